import { Module } from '@nestjs/common';
import { OperationsController } from './operations.controller';
import { Readiness } from '@echonio/platform';

@Module({ controllers: [OperationsController], providers: [Readiness], exports: [Readiness] })
export class OperationsModule {}
