import { Module } from '@nestjs/common';
import { AccessModule } from '@echonio/access';
import { FilesModule } from '@echonio/files';
import { CustomerContactsController } from './customer-contacts.controller';
import { CustomerContactsService } from './customer-contacts.service';
import { CustomerTagsController } from './customer-tags.controller';
import { CustomerTagsService } from './customer-tags.service';
import { CustomerTimelineController } from './customer-timeline.controller';
import { CustomerTimelineService } from './customer-timeline.service';
import { CustomersController } from './customers.controller';
import { CustomersRepository } from './customers.repository';
import { CustomersService } from './customers.service';
import { SearchIndexKeeper } from './search-index-keeper';
import { SearchMetrics } from './search-metrics';
import { CustomerDossierController } from './dossier/customer-dossier.controller';
import { CustomerDossierService } from './dossier/customer-dossier.service';
import { DossierTraces } from './dossier/dossier-traces';

/** Customers and their ties to contacts, tags, timeline and files. */
@Module({
  imports: [AccessModule, FilesModule],
  controllers: [
    CustomersController,
    CustomerContactsController,
    CustomerTagsController,
    CustomerTimelineController,
    CustomerDossierController,
  ],
  providers: [
    CustomersRepository,
    SearchIndexKeeper,
    SearchMetrics,
    CustomersService,
    CustomerContactsService,
    CustomerTagsService,
    CustomerTimelineService,
    CustomerDossierService,
    DossierTraces,
  ],
  exports: [CustomersService, DossierTraces],
})
export class CustomersModule {}
