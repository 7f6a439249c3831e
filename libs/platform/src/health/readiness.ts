import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { checkLocale, DatabaseUnusableError } from '../database/database-checks';
import { MIGRATIONS } from '../database/migrations';
import { poolOf } from '../database/pool';

export interface ReadinessReport {
  status: 'ready' | 'unavailable';
  /** `ok`, or one sentence on what stands in the way. */
  checks: { database: string; locale: string; migrations: string };
}

const REUSED_MS = 1_000;
const UNKNOWN = 'not checked, because the database is not reachable';

/** Whether this process can serve. Asked often, it asks the database at most once a second. */
@Injectable()
export class Readiness {
  private last?: { at: number; report: Promise<ReadinessReport> };
  private draining = false;

  constructor(private readonly dataSource: DataSource) {}

  /** From now on the process is not ready, so that no new requests are sent to it. */
  drain(): void {
    this.draining = true;
  }

  async report(): Promise<ReadinessReport> {
    const now = performance.now();
    if (!this.last || now - this.last.at > REUSED_MS) this.last = { at: now, report: this.check() };
    const report = await this.last.report;
    return this.draining ? { ...report, status: 'unavailable' } : report;
  }

  private async check(): Promise<ReadinessReport> {
    const pool = poolOf(this.dataSource);
    try {
      const { rows } = await pool.query('SELECT name FROM migrations');
      const missing = MIGRATIONS.filter(({ name }) => !rows.some((row: { name: string }) => row.name === name)).length;
      const locale = await checkLocale(pool).then(() => 'ok', sentenceOf);
      const migrations = missing === 0 ? 'ok' : `${missing} migrations have not run`;
      const ready = locale === 'ok' && missing === 0;
      return { status: ready ? 'ready' : 'unavailable', checks: { database: 'ok', locale, migrations } };
    } catch {
      const database = 'the database does not answer';
      return { status: 'unavailable', checks: { database, locale: UNKNOWN, migrations: UNKNOWN } };
    }
  }
}

function sentenceOf(error: unknown): string {
  if (error instanceof DatabaseUnusableError) return error.message;
  throw error;
}
