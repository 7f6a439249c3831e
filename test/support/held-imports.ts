import { Pool } from 'pg';

/** From now on imports stay in the queue, and no worker takes them, until they are let go. */
export async function holdImports(owner: Pool): Promise<void> {
  await owner.query(`CREATE FUNCTION hold_import() RETURNS trigger LANGUAGE plpgsql AS
    $$ BEGIN NEW.due_at := 'infinity'; RETURN NEW; END $$`);
  await owner.query(
    `CREATE TRIGGER hold_import BEFORE INSERT ON import_queue FOR EACH ROW EXECUTE FUNCTION hold_import()`,
  );
}

/** Workers find what was held within some seconds. */
export async function letImportsGo(owner: Pool): Promise<void> {
  await owner.query('DROP FUNCTION IF EXISTS hold_import CASCADE');
  await owner.query(`UPDATE import_queue SET due_at = clock_timestamp() WHERE due_at = 'infinity'`);
}
