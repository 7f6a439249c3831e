import { getPriority, setPriority } from 'node:os';
import { Pool } from 'pg';
import { DataSource } from 'typeorm';

/** The pg pool under a TypeORM data source, for statements that TypeORM has no words for. */
export function poolOf(dataSource: DataSource): Pool {
  return (dataSource.driver as unknown as { master: Pool }).master;
}

/** Steps of niceness by which the database's processes for long work stand behind those of requests. */
const LOWER_PRIORITY = 5;
const LOWEST_PRIORITY = 19;
/** How many times longer than a request long work may take for a statement: on a busy machine it gets little of the processor. */
const PATIENCE = 4;

/**
 * Connections for long work, apart from those of requests: a request never waits for one that a long transaction holds.
 * @param onThisMachine the server's processes are of this machine, so that those of long work can leave the processor to others
 */
export function longWorkPool(dataSource: DataSource, size: number, onThisMachine: boolean): Pool {
  const { options } = poolOf(dataSource);
  // pg hides the password from being copied.
  const pool = new Pool({
    ...options,
    password: options.password,
    max: size,
    statement_timeout: Number(options.statement_timeout) * PATIENCE,
    lock_timeout: Number(options.lock_timeout) * PATIENCE,
  });
  pool.on('error', () => {});
  if (onThisMachine) pool.on('connect', (client) => stepBack((client as unknown as { processID: number }).processID));
  return pool;
}

function stepBack(processId: number): void {
  try {
    setPriority(processId, Math.min(getPriority(processId) + LOWER_PRIORITY, LOWEST_PRIORITY));
  } catch {
    // Not allowed here; long work then has the same priority as requests.
  }
}
