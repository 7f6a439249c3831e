import { QueryRunner } from 'typeorm';

/**
 * Puts a table under row-level security: the roles that serve see and write only rows of the organization that the transaction named in
 * `app.organization_id`. Not forced, so that the owner's backups and backfills see every row.
 */
export async function enableTenantPolicy(
  runner: QueryRunner,
  table: string,
  grants = 'SELECT, INSERT, UPDATE, DELETE',
  column = 'organization_id',
): Promise<void> {
  await runner.query(`ALTER TABLE ${table} ENABLE ROW LEVEL SECURITY`);
  await runner.query(
    `CREATE POLICY tenant ON ${table} TO echonio_app, echonio_importer
       USING (${column} = current_organization()) WITH CHECK (${column} = current_organization())`,
  );
  await runner.query(`GRANT ${grants} ON ${table} TO echonio_app, echonio_importer`);
}
