import { Injectable } from '@nestjs/common';
import { Settings } from '../config/settings';
import { TenantDatabase } from '../database/tenant-database';
import { PeriodicSweep } from '../process/periodic-sweep';
import { SWEEP } from './idempotency.sql';

const INTERVAL_MS = 600_000;
const CHUNK = 1_000;

/** Removes keys, and the replies that are stored with them, when their time is over. */
@Injectable()
export class IdempotencySweeper extends PeriodicSweep<number> {
  constructor(
    private readonly database: TenantDatabase,
    private readonly settings: Settings,
  ) {
    super('idempotency keys', INTERVAL_MS);
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

  protected tell(swept: number): string | null {
    return swept > 0 ? `Removed ${swept} idempotency keys.` : null;
  }
}
