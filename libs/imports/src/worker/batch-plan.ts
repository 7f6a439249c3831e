/** Rows of a file that are applied together. */
export interface Batch {
  /** Ordinals of the first and the last row, 1-based. */
  first: number;
  last: number;
  /** Time of the first row in µs since 1970; each later row is a microsecond younger. */
  at: number;
}

interface Gap {
  first: number;
  last: number;
  /** The batch that follows, when it was applied already. */
  before?: Batch;
}

/** Hands out what is left of an import in file order, each batch later than those before it, also where a batch behind it was applied first. */
export class BatchPlan {
  private readonly gaps: Gap[];
  private until: number;

  /**
   * @param applied in file order
   * @param rows of the file
   * @param size rows of a batch, at most
   * @param now the time in µs since 1970
   */
  constructor(
    applied: readonly Batch[],
    rows: number,
    private readonly size: number,
    private readonly now: () => number,
  ) {
    this.gaps = gapsOf(applied, rows);
    this.until = Math.max(0, ...applied.slice(-1).map(endOf));
  }

  next(): Batch | undefined {
    const gap = this.gaps[0];
    if (!gap) return undefined;
    const { first, before } = gap;
    const last = Math.min(gap.last, first + this.size - 1);
    gap.first = last + 1;
    if (gap.first > gap.last) this.gaps.shift();
    // Before a batch that was applied there is room: its time was given when the rows here had theirs.
    if (before) return { first, last, at: before.at - (before.first - first) };
    const batch = { first, last, at: Math.max(this.now(), this.until) };
    this.until = endOf(batch);
    return batch;
  }
}

/** Tells by its ordinal whether a row is among batches, which are in file order. */
export function membership(batches: readonly Batch[]): (ordinal: number) => boolean {
  const ranges: { first: number; last: number }[] = [];
  for (const { first, last } of batches) {
    const before = ranges.at(-1);
    if (before?.last === first - 1) before.last = last;
    else ranges.push({ first, last });
  }
  return (ordinal) => ranges.some(({ first, last }) => first <= ordinal && ordinal <= last);
}

const endOf = ({ first, last, at }: Batch): number => at + (last - first + 1);

function gapsOf(applied: readonly Batch[], rows: number): Gap[] {
  const gaps: Gap[] = [];
  let first = 1;
  for (const batch of applied) {
    if (batch.first > first) gaps.push({ first, last: batch.first - 1, before: batch });
    first = batch.last + 1;
  }
  if (first <= rows) gaps.push({ first, last: rows });
  return gaps;
}
