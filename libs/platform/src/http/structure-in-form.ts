import { applyDecorators } from '@nestjs/common';
import { Transform } from 'class-transformer';
import { ValidateBy } from 'class-validator';
import { FieldError } from '../errors';
import { readStructure } from '../input/text';

const SHOWN_FAULTS = 5;

/** JSON text that can't be taken, in place of what it would say. */
class UnreadableStructure {
  constructor(readonly faults: readonly FieldError[]) {}
}

/**
 * Reads an object or list, which a form sends as JSON text. What isn't a text stays as it is; blank is null.
 * @returns something that `IsReadable` refuses, when the text is at fault
 */
export function structureInForm(value: unknown, field: string): unknown {
  if (typeof value !== 'string') return value;
  const faults: FieldError[] = [];
  const structure = readStructure(value, field, faults);
  return faults.length > 0 ? new UnreadableStructure(faults) : (structure ?? null);
}

/** Refuses what `structureInForm` couldn't read, and says why. Of the rules of a property it comes first. */
export const IsReadable = (): PropertyDecorator =>
  ValidateBy({
    name: 'isReadable',
    validator: {
      validate: (value: unknown) => !(value instanceof UnreadableStructure),
      defaultMessage: (given) =>
        (given!.value as UnreadableStructure).faults
          .slice(0, SHOWN_FAULTS)
          .map(({ field, message }) => (field === given!.property ? message : `${field}: ${message}`))
          .join('; '),
    },
  });

/** An object or list, which a form sends as JSON text: of bounded depth, and nothing in it that can't be stored. */
export const StructureInForm = (): PropertyDecorator =>
  applyDecorators(
    Transform(({ value, key }: { value: unknown; key: string }) => structureInForm(value, key)),
    IsReadable(),
  );
