import { setTimeout as sleep } from 'node:timers/promises';
import type { ImportProgress, ImportReply, ImportSight } from '@echonio/imports';
import type { Progress } from '../progress/progress';
import { followImport } from './follow-import';

const aReply = (changes: Partial<ImportReply>): ImportReply =>
  ({ id: 'x', state: 'reading', percent: 0, rows: 0, created: 0, updated: 0, skipped: 0, ...changes }) as ImportReply;
const aSight = (changes: Partial<ImportReply>, progress: Partial<ImportProgress> = {}): ImportSight => ({
  seen: aReply(changes),
  progress: { rowsPerSecond: null, estimatedSecondsLeft: null, ...progress } as ImportProgress,
});
const started = aReply({ startedAt: null });
const never = new AbortController().signal;

/** Gives one after the other, then nothing until it is told to stop. */
function sightsOf(...sights: ImportSight[]): (signal: AbortSignal) => AsyncIterable<ImportSight> {
  return async function* (signal) {
    yield* sights;
    if (['reading', 'applying'].includes(sights.at(-1)?.seen.state ?? 'reading')) {
      await sleep(60_000, undefined, { signal }).catch(() => {});
    }
  };
}

it('shows each step until the import has ended, with the speed that the product tells', async () => {
  const shown: Progress[] = [];
  const sights = sightsOf(
    aSight({ startedAt: null }),
    aSight({ startedAt: 'now', rows: 200, percent: 4 }),
    aSight(
      { state: 'applying', startedAt: 'now', rows: 300, created: 100, skipped: 1, percent: 60 },
      { rowsPerSecond: 50, estimatedSecondsLeft: 4 },
    ),
    aSight({ state: 'completed' }),
  );
  expect(await followImport(started, sights, (progress) => shown.push(progress), never)).toEqual(
    aReply({ state: 'completed' }),
  );
  expect(shown).toEqual([
    { step: 'waiting', percent: 0, done: 0, unit: 'rows' },
    { step: 'reading', percent: 4, done: 200, unit: 'rows', rate: null, secondsLeft: null },
    { step: 'applying', percent: 60, done: 101, unit: 'rows', rate: 50, secondsLeft: 4 },
  ]);
});

it('ends with what was last seen when it is stopped', async () => {
  const stop = new AbortController();
  const sight = aSight({ startedAt: 'now', rows: 200 });
  expect(await followImport(started, sightsOf(sight), () => stop.abort(), stop.signal)).toBe(sight.seen);
});

it('loses patience when the import is not seen for a while', async () => {
  await expect(followImport(started, sightsOf(), () => {}, never, 20)).rejects.toThrow(
    'The database has been away for 0.02 s. The import x goes on when a server finds it again.',
  );
});
