import { Injectable } from '@nestjs/common';
import { Metrics } from '@echonio/platform';
import { Counter } from 'prom-client';
import { ImportState } from './import';

/** What this process has imported since it started. */
@Injectable()
export class ImportMetrics {
  private readonly read: Counter;
  private readonly applied: Counter;
  private readonly imports: Counter<'state'>;

  constructor({ registry }: Metrics) {
    const registers = [registry];
    this.read = new Counter({ name: 'import_rows_read_total', help: 'Rows of files that were checked', registers });
    this.applied = new Counter({ name: 'import_rows_applied_total', help: 'Rows that became customers', registers });
    this.imports = new Counter({
      name: 'imports_total',
      help: 'Imports that ended here, by how',
      labelNames: ['state'],
      registers,
    });
  }

  rowsRead(count: number): void {
    this.read.inc(count);
  }

  rowsApplied(count: number): void {
    this.applied.inc(count);
  }

  ended(state: ImportState): void {
    this.imports.inc({ state });
  }
}
