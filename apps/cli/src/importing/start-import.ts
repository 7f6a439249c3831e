import { ImportBody, ImportOptions, ImportReply } from '@echonio/imports';
import { RequestContext } from '@echonio/platform';
import { InputFile } from '../input-file';
import { ProgressDisplay } from '../progress/progress-display';
import { ImportServices } from './import-services';

/**
 * Takes the file into the storage and queues its import.
 * @throws an error that says that nothing was imported, when the signal is aborted before
 */
export async function startImport(
  { files, imports }: ImportServices,
  ctx: RequestContext,
  source: InputFile,
  options: ImportOptions,
  { display, signal }: { display: ProgressDisplay; signal: AbortSignal },
): Promise<ImportReply> {
  const show = (done: number): void => {
    const percent = source.size ? Math.min((done / source.size) * 100, 100) : undefined;
    display.show({ step: 'storing', percent, done, unit: 'bytes' });
  };
  const stored = await files.store(ctx, source.name, source.chunks(signal, show)).catch((error: unknown): never => {
    throw signal.aborted ? stopped() : error;
  });
  try {
    if (signal.aborted) throw stopped();
    const body = Object.assign(new ImportBody(), { id: stored.id, ...options });
    const { body: started } = await imports.import(ctx, body, { waitSeconds: null, applied: '', gone: signal });
    return started as ImportReply;
  } catch (error) {
    await files.removeIfUnused(ctx, stored.id).catch(() => false);
    throw error;
  }
}

const stopped = (): Error => new Error('Stopped before the import began; nothing was imported.');
