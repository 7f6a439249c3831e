import { ApiProperty } from '@nestjs/swagger';

export class LiveReply {
  @ApiProperty({ enum: ['live'], example: 'live' })
  status: 'live';
}

/** Each check is `ok` or one sentence on what stands in the way. */
export class ReadyChecks {
  /** Whether the process is being stopped. @example ok */
  process: string;

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

  /** What should be looked at although requests are served, one sentence each: an index that isn't valid, a disk that is nearly full, requests that wait for a connection. */
  warnings: string[];
}
