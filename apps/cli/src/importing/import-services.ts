import { FilesModule, FilesService } from '@echonio/files';
import { ImportEventsService, ImportRejectsService, ImportsModule, ImportsService } from '@echonio/imports';
import { MetricsModule, OpenDatabase, Settings } from '@echonio/platform';
import { openServices } from '../open-services';

/** What an import needs of the product. Its worker runs in this process; it may as well be a server's that takes the import. */
export interface ImportServices {
  files: FilesService;
  imports: ImportsService;
  events: ImportEventsService;
  rejects: ImportRejectsService;
  /** Leaves what the worker is at, at the end of a batch, to other processes. */
  close(): Promise<void>;
}

export async function openImportServices(
  settings: Settings,
  database: OpenDatabase,
  log: (line: string) => void,
): Promise<ImportServices> {
  const context = await openServices(settings, database, { imports: [MetricsModule, FilesModule, ImportsModule] }, log);
  return {
    files: context.get(FilesService, { strict: false }),
    imports: context.get(ImportsService, { strict: false }),
    events: context.get(ImportEventsService, { strict: false }),
    rejects: context.get(ImportRejectsService, { strict: false }),
    close: () => context.close(),
  };
}
