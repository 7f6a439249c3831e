import { statement } from '../database/statement';

/**
 * $2 key, $3 fingerprint, $4 hours that keys are kept, $5 whether a request that is known and has no reply yet is joined. The key is the
 * transaction's until it ends. EC208: it was replied to; EC409: another transaction has the key; EC422: it is of another request.
 */
export const CLAIM = statement('idempotency_claim', `SELECT claim_idempotency_key($1, $2, $3, $4, $5)`);

/** $2 key → status, headers, body of the reply; none when it isn't kept */
export const FIND_REPLY = statement(
  'idempotency_find_reply',
  `SELECT k.status, r.headers, r.body FROM idempotency_keys k
     JOIN idempotency_replies r USING (organization_id, operator_id, key)
    WHERE k.organization_id = $1 AND k.operator_id = current_setting('app.operator_id')::uuid AND k.key = $2`,
);

/**
 * $2 key, $3 fingerprint, $4 hours, $5 status, $6 whether the reply is kept, $7 customer and $8 file that it is about, $9 headers, $10 body.
 * A reply that is there already stays.
 */
export const RECORD = statement(
  'idempotency_record',
  `WITH recorded AS (
     INSERT INTO idempotency_keys AS k (organization_id, operator_id, key, fingerprint, status)
     VALUES ($1, current_setting('app.operator_id')::uuid, $2, $3, $5)
     ON CONFLICT ON CONSTRAINT idempotency_keys_pk DO UPDATE
       SET fingerprint = excluded.fingerprint, status = excluded.status, created_at = excluded.created_at
       WHERE k.status IS NULL OR k.created_at <= clock_timestamp() - make_interval(hours => $4)
     RETURNING operator_id
   )
   INSERT INTO idempotency_replies (organization_id, operator_id, key, customer_id, file_id, headers, body)
   SELECT $1, operator_id, $2, (SELECT id FROM customers WHERE organization_id = $1 AND id = $7),
          (SELECT id FROM files WHERE organization_id = $1 AND id = $8), $9, $10
     FROM recorded WHERE $6
   ON CONFLICT ON CONSTRAINT idempotency_replies_pk DO UPDATE
     SET customer_id = excluded.customer_id, file_id = excluded.file_id, headers = excluded.headers, body = excluded.body`,
);

/** $2 key, $3 fingerprint: forgets the request unless there is a reply to it. */
export const RELEASE = statement(
  'idempotency_release',
  `DELETE FROM idempotency_keys
    WHERE organization_id = $1 AND operator_id = current_setting('app.operator_id')::uuid AND key = $2 AND fingerprint = $3 AND status IS NULL`,
);

/** $1 hours, $2 at most → gone: how many were removed, of whatever organization */
export const SWEEP = statement('idempotency_sweep', `SELECT sweep_idempotency_keys($1, $2) AS gone`);

/** SQL for what was replied to requests about the customer $2: `[{status, body}]`. */
export const REPLIES_ABOUT_CUSTOMER = `
  (SELECT coalesce(json_agg(json_build_object('status', k.status, 'body', r.body) ORDER BY k.created_at), '[]')
     FROM idempotency_replies r JOIN idempotency_keys k USING (organization_id, operator_id, key)
    WHERE r.organization_id = $1 AND r.customer_id = $2)`;
