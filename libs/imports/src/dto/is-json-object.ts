import { applyDecorators } from '@nestjs/common';
import { Transform } from 'class-transformer';
import { ValidateBy } from 'class-validator';
import { IsReadable, structureInForm } from '@echonio/platform';

const MAX_FAULTS = 5;

/**
 * An object, in a form as JSON text; blank is none. Its faults are told with their places in one message.
 * @param faultsOf what is wrong with the object
 */
export const IsJsonObject = (faultsOf: (value: unknown) => { field: string; message: string }[]): PropertyDecorator =>
  applyDecorators(
    Transform(({ value, key }: { value: unknown; key: string }) => structureInForm(value, key) ?? null),
    ValidateBy({
      name: 'isJsonObject',
      validator: {
        validate: (value: unknown) => value === null || faultsOf(value).length === 0,
        defaultMessage: (given) =>
          faultsOf(given!.value)
            .slice(0, MAX_FAULTS)
            .map(({ field, message }) => (field === given!.property ? message : `${field}: ${message}`))
            .join('; '),
      },
    }),
    IsReadable(),
  );
