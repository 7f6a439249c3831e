import { setTimeout as sleep } from 'node:timers/promises';
import { createDataSource, migrate, MIGRATIONS } from '@echonio/platform';
import { sortKey } from '@echonio/search-text';
import { cloneDatabase, createEmptyDatabase } from '../support/test-database';

const NIL = '00000000-0000-0000-0000-000000000000';

describe('migrations', () => {
  it('make exactly the schema that the entities describe', async () => {
    const database = await cloneDatabase();
    const dataSource = await createDataSource({ url: database.ownerUrl }).initialize();
    try {
      const { upQueries } = await dataSource.driver.createSchemaBuilder().log();
      expect(upQueries.map(({ query }) => query)).toEqual([]);
    } finally {
      await dataSource.destroy();
      await database.drop();
    }
  });

  it('can be undone one by one and run again', async () => {
    const database = await createEmptyDatabase();
    const dataSource = await createDataSource({ url: database.ownerUrl }).initialize();
    try {
      expect(await migrate(database.ownerUrl)).toHaveLength(MIGRATIONS.length);
      for (let undone = 0; undone < MIGRATIONS.length; undone += 1) await dataSource.undoLastMigration();
      const left = await dataSource.query(
        `SELECT relname FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind = 'r' AND relname <> 'migrations'`,
      );
      expect(left).toEqual([]);
      expect(await migrate(database.ownerUrl)).toHaveLength(MIGRATIONS.length);
    } finally {
      await dataSource.destroy();
      await database.drop();
    }
  });

  it('wait for the work of older processes without holding others up, and come again', async () => {
    const database = await createEmptyDatabase();
    const dataSource = await createDataSource({ url: database.ownerUrl }).initialize();
    const runner = dataSource.createQueryRunner();
    try {
      await migrate(database.ownerUrl);
      await dataSource.undoLastMigration();
      await runner.query(`BEGIN`);
      await runner.query(`LOCK TABLE organizations IN ROW EXCLUSIVE MODE`);
      const migrated = migrate(database.ownerUrl);
      const refused = async (): Promise<boolean> => {
        const [row] = await dataSource.query(
          `SELECT count(*)::int AS waits FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'`,
        );
        return row.waits > 0;
      };
      while (!(await refused())) await sleep(20);
      while (await refused()) await sleep(20);
      await runner.query(`COMMIT`);
      expect(await migrated).toEqual([MIGRATIONS.at(-1)!.name]);
    } finally {
      await runner.release();
      await dataSource.destroy();
      await database.drop();
    }
  });

  it('give customers and staged rows from before the names that lists are sorted by', async () => {
    const database = await createEmptyDatabase();
    const dataSource = await createDataSource({ url: database.ownerUrl }).initialize();
    try {
      await migrate(database.ownerUrl);
      const later = MIGRATIONS.length - MIGRATIONS.findIndex(({ name }) => name === 'AddListOrders1764000020000');
      for (let undone = 0; undone < later; undone += 1) await dataSource.undoLastMigration();
      await dataSource.query(`INSERT INTO organizations (id, name) VALUES ($1, 'o')`, [NIL]);
      await dataSource.query(`INSERT INTO operators (organization_id, id, name) VALUES ($1, $1, 'o')`, [NIL]);
      await dataSource.query(
        `INSERT INTO customers (organization_id, id, creator_operator_id, type, name, title, last_name, first_name, father_name)
         SELECT $1::uuid, gen_random_uuid(), $1::uuid, 'corporate', 'Café ' || n, NULL, NULL, NULL, NULL FROM generate_series(1, 12000) n
         UNION ALL SELECT $1::uuid, gen_random_uuid(), $1::uuid, t.* FROM (VALUES
           ('corporate', NULL, 'پارس', NULL, NULL, NULL), ('corporate', NULL, NULL, NULL, NULL, NULL),
           ('personal', NULL, NULL, 'Shook', 'Gary', 'Bob'), ('personal', NULL, NULL, ' ', NULL, 'Bob')) t`,
        [NIL],
      );
      await dataSource.query(
        `INSERT INTO import_staging (organization_id, import_id, ordinal, line, customer_id, event_id, type, name, key, contacts, tags, tag_event_ids)
         VALUES ($1, $1, 1, 2, $1, $1, 'corporate', 'Élan', '', '[]', '{}', '{}')`,
        [NIL],
      );
      await migrate(database.ownerUrl);
      const counted = await dataSource.query(
        `SELECT count(*)::int AS all, count(*) FILTER (WHERE sort_name = 'cafe ' || substr(name, 6))::int AS cafes FROM customers`,
      );
      expect(counted).toEqual([{ all: 12004, cafes: 12000 }]);
      const others = await dataSource.query(`SELECT sort_name FROM customers WHERE name IS NULL ORDER BY sort_name`);
      expect(others.map((row: { sort_name: string }) => row.sort_name)).toEqual([
        '',
        'bob',
        'shook\ngary',
        sortKey(['پارس']),
      ]);
      expect(await dataSource.query(`SELECT sort_name FROM import_staging`)).toEqual([{ sort_name: 'elan' }]);
    } finally {
      await dataSource.destroy();
      await database.drop();
    }
  });

  it('run once when several processes start together', async () => {
    const database = await createEmptyDatabase();
    try {
      const ran = await Promise.all([1, 2, 3].map(() => migrate(database.ownerUrl)));
      expect(ran.flat()).toHaveLength(MIGRATIONS.length);
    } finally {
      await database.drop();
    }
  });

  it('refuse a database whose locale knows no Persian letters, in one clear sentence', async () => {
    const database = await createEmptyDatabase(`LOCALE 'C'`);
    try {
      await expect(migrate(database.ownerUrl)).rejects.toThrow(/LOCALE 'C.UTF-8'/);
    } finally {
      await database.drop();
    }
  });
});
