import { Module } from '@nestjs/common';
import { AccessModule } from '@echonio/access';
import { CustomersModule, DossierTraces } from '@echonio/customers';
import { FilesModule } from '@echonio/files';
import { BEFORE_IMPORTS, PREVIEWED_BY_IMPORTS } from './customer-traces.sql';
import { ExportController } from './export.controller';
import { ExportModule } from './export.module';
import { ImportCancelService } from './import-cancel.service';
import { ImportWatch } from './events/import-watch';
import { ImportEnds } from './import-ends';
import { ImportEventsService } from './import-events.service';
import { ImportMetrics } from './import-metrics';
import { ImportProgressController } from './import-progress.controller';
import { ImportRejectsService } from './import-rejects.service';
import { ImportWaits } from './import-waits';
import { ImportsController } from './imports.controller';
import { ImportsRepository } from './imports.repository';
import { ImportsService } from './imports.service';
import { ImportsSweeper } from './imports.sweeper';
import { DryRun } from './worker/dry-run';
import { DuplicateApplier } from './worker/duplicate-applier';
import { ImportApplier } from './worker/import-applier';
import { ImportJob } from './worker/import-job';
import { ImportQueue } from './worker/import-queue';
import { ImportStager } from './worker/import-stager';
import { ImportUndoController } from './undo/import-undo.controller';
import { ImportUndoService } from './undo/import-undo.service';
import { ImportUndoer } from './worker/import-undoer';
import { ImportWorker } from './worker/import-worker';
import { QueueWatch } from './worker/queue-watch';
import { Staging } from './worker/staging';

/** Customers in files: import with a worker of its own, and export. */
@Module({
  imports: [AccessModule, FilesModule, CustomersModule, ExportModule],
  controllers: [ImportsController, ImportProgressController, ExportController, ImportUndoController],
  providers: [
    DryRun,
    ImportUndoer,
    ImportUndoService,
    DuplicateApplier,
    ImportApplier,
    ImportCancelService,
    ImportEnds,
    ImportEventsService,
    ImportJob,
    ImportMetrics,
    ImportQueue,
    ImportRejectsService,
    ImportsRepository,
    ImportsService,
    ImportStager,
    ImportsSweeper,
    ImportWaits,
    ImportWatch,
    ImportWorker,
    QueueWatch,
    Staging,
  ],
  exports: [ImportEventsService, ImportsService, ImportRejectsService, ExportModule],
})
export class ImportsModule {
  constructor(traces: DossierTraces) {
    traces.add('imports', BEFORE_IMPORTS);
    traces.add('previews', PREVIEWED_BY_IMPORTS);
  }
}
