import { applyDecorators } from '@nestjs/common';
import { Transform } from 'class-transformer';
import { Matches } from 'class-validator';

const COLOR = /^#([0-9a-f]{3}|[0-9a-f]{6})$/;

/** A colour as CSS writes it in hexadecimal; it comes in lower case, and a blank one as null. */
export const IsColor = (): PropertyDecorator =>
  applyDecorators(
    Transform(({ value }: { value: unknown }) =>
      typeof value === 'string' ? value.trim().toLowerCase() || null : value,
    ),
    Matches(COLOR, { message: 'must be #rgb or #rrggbb' }),
  );
