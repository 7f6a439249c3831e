import { hasEnded, ImportOptions, ImportReply, ImportSight } from '@echonio/imports';
import { RequestContext } from '@echonio/platform';
import { InputFile } from '../input-file';
import { OutputFile } from '../output-file';
import { ProgressDisplay } from '../progress/progress-display';
import { followImport } from './follow-import';
import { rejectLines, TOLD_REJECTS } from './import-report';
import { ImportServices } from './import-services';
import { startImport } from './start-import';

export interface ImportOrder {
  source: InputFile;
  options: ImportOptions;
  /** Where all rejected rows go. */
  rejects: OutputFile | null;
}

/** Imports a file and shows how that goes. @returns the import, which hasn't ended if the signal was aborted */
export async function runImport(
  services: ImportServices,
  ctx: RequestContext,
  { source, options }: ImportOrder,
  display: ProgressDisplay,
  signal: AbortSignal,
): Promise<ImportReply> {
  const started = await startImport(services, ctx, source, options, { display, signal });
  const sights = (until: AbortSignal): AsyncIterable<ImportSight> => services.events.follow(ctx, started.id, until);
  const seen = await followImport(started, sights, (progress) => display.show(progress), signal);
  display.clear();
  // Whoever stops it wants to know how far it is now; with the database away, how far it was.
  return hasEnded(seen) ? seen : services.imports.get(ctx, started.id).catch(() => seen);
}

/** What is left to do when an import has ended: its rejected rows are told and kept, and a file that nobody needs goes. */
export async function settleImport(
  { files, rejects }: ImportServices,
  ctx: RequestContext,
  ended: ImportReply,
  order: ImportOrder,
  { display, signal }: { display: ProgressDisplay; signal: AbortSignal },
): Promise<void> {
  // What was imported goes from the storage by itself; else it is where it came from.
  if (ended.state !== 'completed' || ended.dryRun) await files.removeIfUnused(ctx, ended.fileId);
  for (const line of rejectLines(ended, await rejects.first(ctx, ended.id, TOLD_REJECTS))) display.note(line);
  if (order.rejects) await order.rejects.write((await rejects.download(ctx, ended.id, 'csv')).getStream(), signal);
}
