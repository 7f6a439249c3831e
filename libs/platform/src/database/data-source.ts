import { join } from 'node:path';
import { DataSource, DataSourceOptions } from 'typeorm';
import { MIGRATIONS } from './migrations';

export interface DataSourceSettings {
  url: string;
  poolSize?: number;
  /** Milliseconds to wait for a free connection. */
  poolTimeoutMs?: number;
  statementTimeoutMs?: number;
  lockTimeoutMs?: number;
  /** For looking only: what would change something is refused. */
  readOnly?: boolean;
}

/** The options that the app, the migrator and the TypeORM command line share. Entities are those of every lib. */
export function dataSourceOptions(settings: DataSourceSettings): DataSourceOptions {
  return {
    type: 'postgres',
    url: settings.url,
    entities: [join(__dirname, '../../../*/src/**/*.entity.{js,ts}')],
    migrations: MIGRATIONS,
    migrationsTableName: 'migrations',
    migrationsTransactionMode: 'each',
    poolSize: settings.poolSize ?? 2,
    applicationName: 'echonio-customers',
    installExtensions: false,
    logging: false,
    // The others write failed migrations to the console; whoever called is told by the error.
    logger: 'debug',
    extra: {
      connectionTimeoutMillis: settings.poolTimeoutMs ?? 10_000,
      statement_timeout: settings.statementTimeoutMs ?? 0,
      lock_timeout: settings.lockTimeoutMs ?? 0,
      idle_in_transaction_session_timeout: settings.statementTimeoutMs ?? 0,
      keepAlive: true,
      ...(settings.readOnly && { options: '-c default_transaction_read_only=on' }),
    },
  };
}

export const createDataSource = (settings: DataSourceSettings): DataSource =>
  new DataSource(dataSourceOptions(settings));
