/** An answer that is asked for anew when the last one is older than a while, by one question at a time. */
export class Recent<T> {
  private last?: Promise<T>;
  private until = 0;

  /** @param ask must not fail */
  constructor(
    private readonly ask: () => Promise<T>,
    private readonly reusedMs = 1_000,
  ) {}

  get(): Promise<T> {
    if (!this.last || performance.now() > this.until) {
      this.until = Infinity;
      this.last = this.ask().finally(() => (this.until = performance.now() + this.reusedMs));
    }
    return this.last;
  }
}
