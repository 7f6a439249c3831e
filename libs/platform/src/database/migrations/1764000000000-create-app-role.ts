import { MigrationInterface, QueryRunner } from 'typeorm';

/** The role that serves requests (it owns nothing and is bound by row-level security) and the extensions of search. */
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
      END $$`);
    // With one connection string the server takes on the role for each transaction; boot says so if it may not.
    await runner.query(`
      DO $$ BEGIN
        EXECUTE format('GRANT echonio_app TO %I', current_user);
      EXCEPTION WHEN insufficient_privilege THEN NULL;
      END $$`);
    await runner.query(`GRANT SELECT ON migrations TO echonio_app`);
    await runner.query(`
      DO $$
      BEGIN
        EXECUTE format('GRANT USAGE ON SCHEMA %I TO echonio_app', current_schema());
      END $$`);
    await runner.query(`
      CREATE FUNCTION current_organization() RETURNS uuid LANGUAGE sql STABLE PARALLEL SAFE
      AS $$ SELECT nullif(current_setting('app.organization_id', true), '')::uuid $$`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP FUNCTION current_organization()`);
    await runner.query(
      `DO $$ BEGIN EXECUTE format('REVOKE USAGE ON SCHEMA %I FROM echonio_app', current_schema()); END $$`,
    );
  }
}
