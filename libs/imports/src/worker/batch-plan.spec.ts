import { Batch, BatchPlan, membership } from './batch-plan';

const NOW = 1_000_000;
const plan = (applied: Batch[], rows: number, size: number, now = NOW): Batch[] => {
  const plan = new BatchPlan(applied, rows, size, () => now);
  const batches: Batch[] = [];
  for (let batch = plan.next(); batch; batch = plan.next()) batches.push(batch);
  return batches;
};

/** Ordinal and time of every row. */
const timesOf = (batches: Batch[]): [number, number][] =>
  batches.flatMap(({ first, last, at }) =>
    Array.from({ length: last - first + 1 }, (_, row): [number, number] => [first + row, at + row]),
  );

describe('the plan of batches', () => {
  it('covers all rows of a file, each batch later than the one before, though the clock stands still', () => {
    expect(plan([], 25, 10)).toEqual([
      { first: 1, last: 10, at: NOW },
      { first: 11, last: 20, at: NOW + 10 },
      { first: 21, last: 25, at: NOW + 20 },
    ]);
  });

  it('goes on behind what was applied, and never before its time', () => {
    expect(plan([{ first: 1, last: 10, at: NOW + 500 }], 20, 10)).toEqual([{ first: 11, last: 20, at: NOW + 510 }]);
  });

  it('gives nothing when all was applied, and for a file without rows', () => {
    expect(plan([{ first: 1, last: 10, at: NOW }], 10, 10)).toEqual([]);
    expect(plan([], 0, 10)).toEqual([]);
  });

  it.each([1, 3, 7, 10, 100])('keeps the order of the file wherever a crash left a gap, in batches of %i', (size) => {
    const rows = 60;
    const first = new BatchPlan([], rows, 7, () => NOW);
    const all: Batch[] = [];
    for (let batch = first.next(); batch; batch = first.next()) all.push(batch);
    for (let lost = 0; lost < 2 ** all.length; lost += 13) {
      const kept = all.filter((_, index) => lost & (1 << index));
      const rest = plan(kept, rows, size, NOW + 5);
      const times = timesOf([...kept, ...rest]).sort(([a], [b]) => a - b);
      expect(times.map(([ordinal]) => ordinal)).toEqual(Array.from({ length: rows }, (_, row) => row + 1));
      times.slice(1).forEach(([, time], index) => expect(time).toBeGreaterThan(times[index]![1]));
    }
  });
});

describe('membership', () => {
  it('tells the rows of batches from those between', () => {
    const batches = [
      { first: 1, last: 10, at: 0 },
      { first: 11, last: 20, at: 0 },
      { first: 31, last: 40, at: 0 },
    ];
    const isApplied = membership(batches);
    expect([1, 10, 11, 20, 31, 40].every(isApplied)).toBe(true);
    expect([0, 21, 30, 41].some(isApplied)).toBe(false);
    expect(membership([])(1)).toBe(false);
  });
});
