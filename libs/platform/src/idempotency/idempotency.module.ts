import { Module } from '@nestjs/common';
import { IdempotencySweeper } from './idempotency.sweeper';

/** Keys of requests: what sweeps them. They are read and written with the requests themselves. */
@Module({ providers: [IdempotencySweeper] })
export class IdempotencyModule {}
