import { MigrationInterface, QueryRunner } from 'typeorm';
import { enableTenantPolicy } from './tenant-policy';

/** Organizations with their counters, operators, tokens, and the one function by which a request enters its organization. */
export class CreateAccess1764000001000 implements MigrationInterface {
  name = 'CreateAccess1764000001000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE organizations (
        id uuid NOT NULL,
        name text NOT NULL,
        default_region character(2) NOT NULL DEFAULT 'IR',
        created_at timestamptz NOT NULL DEFAULT clock_timestamp(),
        CONSTRAINT organizations_pk PRIMARY KEY (id),
        CONSTRAINT organizations_name_unique UNIQUE (name)
      )`);
    await runner.query(`
      CREATE TABLE organization_counters (
        organization_id uuid NOT NULL,
        event_sequence bigint NOT NULL DEFAULT 0,
        customers_count bigint NOT NULL DEFAULT 0,
        CONSTRAINT organization_counters_pk PRIMARY KEY (organization_id),
        CONSTRAINT organization_counters_organization_fk FOREIGN KEY (organization_id)
          REFERENCES organizations (id) ON DELETE CASCADE
      ) WITH (fillfactor = 50)`);
    await runner.query(`
      CREATE TABLE operators (
        organization_id uuid NOT NULL,
        id uuid NOT NULL,
        name text NOT NULL,
        permissions text[] NOT NULL DEFAULT '{}',
        created_at timestamptz NOT NULL DEFAULT clock_timestamp(),
        removed_at timestamptz,
        CONSTRAINT operators_pk PRIMARY KEY (organization_id, id),
        CONSTRAINT operators_organization_fk FOREIGN KEY (organization_id)
          REFERENCES organizations (id) ON DELETE CASCADE
      )`);
    await runner.query(
      `CREATE UNIQUE INDEX operators_name_unique ON operators (organization_id, name) WHERE removed_at IS NULL`,
    );
    await runner.query(`
      CREATE TABLE access_tokens (
        organization_id uuid NOT NULL,
        id uuid NOT NULL,
        operator_id uuid NOT NULL,
        digest bytea NOT NULL,
        label text,
        created_at timestamptz NOT NULL DEFAULT clock_timestamp(),
        expires_at timestamptz,
        revoked_at timestamptz,
        CONSTRAINT access_tokens_pk PRIMARY KEY (organization_id, id),
        CONSTRAINT access_tokens_digest_unique UNIQUE (organization_id, digest),
        CONSTRAINT access_tokens_operator_fk FOREIGN KEY (organization_id, operator_id)
          REFERENCES operators (organization_id, id) ON DELETE CASCADE
      )`);
    await enableTenantPolicy(runner, 'organizations', 'SELECT', 'id');
    await enableTenantPolicy(runner, 'organization_counters', 'SELECT, UPDATE');
    await enableTenantPolicy(runner, 'operators', 'SELECT, INSERT, UPDATE');
    await enableTenantPolicy(runner, 'access_tokens', 'SELECT, INSERT, UPDATE');
    await runner.query(ENTER_REQUEST);
    await runner.query(ENTER_BACKGROUND);
    await runner.query(`REVOKE ALL ON FUNCTION enter_request, enter_background FROM PUBLIC`);
    await runner.query(`GRANT EXECUTE ON FUNCTION enter_request, enter_background TO echonio_app, echonio_importer`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP FUNCTION enter_background`);
    await runner.query(`DROP FUNCTION enter_request`);
    await runner.query(`DROP TABLE access_tokens, operators, organization_counters, organizations`);
  }
}

/** Names the organization for the transaction, then proves the token under its policy; EC401 and EC403 end the transaction. */
const ENTER_REQUEST = `
  CREATE FUNCTION enter_request(organization uuid, token_digest bytea, required text[])
  RETURNS TABLE (operator_id uuid, permissions text[]) LANGUAGE plpgsql AS $$
  DECLARE
    missing text[];
  BEGIN
    PERFORM set_config('app.organization_id', organization::text, true);
    SELECT o.id, o.permissions INTO operator_id, permissions
      FROM access_tokens t
      JOIN operators o ON o.organization_id = t.organization_id AND o.id = t.operator_id
     WHERE t.organization_id = organization AND t.digest = token_digest AND t.revoked_at IS NULL
       AND (t.expires_at IS NULL OR t.expires_at > clock_timestamp()) AND o.removed_at IS NULL;
    IF NOT FOUND THEN
      RAISE EXCEPTION 'token refused' USING ERRCODE = 'EC401';
    END IF;
    IF NOT (required <@ permissions OR 'superuser' = ANY (permissions)) THEN
      missing := ARRAY(SELECT unnest(required) EXCEPT SELECT unnest(permissions) ORDER BY 1);
      RAISE EXCEPTION 'permission missing'
        USING ERRCODE = 'EC403', DETAIL = operator_id::text, HINT = array_to_string(missing, ',');
    END IF;
    PERFORM set_config('app.operator_id', operator_id::text, true);
    RETURN NEXT;
  END $$`;

/** For workers, which act for an operator whose request was authorised when the work was accepted. */
const ENTER_BACKGROUND = `
  CREATE FUNCTION enter_background(organization uuid, operator uuid)
  RETURNS TABLE (operator_id uuid, permissions text[]) LANGUAGE plpgsql AS $$
  BEGIN
    PERFORM set_config('app.organization_id', organization::text, true);
    PERFORM set_config('app.operator_id', coalesce(operator::text, ''), true);
    SELECT o.id, o.permissions INTO operator_id, permissions
      FROM operators o WHERE o.organization_id = organization AND o.id = operator;
    RETURN NEXT;
  END $$`;
