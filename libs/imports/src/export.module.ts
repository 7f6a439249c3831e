import { Module } from '@nestjs/common';
import { ExportMetrics } from './export-metrics';
import { ExportService } from './export.service';

/** Customers out of the database, for the API and the command line. */
@Module({ providers: [ExportMetrics, ExportService], exports: [ExportService] })
export class ExportModule {}
