import { MigrationInterface, QueryRunner } from 'typeorm';
import { sortKey } from '@echonio/search-text';

/**
 * What lists are sorted by besides the last change: a name that compares alike everywhere, and the creation. The index of changes carries
 * what filters ask for, so that matches are counted in it alone. The fold is written in TypeScript, so customers from before get their
 * sort names here; those that an older process writes meanwhile have none until they change.
 */
export class AddListOrders1764000020000 implements MigrationInterface {
  name = 'AddListOrders1764000020000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP INDEX customers_by_update`);
    for (const table of ['customers', 'import_staging']) {
      await runner.query(`ALTER TABLE ${table} ADD COLUMN sort_name text COLLATE "C"`);
      await fillSortNames(runner, table);
      await runner.query(
        `ALTER TABLE ${table} ALTER COLUMN sort_name SET DEFAULT '', ALTER COLUMN sort_name SET NOT NULL`,
      );
    }
    await runner.query(
      `CREATE INDEX customers_by_update ON customers (organization_id, updated_at DESC, id DESC)
        INCLUDE (version, type, creator_operator_id, created_at)`,
    );
    await runner.query(`CREATE INDEX customers_by_creation ON customers (organization_id, created_at DESC, id DESC)`);
    await runner.query(`CREATE INDEX customers_by_name ON customers (organization_id, sort_name, id)`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP INDEX customers_by_name, customers_by_creation, customers_by_update`);
    await runner.query(
      `CREATE INDEX customers_by_update ON customers (organization_id, updated_at DESC, id DESC) INCLUDE (version)`,
    );
    for (const table of ['import_staging', 'customers'])
      await runner.query(`ALTER TABLE ${table} DROP COLUMN sort_name`);
  }
}

const AT_ONCE = 5_000;

/** The parts of a name: the first that aren't null are the name. */
const PARTS = `CASE type WHEN 'corporate' THEN json_build_array(json_build_array(coalesce(name, title, manager)))
  ELSE json_build_array(json_build_array(last_name, first_name), json_build_array(father_name)) END`;

interface Nameless {
  at: string;
  parts: (string | null)[][];
}

async function fillSortNames(runner: QueryRunner, table: string): Promise<void> {
  await runner.query(`DECLARE nameless NO SCROLL CURSOR FOR SELECT ctid::text AS at, ${PARTS} AS parts FROM ${table}`);
  for (;;) {
    const rows = (await runner.query(`FETCH ${AT_ONCE} FROM nameless`)) as Nameless[];
    if (rows.length === 0) break;
    const names = rows.map(({ parts }) => parts.map((part) => sortKey(part)).find((name) => name !== '') ?? '');
    await runner.query(
      `UPDATE ${table} t SET sort_name = n.name FROM unnest($1::tid[], $2::text[]) AS n (at, name) WHERE t.ctid = n.at`,
      [rows.map(({ at }) => at), names],
    );
  }
  await runner.query(`CLOSE nameless`);
}
