import { applyDecorators } from '@nestjs/common';
import { Transform } from 'class-transformer';
import { IsDate, IsOptional, ValidateBy } from 'class-validator';
import { readInstant } from '../input/instant';
import { isId } from './id.pipe';

const NOT_AN_INSTANT = 'must be an ISO 8601 date or date-time, such as 2030-01-31 or 2030-01-31T12:00:00Z';

/** Treats a blank text as if it had not been given. */
export const BlankIsAbsent = (): PropertyDecorator =>
  Transform(({ value }: { value: unknown }) => (typeof value === 'string' && value.trim() === '' ? undefined : value));

/** An ISO 8601 date (its first instant) or date-time as a Date, in UTC unless it names an offset; blank is none. */
export const IsInstant = (): PropertyDecorator =>
  applyDecorators(
    IsOptional(),
    BlankIsAbsent(),
    Transform(({ value }: { value: unknown }) => (typeof value === 'string' ? (readInstant(value) ?? value) : value)),
    IsDate({ message: NOT_AN_INSTANT }),
  );

/**
 * UUIDs, separated by commas or each in a parameter of its own (see `RepeatableQuery`); blanks between them count for nothing, and with
 * nothing else it is as if the parameter had not been given. They come in lower case, each once.
 */
export const IsIdList = (max: number): PropertyDecorator =>
  applyDecorators(
    IsOptional(),
    Transform(({ value }: { value: unknown }) => idsOf(value)),
    ValidateBy({
      name: 'isIdList',
      validator: {
        validate: (ids: unknown) => Array.isArray(ids) && ids.length <= max && ids.every(isId),
        defaultMessage: (given) =>
          Array.isArray(given?.value) && given.value.every(isId)
            ? `must be at most ${max} UUIDs`
            : 'must be UUIDs, separated by commas',
      },
    }),
  );

function idsOf(value: unknown): unknown {
  if (typeof value !== 'string' && !Array.isArray(value)) return value;
  const ids = [value]
    .flat()
    .flatMap((text: unknown) => (typeof text === 'string' ? text.split(',') : [text]))
    .map((text) => (typeof text === 'string' ? text.trim().toLowerCase() : text))
    .filter((text) => text !== '');
  return ids.length === 0 ? undefined : [...new Set(ids)];
}
