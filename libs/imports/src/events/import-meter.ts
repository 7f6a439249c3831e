import { RateMeter } from '@echonio/platform';
import { ImportProgress } from '../dto/import-progress.dto';
import { ImportRecord, ImportState } from '../import';
import { percentOf } from '../import-reply';

/** Turns looks at one import into its progress: what it has done, how fast, and how long the rest takes. */
export class ImportMeter {
  private state?: ImportState;
  private speeds = noSpeeds();

  /** @param at when the import was seen, in ms; never earlier than the time before */
  measure(at: number, record: ImportRecord): ImportProgress {
    const { id, state, rows, created, updated, skipped, rejected, bytesRead, applied } = record;
    // The phases go at speeds of their own.
    if (state !== this.state) this.speeds = noSpeeds();
    this.state = state;
    const percent = percentOf(record);
    const isWaiting = record.startedAt === null;
    const rowsPerSecond = isWaiting ? undefined : this.speeds.rows.add(at, state === 'applying' ? applied : rows);
    const percentPerSecond = (isWaiting ? undefined : this.speeds.percent.add(at, percent)) ?? 0;
    return {
      id,
      state,
      rows,
      created,
      updated,
      skipped,
      rejected,
      bytesRead,
      percent,
      // What was read before a crash may have to be read again: the amount falls.
      rowsPerSecond: rowsPerSecond === undefined ? null : Math.max(Math.round(rowsPerSecond), 0),
      estimatedSecondsLeft: percentPerSecond > 0 ? Math.ceil((100 - percent) / percentPerSecond) : null,
    };
  }
}

const noSpeeds = (): { rows: RateMeter; percent: RateMeter } => ({ rows: new RateMeter(), percent: new RateMeter() });
