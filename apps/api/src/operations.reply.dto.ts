import { ApiProperty } from '@nestjs/swagger';

export class LiveReply {
  @ApiProperty({ enum: ['live'], example: 'live' })
  status: 'live';
}

/** Each check is `ok` or one sentence on what stands in the way. */
export class ReadyChecks {
  /** @example ok */
  database: string;

  /** Whether Persian text can be searched. @example ok */
  locale: string;

  /** @example ok */
  migrations: string;
}

export class ReadyReply {
  @ApiProperty({ enum: ['ready', 'unavailable'], example: 'ready' })
  status: 'ready' | 'unavailable';

  checks: ReadyChecks;
}
