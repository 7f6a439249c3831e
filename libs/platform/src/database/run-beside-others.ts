import { setTimeout as sleep } from 'node:timers/promises';
import { DatabaseUnusableError } from './database-checks';

const TRIES = 20;
const PAUSE_MS = 1_000;
const DEADLOCK = '40P01';
const LOCK_NOT_AVAILABLE = '55P03';

/**
 * Migrates while older processes are at work. Each migration is a transaction of its own: one that met their work begins anew, those before
 * it stay.
 * @throws DatabaseUnusableError when that didn't help
 */
export async function runBesideOthers(work: () => Promise<unknown>, pauseMs = PAUSE_MS): Promise<void> {
  for (let tries = 1; ; tries += 1) {
    try {
      await work();
      return;
    } catch (error) {
      const { code } = error as { code?: string };
      if (code !== DEADLOCK && code !== LOCK_NOT_AVAILABLE) throw error;
      if (tries === TRIES) throw new DatabaseUnusableError(BUSY);
    }
    await sleep(pauseMs);
  }
}

const BUSY =
  `A migration could not have its tables in ${TRIES} tries, because other sessions are at work on them: ` +
  'end long transactions (pg_stat_activity shows them) or stop the older processes, and start again.';
