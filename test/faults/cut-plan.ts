import { Random } from '../sample/random.ts';
import type { CutPlace } from './wire-proxy.ts';

/** How often each step came in an undisturbed import, by `place step`. */
export type Occurrences = Map<string, number>;

export interface CutPlan {
  place: CutPlace;
  step: string;
  /** Which one of its kind, from 1. */
  occurrence: number;
  /** Whether the other sessions are cut as well, and new ones refused for a moment. */
  reach: 'this session' | 'all sessions' | 'outage';
}

const REACHES: readonly CutPlan['reach'][] = ['this session', 'this session', 'all sessions', 'outage'];

/** What a run with few tries begins with: where a careless import would lose or double rows. */
const TELLING = [
  /^answer COMMIT of import_record_events/,
  /^before COMMIT of import_record_events/,
  /^answer COMMIT of import_progress/,
  /^middle CopyData/,
  /^answer COMMIT of import_end/,
  /^answer COMMIT of import_start/,
];

export function stepsOf(key: string): { place: CutPlace; step: string } {
  const blank = key.indexOf(' ');
  return { place: key.slice(0, blank) as CutPlace, step: key.slice(blank + 1) };
}

/** Each step at its first occurrence and, where there are more, at one of the later ones; so many of them, or all. */
export function cutPlans(seed: number, seen: Occurrences, { count = Infinity }: { count?: number }): CutPlan[] {
  const random = new Random(seed);
  const plans = [...seen].flatMap(([key, times]) => {
    const plan = (occurrence: number): CutPlan => ({ ...stepsOf(key), occurrence, reach: random.pick(REACHES) });
    return times > 1 ? [plan(1), plan(random.integer(2, times))] : [plan(1)];
  });
  if (plans.length <= count) return plans;
  const rank = ({ place, step }: CutPlan): number => {
    const told = TELLING.findIndex((pattern) => pattern.test(`${place} ${step}`));
    return told < 0 ? TELLING.length + random.next() : told;
  };
  const ranked = plans.map((plan) => ({ plan, rank: rank(plan) })).sort((a, b) => a.rank - b.rank);
  return ranked.slice(0, count).map(({ plan }) => plan);
}
