import { Random } from '../sample/random.ts';

/**
 * Who is killed: `all` is the API with PostgreSQL's postmaster and its sessions, `all but sessions` leaves these to find out themselves,
 * `api` leaves PostgreSQL, and beside `api beside another` a second process of the product stands by.
 */
export type Victim = 'all' | 'all but sessions' | 'api' | 'api beside another';

export interface KillPlan {
  victim: Victim;
  /** Imports at once. */
  imports: number;
  /** How far the first import has come, from 0 to 1; below 0 when its call has only just been sent. */
  moment: number;
  /** Milliseconds to wait then. */
  delayMs: number;
}

const VICTIMS: readonly Victim[] = ['all', 'all', 'all', 'all', 'all but sessions', 'api', 'api beside another', 'all'];
const LONGEST_DELAY_MS = 12;

/** The moments are spread evenly, from before the beginning to just after the end, in random order. */
export function killPlans(seed: number, count: number): KillPlan[] {
  const random = new Random(seed);
  const moments = Array.from({ length: count }, (_, index) => -0.03 + (1.05 * (index + random.next())) / count);
  return shuffled(moments, random).map((moment, round) => ({
    victim: VICTIMS[(round + seed) % VICTIMS.length]!,
    imports: random.integer(1, 2),
    moment,
    delayMs: random.next() * LONGEST_DELAY_MS,
  }));
}

function shuffled<T>(items: T[], random: Random): T[] {
  for (let last = items.length - 1; last > 0; last -= 1) {
    const other = random.integer(0, last);
    [items[last], items[other]] = [items[other]!, items[last]!];
  }
  return items;
}
