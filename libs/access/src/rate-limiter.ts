const WINDOW_MS = 60_000;
const MAX_KEYS = 100_000;

export interface RateVerdict {
  allowed: boolean;
  /** Requests in a window. */
  limit: number;
  /** Requests left in this window, behind the one that was asked about. */
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

  /** Counts one request. */
  take(key: string): RateVerdict {
    const verdict = this.next(key);
    this.counts.set(key, (this.counts.get(key) ?? 0) + 1);
    return verdict;
  }

  /** What `take` would answer; nothing is counted. */
  next(key: string): RateVerdict {
    const now = this.now();
    if (now >= this.windowEnds || this.counts.size >= MAX_KEYS) {
      this.counts = new Map();
      this.windowEnds = now + WINDOW_MS;
    }
    const used = (this.counts.get(key) ?? 0) + 1;
    return {
      allowed: used <= this.limit,
      limit: this.limit,
      remaining: Math.max(0, this.limit - used),
      resetSeconds: Math.ceil((this.windowEnds - now) / 1_000),
    };
  }
}
