import { applyDecorators } from '@nestjs/common';
import { IsOptional, IsString, MaxLength, Validate, ValidatorConstraint } from 'class-validator';
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

/** A text to search customers for, within the bounds of a search. */
export const IsCustomerSearch = (): PropertyDecorator =>
  applyDecorators(
    Validate(HasFewWords),
    MaxLength(MAX_SEARCH_LENGTH, { message: `must have at most ${MAX_SEARCH_LENGTH} characters` }),
    IsString({ message: 'must be a text' }),
    IsOptional(),
  );
