import { DataSource } from 'typeorm';
import { checkLocale, checkServer, DatabaseUnusableError } from './database-checks';
import { createDataSource } from './data-source';
import { poolOf } from './pool';

/** Any constant that all processes of this product agree on. */
const MIGRATION_LOCK = 4_207_215_001;

/**
 * Brings the schema up to date, one process at a time; others wait and find nothing to do.
 * @returns the names of the migrations that ran
 * @throws DatabaseUnusableError when the server, the encoding, the locale or the user's rights don't do
 */
export async function migrate(ownerUrl: string): Promise<string[]> {
  const dataSource = await createDataSource({ url: ownerUrl }).initialize();
  try {
    await checkServer(poolOf(dataSource));
    return await underLock(dataSource, async () => {
      const ran = await dataSource.runMigrations().catch(explainRights);
      await checkLocale(poolOf(dataSource));
      return ran.map((migration) => migration.name);
    });
  } finally {
    await dataSource.destroy();
  }
}

const INSUFFICIENT_PRIVILEGE = '42501';

function explainRights(error: Error & { code?: string }): never {
  if (error.code !== INSUFFICIENT_PRIVILEGE) throw error;
  throw new DatabaseUnusableError(
    `The database user may not set the database up (${error.message}): it must own the database and, the first time, have CREATEROLE.`,
  );
}

async function underLock<T>(dataSource: DataSource, work: () => Promise<T>): Promise<T> {
  const client = await poolOf(dataSource).connect();
  try {
    await client.query('SELECT pg_advisory_lock($1)', [MIGRATION_LOCK]);
    return await work();
  } finally {
    // Closing the session gives the lock back, whatever state it is in.
    client.release(true);
  }
}
