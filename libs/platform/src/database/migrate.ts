import { setTimeout as sleep } from 'node:timers/promises';
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

/** How long a migration waits for a lock. Behind it wait all requests for the same table, so it rather comes again. */
const LOCK_WAIT_MS = 3_000;
const TRIES = 20;
const PAUSE_MS = 1_000;
const DEADLOCK = '40P01';
const LOCK_NOT_AVAILABLE = '55P03';

/** Each migration is a transaction of its own: one that met the work of an older process begins anew, those before it stay. */
async function runBesideOthers(work: () => Promise<unknown>): Promise<void> {
  for (let tries = 1; ; tries += 1) {
    try {
      await work();
      return;
    } catch (error) {
      const { code } = error as { code?: string };
      if ((code !== DEADLOCK && code !== LOCK_NOT_AVAILABLE) || tries >= TRIES) throw error;
    }
    await sleep(PAUSE_MS);
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
