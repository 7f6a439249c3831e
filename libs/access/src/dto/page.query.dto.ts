import { Transform } from 'class-transformer';
import { IsInt, Max, Min } from 'class-validator';

const MAX_LIMIT = 100;

/** A whole number as text; blank is the default, anything else stays as it is and is refused. */
const whole = (value: unknown, blank: number): unknown => {
  if (value === undefined || (typeof value === 'string' && value.trim() === '')) return blank;
  return typeof value === 'string' && /^\s*\d+\s*$/.test(value) ? Number(value) : value;
};

export class PageQuery {
  /** The offset of the first item; blank is 0. */
  @Transform(({ value }) => whole(value, 0))
  @IsInt({ message: 'must be a whole number, 0 or more' })
  @Min(0)
  @Max(Number.MAX_SAFE_INTEGER)
  offset = 0;

  /** The number of items; blank or more than 100 is 100, 0 gives the count alone. */
  @Transform(({ value }) => {
    const limit = whole(value, MAX_LIMIT);
    return typeof limit === 'number' ? Math.min(limit, MAX_LIMIT) : limit;
  })
  @IsInt({ message: 'must be a whole number, 0 or more' })
  @Min(0)
  limit = MAX_LIMIT;
}
