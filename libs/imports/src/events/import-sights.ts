import { RequestContext } from '@echonio/platform';
import { ImportProgress } from '../dto/import-progress.dto';
import { ImportReply } from '../dto/import.reply.dto';
import { hasEnded } from '../import';
import { importReply } from '../import-reply';
import { ImportWatch } from './import-watch';

/** An import as it was just seen. */
export interface ImportSight {
  seen: ImportReply;
  progress: ImportProgress;
}

/**
 * Looks at an import, twice a second, until it has ended or the signal is aborted. Who takes long for one sight gets the newest next. While
 * the database is away there are none.
 */
export async function* importSights(
  watch: ImportWatch,
  ctx: RequestContext,
  importId: string,
  signal: AbortSignal,
): AsyncGenerator<ImportSight, void, undefined> {
  let newest: ImportSight | undefined;
  let isOver = signal.aborted;
  let wake = (): void => {};
  const end = (): void => {
    isOver = true;
    wake();
  };
  signal.addEventListener('abort', end, { once: true });
  const unwatch = watch.watch({
    importId,
    ctx,
    see(record, progress) {
      newest = { seen: importReply(record), progress };
      isOver ||= hasEnded(record);
      wake();
    },
    stop: end,
  });
  try {
    for (;;) {
      const sight = newest;
      newest = undefined;
      if (sight) yield sight;
      else if (isOver) return;
      else await new Promise<void>((resolve) => (wake = resolve));
    }
  } finally {
    signal.removeEventListener('abort', end);
    unwatch();
  }
}
