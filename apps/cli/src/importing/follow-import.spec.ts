import type { ImportReply } from '@echonio/imports';
import { UnavailableError } from '@echonio/platform';
import type { Progress } from '../progress/progress';
import { followImport } from './follow-import';

const aReply = (changes: Partial<ImportReply>): ImportReply =>
  ({ id: 'x', state: 'reading', percent: 0, rows: 0, created: 0, updated: 0, skipped: 0, ...changes }) as ImportReply;
const started = aReply({ startedAt: null });
const never = new AbortController().signal;

/** Gives one after the other; an error is thrown. */
function looks(...answers: (ImportReply | Error)[]): () => Promise<ImportReply> {
  const left = [...answers];
  return () => {
    const next = left.shift()!;
    return next instanceof Error ? Promise.reject(next) : Promise.resolve(next);
  };
}

it('shows each step until the import has ended, and is patient with a database that is away', async () => {
  const shown: Progress[] = [];
  const ended = aReply({ state: 'completed' });
  const look = looks(
    aReply({ startedAt: 'now', rows: 200, percent: 4 }),
    new UnavailableError(),
    aReply({ state: 'applying', startedAt: 'now', rows: 300, created: 100, skipped: 1, percent: 60 }),
    ended,
  );
  expect(await followImport(started, look, (progress) => shown.push(progress), never)).toBe(ended);
  const reading = { step: 'reading', percent: 4, done: 200, unit: 'rows' };
  expect(shown).toEqual([
    { step: 'waiting', percent: 0, done: 0, unit: 'rows' },
    reading,
    reading,
    { step: 'applying', percent: 60, done: 101, unit: 'rows' },
  ]);
});

it('ends with what was last seen when it is stopped', async () => {
  const stop = new AbortController();
  const seen = aReply({ startedAt: 'now', rows: 200 });
  const stopped = followImport(started, looks(seen), () => stop.abort(), stop.signal);
  expect(await stopped).toBe(seen);
});

it('fails with any other error', async () => {
  await expect(followImport(started, looks(new Error('gone')), () => {}, never)).rejects.toThrow('gone');
});
