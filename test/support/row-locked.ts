import { setTimeout as sleep } from 'node:timers/promises';
import { Pool } from 'pg';

export interface RowLock {
  /** Resolves when a session waits for it. */
  isWaitedFor(): Promise<void>;
  /** Done by the session that has the lock, and seen by others when it is released. */
  run(sql: string, values: unknown[]): Promise<void>;
  release(): Promise<void>;
}

/** Locks a row as somebody does who is about to change it, until it is released. */
export const rowLocked = (owner: Pool, table: string, id: string): Promise<RowLock> =>
  locked(owner, `SELECT FROM ${table} WHERE id = $1 FOR UPDATE`, [id]);

/** Keeps everybody from reading a table, until it is released. */
export const tableLocked = (owner: Pool, table: string): Promise<RowLock> => locked(owner, `LOCK TABLE ${table}`, []);

async function locked(owner: Pool, sql: string, values: unknown[]): Promise<RowLock> {
  const client = await owner.connect();
  await client.query('BEGIN');
  await client.query(sql, values);
  const { rows } = await client.query<{ pid: number }>('SELECT pg_backend_pid() AS pid');
  const waiting = async (): Promise<boolean> => {
    const found = await owner.query(`SELECT FROM pg_stat_activity WHERE $1 = ANY (pg_blocking_pids(pid))`, [
      rows[0]!.pid,
    ]);
    return found.rowCount! > 0;
  };
  return {
    async isWaitedFor() {
      for (const end = Date.now() + 10_000; !(await waiting());) {
        if (Date.now() > end) throw new Error('nobody waits for the row');
        await sleep(20);
      }
    },
    async run(work, given) {
      await client.query(work, given);
    },
    async release() {
      await client.query('COMMIT');
      client.release();
    },
  };
}
