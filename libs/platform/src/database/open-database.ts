import { setTimeout as sleep } from 'node:timers/promises';
import { Pool } from 'pg';
import { DataSource } from 'typeorm';
import { Settings } from '../config/settings';
import { createDataSource } from './data-source';
import { DatabaseUnusableError, servingRoleFault } from './database-checks';
import { EmbeddedServer, startEmbeddedServer } from './embedded/embedded-server';
import { isConnectionLoss } from './database-errors';
import { migrate } from './migrate';
import { longWorkPool, poolOf } from './pool';

/** How long sessions have to end by themselves. */
const SESSIONS_END_MS = 500;
/** Two imports with two lanes each. */
const LONG_WORK_CONNECTIONS = 4;

/** A migrated database, ready to serve. */
export interface OpenDatabase {
  /** Sessions of the role that serves requests. */
  dataSource: DataSource;
  /** Whether each transaction must take on the role `echonio_app` first. */
  takeRole: boolean;
  /** Sessions of the same role for long work. */
  longWork: Pool;
  /** For administration: organizations, backups. */
  ownerUrl: string;
  embedded: EmbeddedServer | null;
  migrationsRun: string[];
  close(): Promise<void>;
}

/** What the application needs of it. */
export type ServedDatabase = Pick<OpenDatabase, 'dataSource' | 'takeRole'> & Partial<Pick<OpenDatabase, 'longWork'>>;

/**
 * Opens the database that the settings name, or the embedded one, and migrates it.
 * @param mode `visitor` for short-lived commands, which never stop an embedded server that others use
 * @throws DatabaseUnusableError, EmbeddedServerError with one sentence for the operator
 */
export async function openDatabase(
  settings: Settings,
  log: (line: string) => void = () => {},
  mode: 'server' | 'visitor' = 'server',
): Promise<OpenDatabase> {
  const embedded = settings.DATABASE_URL
    ? null
    : await startEmbeddedServer({
        dataDir: settings.DATA_DIR,
        port: settings.EMBEDDED_DATABASE_PORT || undefined,
        log,
        mode,
      });
  try {
    const ownerUrl = embedded?.ownerUrl ?? settings.ownerUrl!;
    const migrationsRun = await migrate(ownerUrl).catch(explainConnection);
    const served = await openServing(settings, embedded?.appUrl ?? settings.DATABASE_URL!);
    const longWork = longWorkPool(served.dataSource, LONG_WORK_CONNECTIONS, embedded !== null);
    return {
      ...served,
      longWork,
      ownerUrl,
      embedded,
      migrationsRun,
      close: async () => {
        await Promise.all([endSessions(served.dataSource), endInTime(longWork.end())]);
        await embedded?.leave();
      },
    };
  } catch (error) {
    await embedded?.leave();
    throw error;
  }
}

/** A statement that still runs keeps its session: the server that is stopped next, or the end of this process, ends it. */
async function endSessions(dataSource: DataSource): Promise<void> {
  // The application that was given the data source may have closed it already.
  if (!dataSource.isInitialized) return;
  await endInTime(dataSource.destroy());
}

async function endInTime(end: Promise<void>): Promise<void> {
  await Promise.race([end.catch(() => {}), sleep(SESSIONS_END_MS, undefined, { ref: false })]);
}

async function openServing(settings: Settings, url: string): Promise<{ dataSource: DataSource; takeRole: boolean }> {
  const dataSource = await createDataSource({
    url,
    poolSize: settings.DATABASE_POOL_SIZE,
    poolTimeoutMs: settings.DATABASE_POOL_TIMEOUT_MS,
    statementTimeoutMs: settings.STATEMENT_TIMEOUT_MS,
    lockTimeoutMs: settings.LOCK_TIMEOUT_MS,
  })
    .initialize()
    .catch(explainConnection);
  const pool = poolOf(dataSource);
  if ((await servingRoleFault(pool, false)) === null) return { dataSource, takeRole: false };
  const fault = (await servingRoleFault(pool, true)) ?? (await roleChangeFault(dataSource));
  if (fault === null) return { dataSource, takeRole: true };
  await dataSource.destroy();
  throw new DatabaseUnusableError(
    `The database user may not serve requests: ${fault}. Let an administrator run: GRANT echonio_app TO CURRENT_USER.`,
  );
}

async function roleChangeFault(dataSource: DataSource): Promise<string | null> {
  const client = await poolOf(dataSource).connect();
  try {
    await client.query(`BEGIN; SET LOCAL ROLE echonio_app; ROLLBACK`);
    return null;
  } catch (error) {
    return (error as Error).message;
  } finally {
    client.release(true);
  }
}

function explainConnection(error: Error & { code?: string }): never {
  if (isConnectionLoss(error)) throw new DatabaseUnusableError(`The database can't be reached: ${error.message}.`);
  if (/^(28...|3D000)$/.test(error.code ?? ''))
    throw new DatabaseUnusableError(`The database refuses: ${error.message}.`);
  throw error;
}
