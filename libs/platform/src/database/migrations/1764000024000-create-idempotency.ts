import { MigrationInterface, QueryRunner } from 'typeorm';
import { enableTenantPolicy } from './tenant-policy';

/**
 * Keys under which requests were sent, with what they asked for; a key without a status belongs to a long call that has begun. The replies
 * lie apart, because a reply goes with the customer or the file that it is about, and the key doesn't: a late repeat must not make again
 * what was deleted since.
 */
export class CreateIdempotency1764000024000 implements MigrationInterface {
  name = 'CreateIdempotency1764000024000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(KEYS);
    await runner.query(`CREATE INDEX idempotency_keys_by_age ON idempotency_keys (created_at)`);
    await runner.query(REPLIES);
    for (const subject of ['customer', 'file']) {
      await runner.query(
        `CREATE INDEX idempotency_replies_by_${subject} ON idempotency_replies (organization_id, ${subject}_id)
          WHERE ${subject}_id IS NOT NULL`,
      );
    }
    await enableTenantPolicy(runner, 'idempotency_keys');
    await enableTenantPolicy(runner, 'idempotency_replies');
    await runner.query(CLAIM);
    const [{ schema }] = (await runner.query(`SELECT quote_ident(current_schema()) AS schema`)) as [{ schema: string }];
    await runner.query(sweep(schema));
    await runner.query(`REVOKE ALL ON FUNCTION claim_idempotency_key, sweep_idempotency_keys FROM PUBLIC`);
    await runner.query(`GRANT EXECUTE ON FUNCTION claim_idempotency_key TO echonio_app, echonio_importer`);
    await runner.query(`GRANT EXECUTE ON FUNCTION sweep_idempotency_keys TO echonio_importer`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP FUNCTION sweep_idempotency_keys, claim_idempotency_key`);
    await runner.query(`DROP TABLE idempotency_replies, idempotency_keys`);
  }
}

const KEYS = `
  CREATE TABLE idempotency_keys (
    organization_id uuid NOT NULL,
    operator_id uuid NOT NULL,
    key bytea NOT NULL,
    fingerprint bytea NOT NULL,
    status smallint,
    created_at timestamptz NOT NULL DEFAULT clock_timestamp(),
    CONSTRAINT idempotency_keys_pk PRIMARY KEY (organization_id, operator_id, key),
    CONSTRAINT idempotency_keys_organization_fk FOREIGN KEY (organization_id) REFERENCES organizations (id) ON DELETE CASCADE
  )`;

const REPLIES = `
  CREATE TABLE idempotency_replies (
    organization_id uuid NOT NULL,
    operator_id uuid NOT NULL,
    key bytea NOT NULL,
    customer_id uuid,
    file_id uuid,
    headers json NOT NULL,
    body text NOT NULL,
    CONSTRAINT idempotency_replies_pk PRIMARY KEY (organization_id, operator_id, key),
    CONSTRAINT idempotency_replies_key_fk FOREIGN KEY (organization_id, operator_id, key)
      REFERENCES idempotency_keys (organization_id, operator_id, key) ON DELETE CASCADE,
    CONSTRAINT idempotency_replies_customer_fk FOREIGN KEY (organization_id, customer_id)
      REFERENCES customers (organization_id, id) ON DELETE CASCADE,
    CONSTRAINT idempotency_replies_file_fk FOREIGN KEY (organization_id, file_id)
      REFERENCES files (organization_id, id) ON DELETE CASCADE
  )`;

/** Nobody waits here for a key that another transaction has: whoever does would keep a connection from others. */
const CLAIM = `
  CREATE FUNCTION claim_idempotency_key(organization uuid, claimed bytea, asked bytea, hours integer, joins boolean)
  RETURNS void LANGUAGE plpgsql AS $$
  DECLARE
    acting uuid := current_setting('app.operator_id')::uuid;
    known idempotency_keys;
  BEGIN
    IF NOT pg_try_advisory_xact_lock(hashtextextended('idempotency ' || organization || acting || encode(claimed, 'hex'), 0)) THEN
      RAISE EXCEPTION 'the key is in use' USING ERRCODE = 'EC409';
    END IF;
    SELECT * INTO known FROM idempotency_keys k
     WHERE k.organization_id = organization AND k.operator_id = acting AND k.key = claimed
       AND k.created_at > clock_timestamp() - make_interval(hours => hours);
    IF NOT FOUND THEN
      IF joins THEN
        INSERT INTO idempotency_keys (organization_id, operator_id, key, fingerprint) VALUES (organization, acting, claimed, asked)
        ON CONFLICT ON CONSTRAINT idempotency_keys_pk DO UPDATE
          SET fingerprint = excluded.fingerprint, status = NULL, created_at = excluded.created_at;
      END IF;
    ELSIF known.fingerprint <> asked THEN
      RAISE EXCEPTION 'the key is of another request' USING ERRCODE = 'EC422';
    ELSIF known.status IS NOT NULL THEN
      RAISE EXCEPTION 'the request was replied to' USING ERRCODE = 'EC208';
    END IF;
  END $$`;

/** As the owner, who sees the keys of all organizations; it gives nothing but a number. */
const sweep = (schema: string): string => `
  CREATE FUNCTION sweep_idempotency_keys(hours integer, most integer) RETURNS integer LANGUAGE plpgsql SECURITY DEFINER
  SET search_path = ${schema}, pg_temp AS $$
  DECLARE
    gone integer;
  BEGIN
    DELETE FROM idempotency_keys WHERE ctid = ANY (ARRAY(
      SELECT ctid FROM idempotency_keys WHERE created_at <= clock_timestamp() - make_interval(hours => hours)
       ORDER BY created_at LIMIT most FOR UPDATE SKIP LOCKED));
    GET DIAGNOSTICS gone = ROW_COUNT;
    RETURN gone;
  END $$`;
