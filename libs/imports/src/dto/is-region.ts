import { applyDecorators } from '@nestjs/common';
import { isPhoneRegion } from '@echonio/search-text';
import { Transform } from 'class-transformer';
import { ValidateBy } from 'class-validator';

/** The code of a country, in whatever case; blank is none. */
export const IsRegion = (): PropertyDecorator =>
  applyDecorators(
    Transform(({ value }: { value: unknown }) =>
      typeof value === 'string' ? value.trim().toUpperCase() || null : (value ?? null),
    ),
    ValidateBy({
      name: 'isRegion',
      validator: {
        validate: (value: unknown) => value === null || (typeof value === 'string' && isPhoneRegion(value)),
        defaultMessage: () => 'must be a two-letter country code such as IR',
      },
    }),
  );
