import { Module } from '@nestjs/common';
import { AccessModule } from '@echonio/access';
import { FilesModule } from '@echonio/files';
import { CustomersController } from './customers.controller';
import { CustomersRepository } from './customers.repository';
import { CustomersService } from './customers.service';

/** Customers and their ties to contacts, tags, timeline and files. */
@Module({
  imports: [AccessModule, FilesModule],
  controllers: [CustomersController],
  providers: [CustomersRepository, CustomersService],
  exports: [CustomersService],
})
export class CustomersModule {}
