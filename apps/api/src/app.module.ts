import { DynamicModule, Module } from '@nestjs/common';
import { AccessModule } from '@echonio/access';
import { CustomersModule } from '@echonio/customers';
import { FilesModule } from '@echonio/files';
import { ImportsModule } from '@echonio/imports';
import { DatabaseModule, IdempotencyModule, MetricsModule, ServedDatabase, Settings } from '@echonio/platform';
import { TagsModule } from '@echonio/tags';
import { DocsModule } from './docs/docs.module';
import { OperationsModule } from './operations.module';

/** What the app is made of; every lib is one module. */
@Module({})
export class AppModule {
  static register(settings: Settings, database: ServedDatabase): DynamicModule {
    return {
      module: AppModule,
      imports: [
        DatabaseModule.register(settings, database),
        MetricsModule,
        IdempotencyModule,
        AccessModule,
        TagsModule,
        FilesModule,
        CustomersModule,
        ImportsModule,
        OperationsModule,
        DocsModule,
      ],
    };
  }
}
