import { Global, Module } from '@nestjs/common';
import { HealthWarnings } from '../health/health-warnings';
import { Metrics } from './metrics';

/** What every module may tell of itself to those who run the product. */
@Global()
@Module({ providers: [Metrics, HealthWarnings], exports: [Metrics, HealthWarnings] })
export class MetricsModule {}
