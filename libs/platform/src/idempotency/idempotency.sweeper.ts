import { Injectable, Logger, OnApplicationBootstrap, OnModuleDestroy } from '@nestjs/common';
import { Settings } from '../config/settings';
import { TenantDatabase } from '../database/tenant-database';
import { SWEEP } from './idempotency.sql';

const INTERVAL_MS = 600_000;
const CHUNK = 1_000;

/** Removes keys, and the replies that are stored with them, when their time is over. */
@Injectable()
export class IdempotencySweeper implements OnApplicationBootstrap, OnModuleDestroy {
  private readonly logger = new Logger('IdempotencySweeper');
  private timer?: NodeJS.Timeout;
  private running: Promise<void> = Promise.resolve();
  private stopped = false;

  constructor(
    private readonly database: TenantDatabase,
    private readonly settings: Settings,
  ) {}

  onApplicationBootstrap(): void {
    this.timer = setInterval(() => this.start(), INTERVAL_MS).unref();
    this.start();
  }

  async onModuleDestroy(): Promise<void> {
    this.stopped = true;
    clearInterval(this.timer);
    await this.running;
  }

  /** Sweeps whatever is due, some at a time. @returns how many keys went */
  async sweep(): Promise<number> {
    let swept = 0;
    while (!this.stopped) {
      const values = [this.settings.IDEMPOTENCY_RETENTION_HOURS, CHUNK];
      const [row] = await this.database.runAsImporter<{ gone: number }>(SWEEP, values);
      swept += row!.gone;
      if (row!.gone < CHUNK) break;
    }
    return swept;
  }

  private start(): void {
    this.running = this.running
      .then(() => this.sweep())
      .then((swept) => {
        if (swept > 0) this.logger.log(`Removed ${swept} idempotency keys.`);
      })
      .catch((error: unknown) => this.logger.error({ error }, 'the sweep of idempotency keys failed; it runs again'));
  }
}
