import { DatabaseSync } from 'node:sqlite';
import { setTimeout as sleep } from 'node:timers/promises';

// SQLite's locks are the system's own file locks: they end with their process, however it ends, and need no clean-up.
const BUSY = 5;
const LOCKING = { exclusive: 'BEGIN EXCLUSIVE', shared: 'BEGIN; SELECT count(*) FROM sqlite_schema' };

function begin(file: string, kind: keyof typeof LOCKING): DatabaseSync | undefined {
  const database = new DatabaseSync(file);
  try {
    // With its journal in memory there is nothing to write, so that locking works on a full disk.
    database.exec(`PRAGMA journal_mode = MEMORY; ${LOCKING[kind]}`);
    return database;
  } catch (error) {
    database.close();
    if ((error as { errcode?: number }).errcode === BUSY) return undefined;
    throw error;
  }
}

/** Runs `work` while no other process, and no other call in this one, is inside a lock on the same file. */
export async function withFileLock<T>(file: string, onWait: () => void, work: () => Promise<T>): Promise<T> {
  const since = Date.now();
  let told = false;
  for (;;) {
    const held = begin(file, 'exclusive');
    if (held) {
      try {
        return await work();
      } finally {
        held.close();
      }
    }
    if (!told && Date.now() - since > 3000) {
      told = true;
      onWait();
    }
    await sleep(20);
  }
}

/** Marks the file as in use until the returned function is called or the process ends; any number may do so at once. */
export async function markInUse(file: string): Promise<() => void> {
  for (;;) {
    const mark = begin(file, 'shared');
    if (mark) return () => mark.isOpen && mark.close();
    await sleep(20);
  }
}

/** Whether anyone, also in another container that shares the directory, has marked the file as in use. */
export function isInUse(file: string): boolean {
  const free = begin(file, 'exclusive');
  free?.close();
  return !free;
}
