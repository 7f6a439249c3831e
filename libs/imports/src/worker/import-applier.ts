import { Injectable } from '@nestjs/common';
import { Settings, Statement } from '@echonio/platform';
import { ImportMetrics } from '../import-metrics';
import {
  ADVANCE,
  COUNT_BATCH,
  FLUSH_SEARCH_INDEX,
  INSERT_CONTACTS,
  INSERT_CUSTOMERS,
  INSERT_SEARCH,
  INSERT_TAGS,
  RECORD_EVENTS,
} from './apply.sql';
import { ClaimedImport } from './claimed-import';
import { StagingLostError } from './import-errors';

/** The second phase: the staged rows become customers, batch by batch. Rows, counts and cursor commit together. */
@Injectable()
export class ImportApplier {
  constructor(
    private readonly settings: Settings,
    private readonly metrics: ImportMetrics,
  ) {}

  /** Goes on behind the cursor, to the last row. @throws StagingLostError, ClaimLostError, WorkerStoppingError */
  async apply(claimed: ClaimedImport): Promise<void> {
    const { cursor, rows } = claimed.record;
    const size = this.settings.IMPORT_BATCH_ROWS;
    for (let first = cursor + 1; first <= rows; first += size) {
      claimed.goOn();
      const last = Math.min(first + size - 1, rows);
      await this.applyBatch(claimed, first, last);
      this.metrics.rowsApplied(last - first + 1);
    }
    await claimed.write((transaction) => transaction.finish(FLUSH_SEARCH_INDEX));
  }

  private applyBatch(claimed: ClaimedImport, first: number, last: number): Promise<unknown> {
    return claimed.write(async (transaction, at) => {
      const range = [claimed.id, first, last];
      const [found] = await transaction.run<{ rows: number }>(COUNT_BATCH, range);
      if (found!.rows !== last - first + 1) throw new StagingLostError();
      const dated = [...range, at];
      const steps: [Statement, unknown[]][] = [
        [INSERT_CUSTOMERS, dated],
        [INSERT_CONTACTS, range],
        [INSERT_TAGS, range],
        [INSERT_SEARCH, dated],
        [ADVANCE, dated],
        [RECORD_EVENTS, dated],
      ];
      return transaction.finishAll(...steps);
    });
  }
}
