import { applyDecorators } from '@nestjs/common';
import { Transform } from 'class-transformer';
import { ValidateBy } from 'class-validator';
import { IsReadable, MAX_TEXT, structureInForm } from '@echonio/platform';
import { DUPLICATE_BY, foldedType } from '../duplicates/duplicate-options';

export const MAX_DUPLICATE_BY = 10;
const NOT_A_LIST = 'must be a list of email, phone or other types of contacts';

/** A list of types of contacts, in a form with commas between or as JSON text; blank is the default. */
export const IsDuplicateBy = (): PropertyDecorator =>
  applyDecorators(
    Transform(({ value, key }: { value: unknown; key: string }) => read(value, key)),
    ValidateBy({
      name: 'isDuplicateBy',
      validator: {
        validate: (value: unknown) => Array.isArray(value) && value.length > 0 && faultOf(value) === null,
        defaultMessage: (given) => (Array.isArray(given!.value) ? faultOf(given!.value) : null) ?? NOT_A_LIST,
      },
    }),
    IsReadable(),
  );

function faultOf(list: unknown[]): string | null {
  if (list.length > MAX_DUPLICATE_BY) return `must have at most ${MAX_DUPLICATE_BY} types of contacts`;
  const areTypes = list.every((type) => typeof type === 'string' && type !== '' && type.length <= MAX_TEXT);
  return areTypes ? null : NOT_A_LIST;
}

function read(value: unknown, field: string): unknown {
  if (value === undefined || value === null) return DUPLICATE_BY;
  const list = typeof value === 'string' ? listOf(value.trim(), field) : value;
  if (!Array.isArray(list)) return list;
  return [...new Set(list.map((type: unknown) => (typeof type === 'string' ? foldedType(type) : type)))];
}

function listOf(text: string, field: string): unknown {
  if (text === '') return DUPLICATE_BY;
  return text.startsWith('[') ? structureInForm(text, field) : text.split(',').filter((type) => type.trim() !== '');
}
