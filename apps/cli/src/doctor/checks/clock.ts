import { fail, Finding, ok, warn } from '../finding';
import { Session } from '../session';

const NOW = `SELECT extract(epoch FROM clock_timestamp())::float8 * 1000 AS now`;

/** The difference between the clock of this machine and the database's. */
export async function checkClock({ ask }: Session): Promise<Finding[]> {
  const before = Date.now();
  const [{ now }] = (await ask<{ now: number }>(NOW)) as [{ now: number }];
  const after = Date.now();
  return [judgeClock(now - (before + after) / 2, (after - before) / 2)];
}

/** @param ahead by how many ms the database is ahead @param within how exact that is */
export function judgeClock(ahead: number, within: number): Finding {
  const off = Math.max(Math.abs(ahead) - within, 0);
  const finding = `The database's clock is ${Math.round(Math.abs(ahead))} ms ${ahead < 0 ? 'behind' : 'ahead of'} this machine's.`;
  const cure = 'On both machines: timedatectl set-ntp true';
  if (off > 60_000) return fail('clock', finding, cure);
  return off > 1_000 ? warn('clock', finding, cure) : ok('clock', finding);
}
