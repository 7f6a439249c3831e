import { ArgumentMetadata, Injectable, PipeTransform, Type } from '@nestjs/common';
import { plainToInstance } from 'class-transformer';
import { getMetadataStorage, validate, ValidationError as Fault } from 'class-validator';
import { FieldError, ValidationError } from '../errors';

/** What the pipe needs to know of a class, found out once. */
interface Shape {
  /** Of the fields that the class names. */
  names: ReadonlySet<string>;
  /** What queries that came lately and broke no rule were read as, by what they pass: it depends on nothing else. */
  known: Map<string, object>;
}

const MAX_KNOWN = 1_000;
/** A query that passes more, as JSON, isn't remembered. */
const MAX_KNOWN_LENGTH = 200;

/** Validates bodies and queries by the decorators of their class, drops what the class doesn't name, and reports all faults at once. */
@Injectable()
export class DtoPipe implements PipeTransform {
  private readonly shapes = new Map<Type, Shape>();

  /** @returns a promise only when there is something to validate */
  transform(value: unknown, { metatype, type }: ArgumentMetadata): unknown {
    if ((type !== 'body' && type !== 'query') || !isDto(metatype)) return value;
    const shape = this.shapeOf(metatype);
    const given = named(shape, value);
    const text = type === 'query' ? JSON.stringify(given) : '';
    const known = type === 'query' && shape.known.get(text);
    return known || this.validated(metatype, given, text, shape);
  }

  private async validated(metatype: Type, given: object, text: string, shape: Shape): Promise<unknown> {
    const instance = plainToInstance(metatype, given, { exposeDefaultValues: true }) as object;
    const faults = await validate(instance, { whitelist: true, forbidUnknownValues: false });
    if (faults.length > 0) throw new ValidationError(faults.flatMap((fault) => fieldErrors(fault)));
    if (text !== '' && text.length <= MAX_KNOWN_LENGTH) remember(shape, text, instance);
    return instance;
  }

  private shapeOf(metatype: Type): Shape {
    let shape = this.shapes.get(metatype);
    if (!shape) {
      const rules = getMetadataStorage().getTargetValidationMetadatas(metatype, '', false, false);
      shape = { names: new Set(rules.map(({ propertyName }) => propertyName)), known: new Map() };
      this.shapes.set(metatype, shape);
    }
    return shape;
  }
}

/** When more come than are remembered, it begins anew. Requests share an instance, so nobody may change it. */
function remember(shape: Shape, text: string, instance: object): void {
  if (shape.known.size >= MAX_KNOWN) shape.known.clear();
  shape.known.set(text, Object.freeze(instance));
}

/** What the class names of a body; the rest, which may be large, isn't even looked at. */
function named({ names }: Shape, value: unknown): Record<string, unknown> {
  const source = (value ?? {}) as Record<string, unknown>;
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
