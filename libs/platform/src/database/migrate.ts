import { DataSource } from 'typeorm';
import { checkLocale, checkServer, DatabaseUnusableError } from './database-checks';
import { createDataSource } from './data-source';
import { poolOf } from './pool';
import { runBesideOthers } from './run-beside-others';

/** Any constant that all processes of this product agree on. */
const MIGRATION_LOCK = 4_207_215_001;
/** How long a migration waits for a table. Behind it wait all requests for the same, so it rather comes again. */
const LOCK_WAIT_MS = 3_000;

/**
 * Brings the schema up to date, one process at a time; others wait and find nothing to do.
 * @returns the names of the migrations that ran
 * @throws DatabaseUnusableError when the server, the encoding, the locale or the user's rights don't do, or others keep the tables busy
 */
export async function migrate(ownerUrl: string): Promise<string[]> {
  const dataSource = await createDataSource({ url: ownerUrl, lockTimeoutMs: LOCK_WAIT_MS }).initialize();
  try {
    await checkServer(poolOf(dataSource));
    return await underLock(dataSource, async () => {
      const before = await namesRun(dataSource);
      await runBesideOthers(() => dataSource.runMigrations()).catch(explainRights);
      await checkLocale(poolOf(dataSource));
      return (await namesRun(dataSource)).filter((name) => !before.includes(name));
    });
  } finally {
    await dataSource.destroy();
  }
}

async function namesRun(dataSource: DataSource): Promise<string[]> {
  const [{ has }] = (await dataSource.query(`SELECT to_regclass('migrations') IS NOT NULL AS has`)) as [
    { has: boolean },
  ];
  if (!has) return [];
  return ((await dataSource.query(`SELECT name FROM migrations ORDER BY id`)) as { name: string }[]).map(
    ({ name }) => name,
  );
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
    // Another process may need as long as it takes.
    await client.query('SET lock_timeout = 0');
    await client.query('SELECT pg_advisory_lock($1)', [MIGRATION_LOCK]);
    return await work();
  } finally {
    // Closing the session gives the lock back, whatever state it is in.
    client.release(true);
  }
}
