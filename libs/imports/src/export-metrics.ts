import { Injectable } from '@nestjs/common';
import { Metrics, Tally } from '@echonio/platform';

/** What this process has exported since it started. */
@Injectable()
export class ExportMetrics {
  private readonly exported: Tally;

  constructor(metrics: Metrics) {
    this.exported = metrics.counter('export_rows_total', 'Customers written to exports');
  }

  rowsExported(count: number): void {
    this.exported.inc(count);
  }
}
