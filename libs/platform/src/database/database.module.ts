import { DynamicModule, Global, Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { Settings } from '../config/settings';
import type { ServedDatabase } from './open-database';
import { TenantDatabase } from './tenant-database';

/** Gives every module the settings, the data source and the accessor of an organization's tables. */
@Global()
@Module({})
export class DatabaseModule {
  static register(settings: Settings, database: ServedDatabase): DynamicModule {
    return {
      module: DatabaseModule,
      imports: [
        TypeOrmModule.forRootAsync({
          useFactory: () => database.dataSource.options,
          dataSourceFactory: async () => database.dataSource,
        }),
      ],
      providers: [
        { provide: Settings, useValue: settings },
        {
          provide: TenantDatabase,
          useFactory: () =>
            new TenantDatabase(database.dataSource, { ...database, keyHours: settings.IDEMPOTENCY_RETENTION_HOURS }),
        },
      ],
      exports: [Settings, TenantDatabase],
    };
  }
}
