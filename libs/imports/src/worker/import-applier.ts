import { Injectable } from '@nestjs/common';
import { OrganizationRegions } from '@echonio/access';
import { fillMatchKeys } from '@echonio/customers';
import { Settings, TenantDatabase, Traced } from '@echonio/platform';
import { ImportMetrics } from '../import-metrics';
import { FLUSH_SEARCH_INDEX, RECORD_EVENTS } from './apply.sql';
import { Batch, BatchPlan } from './batch-plan';
import { ClaimedImport } from './claimed-import';
import { creationSteps } from './creation-steps';
import { DuplicateApplier } from './duplicate-applier';
import { StagingLostError } from './import-errors';
import { inLanes } from './in-lanes';

/** Batches applied at once: while one waits for its commit, another uses the processor. */
const LANES = 2;

/** The second phase: the staged rows become customers, batch by batch. A batch and the note that it was applied commit together. */
@Injectable()
export class ImportApplier {
  constructor(
    private readonly database: TenantDatabase,
    private readonly regions: OrganizationRegions,
    private readonly duplicates: DuplicateApplier,
    private readonly settings: Settings,
    private readonly metrics: ImportMetrics,
  ) {}

  /** Applies what isn't applied yet. @throws StagingLostError, ClaimLostError, WorkerStoppingError */
  @Traced('imports.apply')
  async apply(claimed: ClaimedImport): Promise<void> {
    const { ctx, record } = claimed;
    const looksForDuplicates = record.options.onDuplicate !== 'create';
    if (looksForDuplicates) await fillMatchKeys(this.database, ctx, await this.regions.of(ctx));
    const { now, batches } = await claimed.applied();
    const ahead = now - Date.now() * 1_000;
    const clock = (): number => Date.now() * 1_000 + ahead;
    const plan = new BatchPlan(batches, record.rows, this.settings.IMPORT_BATCH_ROWS, clock);
    const next = (): Batch | undefined => {
      claimed.goOn();
      return plan.next();
    };
    await inLanes(looksForDuplicates ? 1 : LANES, next, async (batch) => {
      this.metrics.rowsApplied(await this.applyBatch(claimed, batch));
    });
    await claimed.write((transaction) => transaction.finish(FLUSH_SEARCH_INDEX));
  }

  /** @returns how many rows became customers or changed some */
  @Traced('imports.applyBatch')
  private applyBatch(claimed: ClaimedImport, batch: Batch): Promise<number> {
    const { first, last, at } = batch;
    return claimed.applyBatch(batch, async (transaction, { staged, rejected }) => {
      if (staged + rejected !== last - first + 1) throw new StagingLostError();
      if (claimed.record.options.onDuplicate !== 'create') {
        return this.duplicates.applyBatch(transaction, claimed, batch);
      }
      await transaction.finishAll(...creationSteps(claimed.id, batch), [RECORD_EVENTS, [claimed.id, first, last, at]]);
      return staged;
    });
  }
}
