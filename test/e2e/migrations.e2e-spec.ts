import { createDataSource, migrate, MIGRATIONS } from '@echonio/platform';
import { cloneDatabase, createEmptyDatabase } from '../support/test-database';

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
