import { applyDecorators } from '@nestjs/common';
import { Transform } from 'class-transformer';
import { ValidateBy, ValidationArguments, ValidationOptions } from 'class-validator';
import { isId } from './id.pipe';

/** A UUID of any version and in any case, for fields of bodies and queries; it comes in lower case. */
export const IsId = (options?: ValidationOptions): PropertyDecorator =>
  applyDecorators(
    Transform(({ value }: { value: unknown }) => (typeof value === 'string' ? value.toLowerCase() : value)),
    ValidateBy({ name: 'isId', validator: { validate: isId, defaultMessage } }, options),
  );

const defaultMessage = (argument?: ValidationArguments): string =>
  isMissing(argument?.value) ? 'is required' : 'must be a UUID';

const isMissing = (value: unknown): boolean => value === undefined || value === null || value === '';
