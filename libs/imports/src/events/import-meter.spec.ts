import type { ImportRecord } from '../import';
import { ImportMeter } from './import-meter';

const seen = (changes: Partial<ImportRecord>): ImportRecord =>
  ({
    id: 'x',
    state: 'reading',
    options: { dryRun: false },
    rows: 0,
    created: 0,
    updated: 0,
    skipped: 0,
    rejected: 0,
    bytesRead: 0,
    bytesTotal: 1_000,
    applied: 0,
    startedAt: 'now',
    ...changes,
  }) as ImportRecord;

describe('the progress of an import', () => {
  it('has no speed at first, then that of the last seconds', () => {
    const meter = new ImportMeter();
    expect(meter.measure(0, seen({}))).toMatchObject({ percent: 0, rowsPerSecond: null, estimatedSecondsLeft: null });
    expect(meter.measure(500, seen({ rows: 50, bytesRead: 50 }))).toEqual({
      id: 'x',
      state: 'reading',
      rows: 50,
      created: 0,
      updated: 0,
      skipped: 0,
      rejected: 0,
      bytesRead: 50,
      percent: 2,
      rowsPerSecond: 100,
      estimatedSecondsLeft: 25,
    });
    for (let at = 1_000; at <= 20_000; at += 500) meter.measure(at, seen({ rows: 50, bytesRead: 50 }));
    const slow = meter.measure(20_500, seen({ rows: 50, bytesRead: 50 }));
    expect(slow).toMatchObject({ rowsPerSecond: 0, estimatedSecondsLeft: null });
  });

  it('has a speed for each phase', () => {
    const meter = new ImportMeter();
    meter.measure(0, seen({}));
    meter.measure(1_000, seen({ rows: 1_000, bytesRead: 1_000 }));
    const whole = { state: 'applying', rows: 1_000, bytesRead: 1_000 } as const;
    expect(meter.measure(2_000, seen(whole))).toMatchObject({ percent: 40, rowsPerSecond: null });
    const applying = meter.measure(3_000, seen({ ...whole, applied: 100, created: 90 }));
    expect(applying).toMatchObject({ percent: 46, created: 90, rowsPerSecond: 100, estimatedSecondsLeft: 9 });
  });

  it('has no speed while it waits for a worker', () => {
    const meter = new ImportMeter();
    for (let at = 0; at < 5_000; at += 500) {
      expect(meter.measure(at, seen({ startedAt: null }))).toMatchObject({ rowsPerSecond: null });
    }
    meter.measure(5_000, seen({}));
    expect(meter.measure(5_500, seen({ rows: 50 }))).toMatchObject({ rowsPerSecond: 100 });
  });

  it('is never slower than nothing, also when the file is read anew', () => {
    const meter = new ImportMeter();
    meter.measure(0, seen({ rows: 500, bytesRead: 500 }));
    expect(meter.measure(1_000, seen({}))).toMatchObject({ rowsPerSecond: 0, estimatedSecondsLeft: null });
  });
});
