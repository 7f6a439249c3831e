import { setTimeout as sleep } from 'node:timers/promises';
import { Pool } from 'pg';

export interface RowLock {
  /** Resolves when a session waits for it. */
  isWaitedFor(): Promise<void>;
  release(): Promise<void>;
}

/** Locks a row as somebody does who is about to change it, until it is released. */
export async function rowLocked(owner: Pool, table: string, id: string): Promise<RowLock> {
  const client = await owner.connect();
  await client.query('BEGIN');
  await client.query(`SELECT FROM ${table} WHERE id = $1 FOR UPDATE`, [id]);
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
    async release() {
      await client.query('COMMIT');
      client.release();
    },
  };
}
