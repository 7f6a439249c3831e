import { ApiProperty } from '@nestjs/swagger';
import { Transform } from 'class-transformer';
import { IsInt, Max, Min } from 'class-validator';

export const MAX_LIMIT = 100;

const WHOLE = { message: 'must be a whole number, 0 or more' };

/** Which part of a list a request asks for. */
export class PageQuery {
  /** The offset of the first item; blank is 0. */
  @Transform(({ value }) => whole(value, 0))
  @IsInt(WHOLE)
  @Min(0, WHOLE)
  @Max(Number.MAX_SAFE_INTEGER, { message: `must be at most ${Number.MAX_SAFE_INTEGER}` })
  @ApiProperty({ required: false, type: 'integer', minimum: 0, default: 0 })
  offset: number = 0;

  /** The number of items; blank or more than 100 is 100, 0 gives the count alone. */
  @Transform(({ value }) => {
    const limit = whole(value, MAX_LIMIT);
    return typeof limit === 'number' ? Math.min(limit, MAX_LIMIT) : limit;
  })
  @IsInt(WHOLE)
  @Min(0, WHOLE)
  @ApiProperty({ required: false, type: 'integer', minimum: 0, default: MAX_LIMIT })
  limit: number = MAX_LIMIT;
}

/** A whole number as text; blank is the default, anything else stays as it is and is refused. */
function whole(value: unknown, blank: number): unknown {
  if (value === undefined || (typeof value === 'string' && value.trim() === '')) return blank;
  return typeof value === 'string' && /^\s*\d+\s*$/.test(value) ? Number(value) : value;
}
