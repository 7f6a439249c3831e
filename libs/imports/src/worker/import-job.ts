import { randomUUID } from 'node:crypto';
import { Injectable, Logger } from '@nestjs/common';
import { mark, RequestContext, Settings, StorageFullError, TenantDatabase, UnavailableError } from '@echonio/platform';
import { ImportFailure, ImportRecord, ImportState } from '../import';
import { ImportEnd, ImportMetrics } from '../import-metrics';
import { CLAIM, END, END_SESSIONS } from '../import.sql';
import { ClaimedImport } from './claimed-import';
import { ImportApplier } from './import-applier';
import { ClaimLostError, ImportFailedError, StagingLostError, WorkerStoppingError } from './import-errors';
import { QueuedTask } from './import-queue';
import { ImportUndoer } from './import-undoer';
import { ImportStager } from './import-stager';
import { Staging } from './staging';

/** Tries of the first phase after which an import that meets an unexpected error is given up. */
const MAX_TRIES = 5;
const MAX_RESTAGINGS = 3;

/** Takes one import to its end, from wherever it stands. */
@Injectable()
export class ImportJob {
  private readonly logger = new Logger('Imports');

  constructor(
    private readonly database: TenantDatabase,
    private readonly stager: ImportStager,
    private readonly applier: ImportApplier,
    private readonly undoer: ImportUndoer,
    private readonly staging: Staging,
    private readonly settings: Settings,
    private readonly metrics: ImportMetrics,
  ) {}

  /** @throws WorkerStoppingError, ClaimLostError, and what another try may overcome */
  async run(task: QueuedTask, signal: AbortSignal): Promise<void> {
    const claimed = await this.claim(task, signal);
    if (!claimed) return;
    try {
      if (claimed.record.state === 'undoing') return await this.undo(claimed);
      await this.carryOut(claimed);
      await this.end(claimed, 'completed', null);
    } catch (error) {
      const failure = failureOf(error, claimed.record.state, task.attempts);
      if (!failure) throw error;
      if (failure.code === 'SERVER_ERROR') this.logger.error({ error, importId: task.importId }, 'import given up');
      await this.end(claimed, 'failed', failure);
    }
  }

  private async undo(claimed: ClaimedImport): Promise<void> {
    await this.undoer.undo(claimed);
    this.told(claimed, 'undone');
  }

  private async claim(
    { organizationId, importId, operatorId }: QueuedTask,
    signal: AbortSignal,
  ): Promise<ClaimedImport | null> {
    const ctx = RequestContext.ofBackground(organizationId, operatorId);
    const claim = randomUUID();
    await this.database.runAsImporter(END_SESSIONS, [importId]);
    const [row] = await this.database.run<{ record: ImportRecord }>(ctx, CLAIM, [importId, claim]);
    return row ? new ClaimedImport(this.database, ctx, row.record, claim, signal) : null;
  }

  private async carryOut(claimed: ClaimedImport): Promise<void> {
    if (claimed.record.state === 'reading') await this.stager.read(claimed);
    if (claimed.record.options.dryRun) return;
    for (let tries = 1; !(await this.isApplied(claimed)); tries += 1) {
      if (tries > MAX_RESTAGINGS) throw new Error('The staging does not hold what was read.');
      await this.stager.restage(claimed);
    }
  }

  /** @returns false when the staging was lost */
  private async isApplied(claimed: ClaimedImport): Promise<boolean> {
    await claimed.reload();
    try {
      await this.applier.apply(claimed);
      return true;
    } catch (error) {
      if (error instanceof StagingLostError) return false;
      throw error;
    }
  }

  private async end(claimed: ClaimedImport, state: ImportEnd, failure: ImportFailure | null): Promise<void> {
    const error = failure && JSON.stringify(failure);
    const values = [claimed.id, state, error, this.settings.IMPORT_RETENTION_HOURS];
    await claimed.write((transaction) => transaction.finish(END, values));
    this.told(claimed, state);
    // What stays behind after a failure here goes with the sweep.
    await this.staging.clear(claimed.ctx.organizationId, claimed.id).catch(() => undefined);
  }

  private told({ id, ctx }: ClaimedImport, state: ImportEnd): void {
    this.metrics.ended(state);
    mark('echonio.import.state', state);
    this.logger.log({ importId: id, organizationId: ctx.organizationId, state }, 'import ended');
  }
}

/** Why the import is over; null when another try may get further. Once customers are being created it always goes on. */
function failureOf(error: unknown, state: ImportState, attempts: number): ImportFailure | null {
  if (error instanceof ImportFailedError) return error.failure;
  if (state !== 'reading' || isPassing(error)) return null;
  if (error instanceof StorageFullError)
    return { code: 'STORAGE_FULL', message: error.message, line: null, column: null };
  if (attempts < MAX_TRIES) return null;
  return { code: 'SERVER_ERROR', message: 'Something went wrong here.', line: null, column: null };
}

const isPassing = (error: unknown): boolean =>
  [ClaimLostError, WorkerStoppingError, UnavailableError].some((kind) => error instanceof kind);
