import { hasEnded, ImportProgress, ImportReply, ImportSight } from '@echonio/imports';
import { Progress } from '../progress/progress';

/** How long the database may be away before nobody waits for it any longer. */
const PATIENCE_MS = 60_000;

/**
 * Shows how an import goes until it has ended or the signal is aborted.
 * @param sights of the import, until the signal that they are given is aborted
 * @returns it as it was last seen
 * @throws when it isn't seen for a while
 */
export async function followImport(
  started: ImportReply,
  sights: (signal: AbortSignal) => AsyncIterable<ImportSight>,
  show: (progress: Progress) => void,
  signal: AbortSignal,
  patienceMs = PATIENCE_MS,
): Promise<ImportReply> {
  const lost = new AbortController();
  const patience = setTimeout(() => lost.abort(), patienceMs);
  let last = started;
  try {
    for await (const { seen, progress } of sights(AbortSignal.any([signal, lost.signal]))) {
      patience.refresh();
      last = seen;
      if (!hasEnded(seen)) show(progressOf(seen, progress));
    }
  } finally {
    clearTimeout(patience);
  }
  if (!hasEnded(last) && !signal.aborted) throw outOfSight(last, patienceMs);
  return last;
}

/** The rows read first, then those that came of them. */
export function progressOf(
  { state, startedAt, percent, rows, created, updated, skipped }: ImportReply,
  { rowsPerSecond, estimatedSecondsLeft }: ImportProgress,
): Progress {
  if (startedAt === null) return { step: 'waiting', percent, done: 0, unit: 'rows' };
  const done = state === 'applying' ? created + updated + skipped : rows;
  return { step: state, percent, done, unit: 'rows', rate: rowsPerSecond, secondsLeft: estimatedSecondsLeft };
}

const outOfSight = ({ id }: ImportReply, ms: number): Error =>
  new Error(`The database has been away for ${ms / 1_000} s. The import ${id} goes on when a server finds it again.`);
