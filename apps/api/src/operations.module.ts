import { Module } from '@nestjs/common';
import { OperationsController } from './operations.controller';
import { Readiness, RouteTable } from '@echonio/platform';

@Module({ controllers: [OperationsController], providers: [Readiness, RouteTable], exports: [Readiness, RouteTable] })
export class OperationsModule {}
