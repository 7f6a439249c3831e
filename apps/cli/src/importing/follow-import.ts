import { setTimeout as sleep } from 'node:timers/promises';
import { ImportReply } from '@echonio/imports';
import { UnavailableError } from '@echonio/platform';
import { Progress } from '../progress/progress';

const LOOK_MS = 200;
/** How long the database may be away before nobody waits for it any longer. */
const PATIENCE_MS = 60_000;

export const hasEnded = ({ state }: Pick<ImportReply, 'state'>): boolean => state !== 'reading' && state !== 'applying';

/**
 * Looks at an import until it has ended or the signal is aborted.
 * @returns it as it was last seen
 * @throws what looking throws; that the database is away only after a while
 */
export async function followImport(
  started: ImportReply,
  look: () => Promise<ImportReply>,
  show: (progress: Progress) => void,
  signal: AbortSignal,
): Promise<ImportReply> {
  let seen = started;
  let seenAt = performance.now();
  while (!hasEnded(seen) && !signal.aborted) {
    show(progressOf(seen));
    await sleep(LOOK_MS, undefined, { signal }).catch(() => {});
    try {
      seen = await look();
      seenAt = performance.now();
    } catch (error) {
      if (!(error instanceof UnavailableError)) throw error;
      if (performance.now() - seenAt > PATIENCE_MS) throw gone(seen);
    }
  }
  return seen;
}

/** The rows read first, then those that came of them. */
export function progressOf({ state, startedAt, percent, rows, created, updated, skipped }: ImportReply): Progress {
  if (startedAt === null) return { step: 'waiting', percent, done: 0, unit: 'rows' };
  const done = state === 'applying' ? created + updated + skipped : rows;
  return { step: state, percent, done, unit: 'rows' };
}

const gone = ({ id }: ImportReply): Error =>
  new Error(
    `The database has been away for ${PATIENCE_MS / 1_000} s. The import ${id} goes on when a server finds it again.`,
  );
