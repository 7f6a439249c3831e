/** What came of one promise in a run. */
export interface Verdict {
  promise: string;
  held: number;
  of: number;
  /** Figures that belong to it. */
  note?: string;
  misses: string[];
  /** It is a matter of seconds, and so of the machine as well. */
  timed: boolean;
}

/** Counts the tries of one promise. */
export class Tally {
  private readonly promise: string;
  private of = 0;
  private readonly misses: string[] = [];
  note = '';

  private readonly timed: boolean;

  constructor(promise: string, { timed = false } = {}) {
    this.promise = promise;
    this.timed = timed;
  }

  /** @param faults none when the promise held */
  count(name: string, faults: readonly string[]): void {
    this.of += 1;
    if (faults.length > 0) this.misses.push(`${name}: ${faults.join('; ')}`);
  }

  get missed(): number {
    return this.misses.length;
  }

  get verdict(): Verdict {
    const { promise, of, misses, note, timed } = this;
    return { promise, held: of - misses.length, of, ...(note ? { note } : {}), misses, timed };
  }
}
