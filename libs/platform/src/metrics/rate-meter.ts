/** Speeds are those of the last seconds. */
const WINDOW_MS = 5_000;
/** What is measured over less says nothing. */
const SHORTEST_MS = 400;

/** The speed of a growing amount. */
export class RateMeter {
  private samples: { at: number; amount: number }[] = [];

  /** @param at in ms @returns per second; undefined as long as it isn't known */
  add(at: number, amount: number): number | undefined {
    this.samples.push({ at, amount });
    while (this.samples.length > 2 && this.samples[1]!.at <= at - WINDOW_MS) this.samples.shift();
    const first = this.samples[0]!;
    return at - first.at < SHORTEST_MS ? undefined : ((amount - first.amount) * 1_000) / (at - first.at);
  }
}
