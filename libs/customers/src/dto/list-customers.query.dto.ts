import { IsIn, IsOptional, IsString, MaxLength, Validate, ValidatorConstraint } from 'class-validator';
import { PageQuery } from '@echonio/platform';
import { MAX_SEARCH_LENGTH, MAX_SEARCH_WORDS, parseQuery } from '@echonio/search-text';

@ValidatorConstraint({ name: 'searchWords' })
class HasFewWords {
  validate(value: unknown): boolean {
    return typeof value !== 'string' || parseQuery(value).length <= MAX_SEARCH_WORDS;
  }

  defaultMessage(): string {
    return `must have at most ${MAX_SEARCH_WORDS} words`;
  }
}

export class ListCustomersQuery extends PageQuery {
  /** A keyword to search among customers' identities and their contacts; blank shows all. */
  @IsOptional()
  @IsString({ message: 'must be a text' })
  @MaxLength(MAX_SEARCH_LENGTH, { message: `must have at most ${MAX_SEARCH_LENGTH} characters` })
  @Validate(HasFewWords)
  search = '';

  /** `meta` adds `createdAt` and `updatedAt`. */
  @IsOptional()
  @IsIn(['', 'meta'], { message: 'must be meta' })
  include?: 'meta' | '';

  get withMeta(): boolean {
    return this.include === 'meta';
  }
}
