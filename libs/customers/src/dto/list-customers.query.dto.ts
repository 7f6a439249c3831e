import { Transform } from 'class-transformer';
import { IsInt, IsOptional, IsString, MaxLength, Min, Max, Validate, ValidatorConstraint } from 'class-validator';
import { MAX_SEARCH_LENGTH, MAX_SEARCH_WORDS, parseQuery } from '@echonio/search-text';
import { IncludeQuery } from './include.query.dto';

const MAX_LIMIT = 100;

/** A whole number as text; blank is the default, anything else stays as it is and is refused. */
const whole = (value: unknown, blank: number): unknown => {
  if (value === undefined || (typeof value === 'string' && value.trim() === '')) return blank;
  return typeof value === 'string' && /^\s*\d+\s*$/.test(value) ? Number(value) : value;
};

@ValidatorConstraint({ name: 'searchWords' })
class HasFewWords {
  validate(value: unknown): boolean {
    return typeof value !== 'string' || parseQuery(value).length <= MAX_SEARCH_WORDS;
  }

  defaultMessage(): string {
    return `must have at most ${MAX_SEARCH_WORDS} words`;
  }
}

export class ListCustomersQuery extends IncludeQuery {
  /** A keyword to search among customers' identities and their contacts; blank shows all. */
  @IsOptional()
  @IsString()
  @MaxLength(MAX_SEARCH_LENGTH, { message: `must have at most ${MAX_SEARCH_LENGTH} characters` })
  @Validate(HasFewWords)
  search = '';

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
