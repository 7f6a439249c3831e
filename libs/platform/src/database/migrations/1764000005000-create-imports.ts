import { MigrationInterface, QueryRunner } from 'typeorm';
import { enableTenantPolicy } from './tenant-policy';

/**
 * Imports with their rejected rows; the queue from which workers of every process take them; the staging where a file waits, checked and
 * complete, until it is applied. Queue and staging carry no policy: a worker looks for work across organizations, and COPY into a table
 * under row-level security is refused. They are the importer role's alone and hold nothing once an import has ended.
 */
export class CreateImports1764000005000 implements MigrationInterface {
  name = 'CreateImports1764000005000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(IMPORTS);
    await runner.query(
      `CREATE UNIQUE INDEX imports_file_once ON imports (organization_id, file_id)
        WHERE NOT dry_run AND state NOT IN ('failed', 'cancelled')`,
    );
    await runner.query(
      `CREATE INDEX imports_by_source_file ON imports (organization_id, source_file_id) WHERE source_file_id IS NOT NULL`,
    );
    await runner.query(REJECTS);
    await runner.query(QUEUE);
    await runner.query(STAGING);
    await enableTenantPolicy(runner, 'imports');
    await enableTenantPolicy(runner, 'import_rejects');
    await runner.query(`GRANT SELECT, INSERT, UPDATE, DELETE ON import_queue, import_staging TO echonio_importer`);
    const [{ schema }] = (await runner.query(`SELECT quote_ident(current_schema()) AS schema`)) as [{ schema: string }];
    await runner.query(flushSearchIndex(schema));
    await runner.query(matchingCustomers(schema));
    await runner.query(`REVOKE ALL ON FUNCTION flush_search_index, matching_customers FROM PUBLIC`);
    await runner.query(`GRANT EXECUTE ON FUNCTION flush_search_index TO echonio_importer`);
    await runner.query(`GRANT EXECUTE ON FUNCTION matching_customers TO echonio_app`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP FUNCTION matching_customers, flush_search_index`);
    await runner.query(`DROP TABLE import_staging, import_queue, import_rejects, imports`);
  }
}

/** `source_file_id` keeps the file from being deleted while it is read; `claim` is who may write: a worker that lost it changes nothing. */
const IMPORTS = `
  CREATE TABLE imports (
    organization_id uuid NOT NULL,
    id uuid NOT NULL,
    file_id uuid NOT NULL,
    source_file_id uuid,
    operator_id uuid NOT NULL,
    dry_run boolean NOT NULL,
    options jsonb NOT NULL,
    state text NOT NULL DEFAULT 'reading',
    claim uuid,
    rows bigint NOT NULL DEFAULT 0,
    created bigint NOT NULL DEFAULT 0,
    updated bigint NOT NULL DEFAULT 0,
    skipped bigint NOT NULL DEFAULT 0,
    rejected bigint NOT NULL DEFAULT 0,
    bytes_read bigint NOT NULL DEFAULT 0,
    bytes_total bigint NOT NULL,
    cursor bigint NOT NULL DEFAULT 0,
    applied_until timestamptz,
    format text,
    encoding text,
    delimiter text,
    columns text[] NOT NULL DEFAULT '{}',
    ignored_columns text[] NOT NULL DEFAULT '{}',
    error jsonb,
    created_at timestamptz NOT NULL DEFAULT clock_timestamp(),
    started_at timestamptz,
    finished_at timestamptz,
    CONSTRAINT imports_pk PRIMARY KEY (organization_id, id),
    CONSTRAINT imports_state_check CHECK (state IN ('reading', 'applying', 'completed', 'failed', 'cancelled')),
    CONSTRAINT imports_operator_fk FOREIGN KEY (organization_id, operator_id)
      REFERENCES operators (organization_id, id) ON DELETE CASCADE,
    CONSTRAINT imports_source_file_fk FOREIGN KEY (organization_id, source_file_id)
      REFERENCES files (organization_id, id)
  ) WITH (fillfactor = 50)`;

const REJECTS = `
  CREATE TABLE import_rejects (
    organization_id uuid NOT NULL,
    import_id uuid NOT NULL,
    ordinal bigint NOT NULL,
    line bigint NOT NULL,
    raw json NOT NULL,
    errors json NOT NULL,
    CONSTRAINT import_rejects_pk PRIMARY KEY (organization_id, import_id, ordinal),
    CONSTRAINT import_rejects_import_fk FOREIGN KEY (organization_id, import_id)
      REFERENCES imports (organization_id, id) ON DELETE CASCADE
  )`;

/** One row for each import that runs (task `import`) or of which rejects are still kept (task `sweep`). */
const QUEUE = `
  CREATE TABLE import_queue (
    organization_id uuid NOT NULL,
    import_id uuid NOT NULL,
    operator_id uuid NOT NULL,
    task text NOT NULL DEFAULT 'import',
    due_at timestamptz NOT NULL DEFAULT clock_timestamp(),
    lease_owner uuid,
    lease_until timestamptz,
    attempts integer NOT NULL DEFAULT 0,
    CONSTRAINT import_queue_pk PRIMARY KEY (organization_id, import_id),
    CONSTRAINT import_queue_task_check CHECK (task IN ('import', 'sweep')),
    CONSTRAINT import_queue_import_fk FOREIGN KEY (organization_id, import_id)
      REFERENCES imports (organization_id, id) ON DELETE CASCADE
  )`;

const STAGING = `
  CREATE UNLOGGED TABLE import_staging (
    organization_id uuid NOT NULL,
    import_id uuid NOT NULL,
    ordinal bigint NOT NULL,
    line bigint NOT NULL,
    customer_id uuid NOT NULL,
    event_id uuid NOT NULL,
    type text NOT NULL,
    name text,
    title text,
    manager text,
    last_name text,
    first_name text,
    father_name text,
    key text NOT NULL,
    contacts json NOT NULL,
    tags uuid[] NOT NULL,
    tag_event_ids uuid[] NOT NULL,
    CONSTRAINT import_staging_pk PRIMARY KEY (organization_id, import_id, ordinal)
  )`;

/** Only the index's owner may do it. It sees and gives nothing of anybody's. */
const flushSearchIndex = (schema: string): string => `
  CREATE FUNCTION flush_search_index() RETURNS bigint LANGUAGE sql SECURITY DEFINER
  SET search_path = ${schema}, pg_temp
  AS $$ SELECT gin_clean_pending_list('customer_search_key_trigrams'::regclass) $$`;

/** All ids that a search finds, for exports; beside `search_customers`, and under the same rules. */
const matchingCustomers = (schema: string): string => `
  CREATE FUNCTION matching_customers(terms json) RETURNS TABLE (customer_id uuid, updated_at timestamptz)
  LANGUAGE plpgsql STABLE SECURITY DEFINER ROWS 1000
  SET search_path = ${schema}, pg_temp AS $$
  DECLARE
    organization uuid := current_organization();
  BEGIN
    IF organization IS NULL THEN
      RAISE EXCEPTION 'no organization in this transaction' USING ERRCODE = 'EC401';
    END IF;
    RETURN QUERY EXECUTE format(
      'SELECT s.customer_id, s.updated_at FROM customer_search s WHERE s.organization_id = %L AND %s',
      organization, search_condition(terms));
  END $$`;
