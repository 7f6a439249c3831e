import { Injectable } from '@nestjs/common';
import { Metrics, Tally } from '@echonio/platform';
import { ImportState } from './import';

const ENDS = ['completed', 'failed', 'cancelled', 'undone'] as const satisfies ImportState[];
export type ImportEnd = (typeof ENDS)[number];

/** What this process has imported since it started. */
@Injectable()
export class ImportMetrics {
  private readonly read: Tally;
  private readonly applied: Tally;
  private readonly rejected: Tally;
  private readonly imports: Record<ImportEnd, Tally>;

  constructor(metrics: Metrics) {
    this.read = metrics.counter('import_rows_read_total', 'Rows of files that were checked');
    this.applied = metrics.counter('import_rows_applied_total', 'Rows that became customers or changed some');
    this.rejected = metrics.counter('import_rows_rejected_total', 'Rows that were refused, of dry runs too');
    this.imports = metrics.counters('imports_total', 'Imports that ended here, by how', 'state', ENDS);
  }

  rowsRead(count: number, rejected: number): void {
    this.read.inc(count);
    this.rejected.inc(rejected);
  }

  rowsApplied(count: number): void {
    this.applied.inc(count);
  }

  /** Of a batch that was read without fault. */
  rowsRejected(count: number): void {
    this.rejected.inc(count);
  }

  ended(state: ImportEnd): void {
    this.imports[state].inc();
  }
}
