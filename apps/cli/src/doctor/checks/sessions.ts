import { Settings } from '@echonio/platform';
import { fail, Finding, many, ok, orOk, warn } from '../finding';
import { Ask, Session } from '../session';

const LONG_MS = 5 * 60_000;
const LONG = `
  SELECT pid, usename AS "user", state, round(extract(epoch FROM clock_timestamp() - xact_start))::int AS seconds
    FROM pg_stat_activity
   WHERE datname = current_database() AND backend_type = 'client backend' AND pid <> pg_backend_pid()
     AND clock_timestamp() - xact_start > $1 * interval '1 millisecond'
   ORDER BY xact_start`;

interface LongTransaction {
  pid: number;
  user: string;
  state: string;
  seconds: number;
}

/** Transactions that run on and on: what they may see can't be vacuumed. A session shows only those of its own roles. */
export async function checkLongTransactions(asks: Ask[], longMs = LONG_MS): Promise<Finding[]> {
  const found = new Map<number, LongTransaction>();
  for (const ask of asks) for (const row of await ask<LongTransaction>(LONG, [longMs])) found.set(row.pid, row);
  return orOk(
    [...found.values()].map(({ pid, user, state, seconds }) =>
      warn(
        'transactions',
        `A transaction of ${user} (process ${pid}, ${state}) is open for ${seconds.toLocaleString('en-US')} s.`,
        `See what it is, then, as that user: SELECT pg_terminate_backend(${pid});`,
      ),
    ),
    'transactions',
    `None is open for longer than ${many(LONG_MS / 60_000, 'minute')}.`,
  );
}

const PREPARED = `
  SELECT quote_literal(gid) AS gid, owner, round(extract(epoch FROM clock_timestamp() - prepared))::int AS seconds
    FROM pg_prepared_xacts WHERE database = current_database() ORDER BY prepared`;

export interface PreparedTransaction {
  /** Quoted. */
  gid: string;
  owner: string;
  seconds: number;
}

/** Prepared transactions: the product makes none, and a forgotten one keeps its locks for ever. */
export async function checkPrepared({ ask }: Session): Promise<Finding[]> {
  return judgePrepared(await ask<PreparedTransaction>(PREPARED));
}

export const judgePrepared = (prepared: PreparedTransaction[]): Finding[] =>
  orOk(
    prepared.map(({ gid, owner, seconds }) =>
      warn(
        'prepared',
        `${owner} prepared a transaction ${seconds.toLocaleString('en-US')} s ago; it holds its locks until somebody ends it.`,
        `As ${owner} or a superuser: ROLLBACK PREPARED ${gid};`,
      ),
    ),
    'prepared',
    'No prepared transaction.',
  );

/** Of other roles' sessions neither kind nor state is shown, but whose they are and where. */
const IS_CLIENT = `coalesce(backend_type = 'client backend', usesysid IS NOT NULL AND datid IS NOT NULL)`;
const ROOM = `
  SELECT current_setting('max_connections')::int
           - current_setting('superuser_reserved_connections')::int
           - coalesce(current_setting('reserved_connections', true)::int, 0) AS server,
         (SELECT datconnlimit FROM pg_database WHERE datname = current_database()) AS database,
         (SELECT rolconnlimit FROM pg_roles WHERE rolname = current_user) AS role,
         (SELECT count(*)::int FROM pg_stat_activity WHERE ${IS_CLIENT} AND pid <> pg_backend_pid()
             AND application_name NOT LIKE 'echonio%') AS others,
         (SELECT count(*)::int FROM pg_stat_activity WHERE application_name ~ '^echonio(-customers$| import )') AS ours`;

export interface ConnectionRoom {
  /** What the server lets in, without what it keeps for administrators. */
  server: number;
  /** Bounds of the database and of the role; -1 for none. */
  database: number;
  role: number;
  /** Connections of the product that are open now, and of everybody else. */
  ours: number;
  others: number;
}

/** Four of imports and one of administration. */
const BESIDE_POOL = 5;

/** Whether the server has room for the connections of the product's processes. */
export async function checkConnections({ ask }: Session, settings: Settings): Promise<Finding[]> {
  return [judgeConnections((await ask<ConnectionRoom>(ROOM))[0]!, settings.DATABASE_POOL_SIZE)];
}

export function judgeConnections({ server, database, role, ours, others }: ConnectionRoom, pool: number): Finding {
  const bounds = [server - others, database, role].filter((bound) => bound >= 0);
  const room = Math.max(Math.min(...bounds), 0);
  const each = pool + BESIDE_POOL;
  const processes = Math.floor(room / each);
  const finding =
    `Room for ${many(room, 'connection')} of the product, of which ${ours} are open; ` +
    `a process takes up to ${each}: enough for ${many(processes, 'process', 'processes')}.`;
  const cure =
    `Set DATABASE_POOL_SIZE lower, or more connections: ALTER SYSTEM SET max_connections = ${others + 4 * each + 10}; and a restart` +
    ` (ALTER DATABASE … or ALTER ROLE … CONNECTION LIMIT -1 where that is the bound).`;
  if (processes < 1) return fail('connections', finding, cure);
  if (ours > 0.9 * room) return warn('connections', finding, cure);
  return processes < 2
    ? warn('connections', `${finding} Two at once, as in an upgrade, are too many.`, cure)
    : ok('connections', finding);
}
