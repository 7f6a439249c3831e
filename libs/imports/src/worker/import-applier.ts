import { Injectable } from '@nestjs/common';
import { Settings, Statement } from '@echonio/platform';
import { ImportMetrics } from '../import-metrics';
import {
  FLUSH_SEARCH_INDEX,
  INSERT_CONTACTS,
  INSERT_CUSTOMERS,
  INSERT_SEARCH,
  INSERT_TAGS,
  RECORD_EVENTS,
} from './apply.sql';
import { Batch, BatchPlan } from './batch-plan';
import { ClaimedImport } from './claimed-import';
import { StagingLostError } from './import-errors';
import { inLanes } from './in-lanes';

/** Batches applied at once: while one waits for its commit, another uses the processor. */
const LANES = 2;

/** The second phase: the staged rows become customers, batch by batch. A batch and the note that it was applied commit together. */
@Injectable()
export class ImportApplier {
  constructor(
    private readonly settings: Settings,
    private readonly metrics: ImportMetrics,
  ) {}

  /** Applies what isn't applied yet. @throws StagingLostError, ClaimLostError, WorkerStoppingError */
  async apply(claimed: ClaimedImport): Promise<void> {
    const { now, batches } = await claimed.applied();
    const ahead = now - Date.now() * 1_000;
    const clock = (): number => Date.now() * 1_000 + ahead;
    const plan = new BatchPlan(batches, claimed.record.rows, this.settings.IMPORT_BATCH_ROWS, clock);
    const next = (): Batch | undefined => {
      claimed.goOn();
      return plan.next();
    };
    await inLanes(LANES, next, async (batch) => {
      await this.applyBatch(claimed, batch);
      this.metrics.rowsApplied(batch.last - batch.first + 1);
    });
    await claimed.write((transaction) => transaction.finish(FLUSH_SEARCH_INDEX));
  }

  private applyBatch(claimed: ClaimedImport, { first, last, at }: Batch): Promise<unknown> {
    return claimed.applyBatch({ first, last, at }, async (transaction, { staged, rejected }) => {
      if (staged + rejected !== last - first + 1) throw new StagingLostError();
      const range = [claimed.id, first, last];
      const dated = [...range, at];
      const steps: [Statement, unknown[]][] = [
        [INSERT_CUSTOMERS, dated],
        [INSERT_CONTACTS, range],
        [INSERT_TAGS, range],
        [INSERT_SEARCH, dated],
        [RECORD_EVENTS, dated],
      ];
      return transaction.finishAll(...steps);
    });
  }
}
