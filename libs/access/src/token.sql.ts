import { statement, utcText } from '@echonio/platform';

const TOKEN = `t.id, t.label, ${utcText('t.created_at')} AS "createdAt", ${utcText('t.expires_at')} AS "expiresAt"`;

/** $2 operator, $3 offset, $4 limit → one row: items, count; none when there is no such operator. Revoked tokens are left out. */
export const LIST_TOKENS = statement(
  'token_list',
  `SELECT (SELECT count(*)::int FROM access_tokens t
            WHERE t.organization_id = $1 AND t.operator_id = $2 AND t.revoked_at IS NULL) AS count,
          (SELECT coalesce(json_agg(page), '[]') FROM (
             SELECT ${TOKEN} FROM access_tokens t
              WHERE t.organization_id = $1 AND t.operator_id = $2 AND t.revoked_at IS NULL
              ORDER BY t.created_at, t.id OFFSET $3 LIMIT $4) page) AS items
     FROM operators o WHERE o.organization_id = $1 AND o.id = $2 AND o.removed_at IS NULL`,
);

/** $2 id, $3 operator, $4 digest, $5 label, $6 expiry → the token's entry */
export const INSERT_TOKEN = statement(
  'token_insert',
  `INSERT INTO access_tokens AS t (organization_id, id, operator_id, digest, label, expires_at)
   VALUES ($1, $2, $3, $4, $5, $6) RETURNING ${TOKEN}`,
);

/** $2 operator, $3 id → a row if it was there and not revoked */
export const REVOKE_TOKEN = statement(
  'token_revoke',
  `UPDATE access_tokens SET revoked_at = clock_timestamp()
    WHERE organization_id = $1 AND operator_id = $2 AND id = $3 AND revoked_at IS NULL RETURNING id`,
);
