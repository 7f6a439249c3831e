import { setTimeout as sleep } from 'node:timers/promises';
import { randomBytes } from 'node:crypto';
import { Client } from 'pg';

/** A database of its own, cloned from the migrated template. */
export interface TestDatabase {
  ownerUrl: string;
  appUrl: string;
  drop(): Promise<void>;
}

export async function cloneDatabase(template = 'template_migrated'): Promise<TestDatabase> {
  return createDatabase(`TEMPLATE ${template} STRATEGY file_copy`);
}

/** A database without any table. */
export const createEmptyDatabase = (locale = `LOCALE 'C.UTF-8'`): Promise<TestDatabase> =>
  createDatabase(`TEMPLATE template0 ENCODING 'UTF8' ${locale}`);

async function createDatabase(options: string): Promise<TestDatabase> {
  const name = `test_${randomBytes(6).toString('hex')}`;
  await administer(`CREATE DATABASE ${name} ${options}`);
  return {
    ownerUrl: urlOf(process.env.TEST_OWNER_URL!, name),
    appUrl: urlOf(process.env.TEST_APP_URL!, name),
    drop: () => dropDatabase(name),
  };
}

/** The server's own autovacuum may be at the database, and its owner must not end that; it is gone in a moment. */
async function dropDatabase(name: string): Promise<void> {
  for (let tries = 1; ; tries += 1) {
    try {
      return await administer(`DROP DATABASE ${name} WITH (FORCE)`);
    } catch (error) {
      if (tries === 20 || !/permission denied to terminate/.test((error as Error).message)) throw error;
      await sleep(500);
    }
  }
}

/** Runs one statement of administration beside the test databases. */
export async function administer(sql: string): Promise<void> {
  const client = new Client(urlOf(process.env.TEST_OWNER_URL!, 'postgres'));
  await client.connect();
  // Two clones can't be made of one template at the same time.
  await client.query('SELECT pg_advisory_lock(1)');
  await client.query(sql).finally(() => client.end());
}

export function urlOf(url: string, database: string): string {
  const changed = new URL(url);
  changed.pathname = `/${database}`;
  return changed.href;
}
