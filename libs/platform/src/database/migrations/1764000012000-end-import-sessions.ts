import { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Ends the sessions in which a worker that is gone still holds an import: in the middle of a COPY no time limit of the database reaches
 * one, and whoever takes the import over would wait for its lock. Such a session bears the import's id in its application name.
 */
export class EndImportSessions1764000012000 implements MigrationInterface {
  name = 'EndImportSessions1764000012000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(END_IMPORT_SESSIONS);
    await runner.query(`REVOKE ALL ON FUNCTION end_import_sessions FROM PUBLIC`);
    await runner.query(`GRANT EXECUTE ON FUNCTION end_import_sessions TO echonio_importer`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP FUNCTION end_import_sessions`);
  }
}

/** As the owner, who may end sessions of the role that serves; where he may not, they end by themselves in time. */
const END_IMPORT_SESSIONS = `
  CREATE FUNCTION end_import_sessions(import uuid) RETURNS integer LANGUAGE plpgsql SECURITY DEFINER
  SET search_path = pg_catalog, pg_temp AS $$
  DECLARE
    ended integer;
  BEGIN
    SELECT count(pg_terminate_backend(pid)) INTO ended FROM pg_stat_activity
     WHERE datname = current_database() AND pid <> pg_backend_pid() AND application_name = 'echonio import ' || import;
    RETURN ended;
  EXCEPTION WHEN insufficient_privilege THEN
    RETURN 0;
  END $$`;
