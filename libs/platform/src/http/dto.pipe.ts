import { ArgumentMetadata, Injectable, PipeTransform, Type } from '@nestjs/common';
import { plainToInstance } from 'class-transformer';
import { getMetadataStorage, validate, ValidationError as Fault } from 'class-validator';
import { FieldError, ValidationError } from '../errors';

/** Validates bodies and queries by the decorators of their class, drops what the class doesn't name, and reports all faults at once. */
@Injectable()
export class DtoPipe implements PipeTransform {
  async transform(value: unknown, { metatype, type }: ArgumentMetadata): Promise<unknown> {
    if ((type !== 'body' && type !== 'query') || !isDto(metatype)) return value;
    const instance = plainToInstance(metatype, named(metatype, value), { exposeDefaultValues: true }) as object;
    const faults = await validate(instance, { whitelist: true, forbidUnknownValues: false });
    if (faults.length > 0) throw new ValidationError(faults.flatMap((fault) => fieldErrors(fault)));
    return instance;
  }
}

/** What the class names of a body; the rest, which may be large, isn't even looked at. */
function named(metatype: Type, value: unknown): Record<string, unknown> {
  const source = (value ?? {}) as Record<string, unknown>;
  const rules = getMetadataStorage().getTargetValidationMetadatas(metatype, '', false, false);
  const names = new Set(rules.map(({ propertyName }) => propertyName));
  return Object.fromEntries(
    [...names].filter((name) => Object.hasOwn(source, name)).map((name) => [name, source[name]]),
  );
}

const isDto = (metatype: unknown): metatype is Type =>
  typeof metatype === 'function' && metatype !== Object && metatype !== String && metatype !== Array;

/** One fault for each field: of the rules that it breaks, the one that is written first, which is tried last. */
function fieldErrors(fault: Fault, parent = ''): FieldError[] {
  const field = parent === '' ? fault.property : `${parent}.${fault.property}`;
  const own = Object.values(fault.constraints ?? {})
    .slice(-1)
    .map((message) => ({
      field,
      message: message.startsWith(`${fault.property} `) ? message.slice(fault.property.length + 1) : message,
    }));
  return [...own, ...(fault.children ?? []).flatMap((child) => fieldErrors(child, field))];
}
