import { DynamicModule, Global, Module } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { Settings } from '../config/settings';
import { OpenDatabase } from './open-database';
import { TenantDatabase } from './tenant-database';

/** Gives every module the settings, the data source and the accessor of an organization's tables. */
@Global()
@Module({})
export class DatabaseModule {
  static register(settings: Settings, database: Pick<OpenDatabase, 'dataSource' | 'takeRole'>): DynamicModule {
    return {
      module: DatabaseModule,
      providers: [
        { provide: Settings, useValue: settings },
        { provide: DataSource, useValue: database.dataSource },
        {
          provide: TenantDatabase,
          useFactory: () => new TenantDatabase(database.dataSource, { takeRole: database.takeRole }),
        },
      ],
      exports: [Settings, DataSource, TenantDatabase],
    };
  }
}
