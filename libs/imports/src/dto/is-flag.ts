import { applyDecorators } from '@nestjs/common';
import { Transform } from 'class-transformer';
import { IsBoolean } from 'class-validator';

const FLAGS = new Map<unknown, boolean>([
  ['true', true],
  ['false', false],
  ['', false],
]);

/** True or false, in a form as text; blank is false. */
export const IsFlag = (): PropertyDecorator =>
  applyDecorators(
    Transform(({ value }: { value: unknown }) => FLAGS.get(value) ?? value),
    IsBoolean({ message: 'must be true or false' }),
  );
