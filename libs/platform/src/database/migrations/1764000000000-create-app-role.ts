import { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * The roles, which own nothing and are bound by row-level security, and the extensions of search. `echonio_app` serves requests;
 * `echonio_importer` may touch the queue and the staging of imports too, which have no policy. The app role may take it on and has none of
 * its rights before, so that a request reaches those tables only where the code says so.
 */
export class CreateAppRole1764000000000 implements MigrationInterface {
  name = 'CreateAppRole1764000000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`CREATE EXTENSION IF NOT EXISTS pg_trgm`);
    await runner.query(`CREATE EXTENSION IF NOT EXISTS btree_gin`);
    await runner.query(`
      DO $$ BEGIN
        IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'echonio_app') THEN
          CREATE ROLE echonio_app NOLOGIN NOSUPERUSER NOBYPASSRLS;
        END IF;
        IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'echonio_importer') THEN
          CREATE ROLE echonio_importer NOLOGIN NOSUPERUSER NOBYPASSRLS;
        END IF;
      END $$`);
    await runner.query(GRANT_IMPORTER);
    // With one connection string the server takes on the role for each transaction; boot says so if it may not.
    await runner.query(`
      DO $$ BEGIN
        EXECUTE format('GRANT echonio_app TO %I', current_user);
      EXCEPTION WHEN insufficient_privilege THEN NULL;
      END $$`);
    await runner.query(`GRANT SELECT ON migrations TO echonio_app, echonio_importer`);
    await runner.query(`
      DO $$
      BEGIN
        EXECUTE format('GRANT USAGE ON SCHEMA %I TO echonio_app, echonio_importer', current_schema());
      END $$`);
    await runner.query(`
      CREATE FUNCTION current_organization() RETURNS uuid LANGUAGE sql STABLE PARALLEL SAFE
      AS $$ SELECT nullif(current_setting('app.organization_id', true), '')::uuid $$`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP FUNCTION current_organization()`);
    await runner.query(
      `DO $$ BEGIN EXECUTE format('REVOKE USAGE ON SCHEMA %I FROM echonio_app, echonio_importer', current_schema()); END $$`,
    );
  }
}

/** Until PostgreSQL 16 it is the member that says whether it inherits, not the membership; and it can't even parse the newer words. */
const GRANT_IMPORTER = `
  DO $$ BEGIN
    IF pg_has_role('echonio_app', 'echonio_importer', 'MEMBER') AND NOT pg_has_role('echonio_app', 'echonio_importer', 'USAGE') THEN
      RETURN;
    END IF;
    IF current_setting('server_version_num')::int >= 160000 THEN
      EXECUTE 'GRANT echonio_importer TO echonio_app WITH INHERIT FALSE, SET TRUE';
    ELSE
      ALTER ROLE echonio_app NOINHERIT;
      GRANT echonio_importer TO echonio_app;
    END IF;
  END $$`;
