import { setTimeout as sleep } from 'node:timers/promises';
import { Injectable } from '@nestjs/common';
import { Pool } from 'pg';
import { DataSource } from 'typeorm';
import { checkLocale, DatabaseUnusableError } from '../database/database-checks';
import { MIGRATIONS } from '../database/migrations';
import { poolOf } from '../database/pool';
import { Recent } from '../process/recent';
import { HealthWarnings } from './health-warnings';

export interface ReadinessReport {
  status: 'ready' | 'unavailable';
  /** `ok`, or one sentence on what stands in the way. */
  checks: { process: string; database: string; locale: string; migrations: string };
  /** What should be looked at although it doesn't stand in the way, one sentence each. */
  warnings: string[];
}

type DatabaseChecks = Omit<ReadinessReport['checks'], 'process'>;

const PATIENCE_MS = 3_000;
const UNKNOWN = 'not checked, because the database is not reachable';
const STOPPING = 'it is being stopped: requests under way are answered, and others belong elsewhere';
const LATE = 'the database does not answer within 3 seconds';

const LOOK = `
  SELECT (SELECT coalesce(json_agg(name), '[]') FROM migrations) AS names,
         (SELECT coalesce(json_agg(c.relname ORDER BY c.relname), '[]') FROM pg_index i JOIN pg_class c ON c.oid = i.indexrelid
           WHERE NOT i.indisvalid AND c.relnamespace = current_schema()::regnamespace) AS invalid`;

/** Whether this process can serve. Asked often, it asks the database at most once a second. */
@Injectable()
export class Readiness {
  private readonly recent = new Recent(() => this.look());
  private draining = false;

  private readonly pool: Pool;

  constructor(
    dataSource: DataSource,
    private readonly others: HealthWarnings,
  ) {
    this.pool = poolOf(dataSource);
  }

  /** From now on the process is not ready, so that no new requests are sent to it. */
  drain(): void {
    this.draining = true;
  }

  async report(): Promise<ReadinessReport> {
    const late = reportOf(away(LATE), []);
    const report = await Promise.race([this.recent.get(), sleep(PATIENCE_MS, late, { ref: false })]);
    if (!this.draining) return report;
    return { ...report, status: 'unavailable', checks: { ...report.checks, process: STOPPING } };
  }

  private async look(): Promise<ReadinessReport> {
    const crowd = this.crowd();
    const [{ checks, warnings }, others] = await Promise.all([this.database(), this.others.list()]);
    return reportOf(checks, [...warnings, ...crowd, ...others]);
  }

  private async database(): Promise<{ checks: DatabaseChecks; warnings: string[] }> {
    const { pool } = this;
    try {
      const { rows } = await pool.query<{ names: string[]; invalid: string[] }>(LOOK);
      const { names, invalid } = rows[0]!;
      const missing = MIGRATIONS.filter(({ name }) => !names.includes(name)).length;
      const locale = await checkLocale(pool).then(() => 'ok', sentenceOf);
      const migrations = missing === 0 ? 'ok' : `${missing} migrations have not run`;
      return { checks: { database: 'ok', locale, migrations }, warnings: invalid.map(invalidIndex) };
    } catch {
      return { checks: away(this.isExhausted() ? this.exhausted() : 'the database does not answer'), warnings: [] };
    }
  }

  /** Requests that wait already show before any of them fails. */
  private crowd(): string[] {
    const { waitingCount, options } = this.pool;
    if (waitingCount === 0) return [];
    return [`${waitingCount} requests wait for one of the ${options.max} connections of the pool.`];
  }

  private isExhausted(): boolean {
    const { totalCount, idleCount, options } = this.pool;
    return totalCount >= options.max && idleCount === 0;
  }

  private exhausted(): string {
    const { max, connectionTimeoutMillis } = this.pool.options;
    return `all ${max} connections of the pool are in use, and none came free within ${connectionTimeoutMillis} ms`;
  }
}

function reportOf(checks: DatabaseChecks, warnings: string[]): ReadinessReport {
  const isReady = Object.values(checks).every((check) => check === 'ok');
  return { status: isReady ? 'ready' : 'unavailable', checks: { process: 'ok', ...checks }, warnings };
}

const away = (database: string): DatabaseChecks => ({ database, locale: UNKNOWN, migrations: UNKNOWN });

const invalidIndex = (name: string): string =>
  `The index ${name} is not valid, so that nothing reads it; as the owner of the tables: REINDEX INDEX CONCURRENTLY ${name}.`;

function sentenceOf(error: unknown): string {
  if (error instanceof DatabaseUnusableError) return error.message;
  throw error;
}
