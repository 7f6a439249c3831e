import { Logger, OnApplicationBootstrap, OnModuleDestroy } from '@nestjs/common';

/** Removes what is no longer needed: at the start, and again and again until the process ends. One sweep at a time; one that fails is logged. */
export abstract class PeriodicSweep<Outcome> implements OnApplicationBootstrap, OnModuleDestroy {
  /** The process is going down: what a sweep hasn't begun with stays. */
  protected stopped = false;
  private readonly logger = new Logger(this.constructor.name);
  private timer?: NodeJS.Timeout;
  private running: Promise<void> = Promise.resolve();

  /** @param what is swept, in the words of the log */
  protected constructor(
    private readonly what: string,
    private readonly intervalMs: number,
  ) {}

  /** Sweeps once whatever is due. */
  abstract sweep(): Promise<Outcome>;

  /** What the log says of a sweep; null when it found nothing. */
  protected abstract tell(outcome: Outcome): string | null;

  onApplicationBootstrap(): void {
    this.timer = setInterval(() => this.start(), this.intervalMs).unref();
    this.start();
  }

  async onModuleDestroy(): Promise<void> {
    this.stopped = true;
    clearInterval(this.timer);
    await this.running;
  }

  private start(): void {
    this.running = this.running
      .then(() => this.sweep())
      .then((outcome) => {
        const line = this.tell(outcome);
        if (line !== null) this.logger.log(line);
      })
      .catch((error: unknown) => this.logger.error({ error }, `The sweep of ${this.what} failed; it runs again.`));
  }
}
