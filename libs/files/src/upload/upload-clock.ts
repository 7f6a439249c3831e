import { AppError } from '@echonio/platform';

/** An upload must keep this pace on the whole, once its grace is over. */
const MIN_BYTES_PER_SECOND = 1_024;

export interface UploadPace {
  /** How long nothing may arrive. */
  idleMs: number;
  /** How long an upload may take however slow it is. */
  graceMs: number;
}

/** Ends an upload that stands still, or that drips so slowly that it would never end. */
export class UploadClock {
  private readonly started = Date.now();
  private lastArrival = Date.now();
  private bytes = 0;
  private readonly timer: NodeJS.Timeout;

  /**
   * @param isHeld whether the client must wait for us, which never counts as standing still
   * @param expire called once, with the refusal
   */
  constructor(
    private readonly pace: UploadPace,
    private readonly isHeld: () => boolean,
    private readonly expire: (error: AppError) => void,
  ) {
    this.timer = setInterval(() => this.check(), Math.min(1_000, pace.idleMs / 4));
  }

  arrived(bytes: number): void {
    this.bytes += bytes;
    this.lastArrival = Date.now();
  }

  stop(): void {
    clearInterval(this.timer);
  }

  private check(): void {
    const now = Date.now();
    if (this.isHeld()) this.lastArrival = now;
    const allowedMs = this.pace.graceMs + (this.bytes * 1_000) / MIN_BYTES_PER_SECOND;
    if (now - this.lastArrival < this.pace.idleMs && now - this.started < allowedMs) return;
    this.stop();
    this.expire(new AppError('timed-out', 'The upload stood still or was too slow.'));
  }
}
