const WINDOW_MS = 60_000;
const MAX_KEYS = 100_000;

export interface RateVerdict {
  allowed: boolean;
  /** Requests left in this window. */
  remaining: number;
  /** Seconds until the window ends. */
  resetSeconds: number;
}

/**
 * Counts requests by key in windows of one minute, in the memory of this process: with n processes a caller gets up to n times the limit.
 * When more keys come in one window than are remembered, the counts start anew.
 */
export class RateLimiter {
  private counts = new Map<string, number>();
  private windowEnds = 0;

  constructor(
    private readonly limit: number,
    private readonly now: () => number = () => performance.now(),
  ) {}

  take(key: string): RateVerdict {
    const now = this.now();
    if (now >= this.windowEnds || this.counts.size >= MAX_KEYS) {
      this.counts = new Map();
      this.windowEnds = now + WINDOW_MS;
    }
    const used = (this.counts.get(key) ?? 0) + 1;
    this.counts.set(key, used);
    return {
      allowed: used <= this.limit,
      remaining: Math.max(0, this.limit - used),
      resetSeconds: Math.ceil((this.windowEnds - now) / 1_000),
    };
  }
}
