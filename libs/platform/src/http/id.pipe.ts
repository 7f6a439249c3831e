import { ArgumentMetadata, Injectable, Param, PipeTransform } from '@nestjs/common';
import { ValidationError } from '../errors';

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

export const isId = (value: unknown): value is string => typeof value === 'string' && UUID.test(value);

@Injectable()
class IdPipe implements PipeTransform {
  transform(value: unknown, { data }: ArgumentMetadata): string {
    if (!isId(value)) throw ValidationError.of(data ?? 'id', 'must be a UUID');
    return value.toLowerCase();
  }
}

/** A UUID in the path; anything else is refused naming the parameter. */
export const IdParam = (name: string): ParameterDecorator => Param(name, IdPipe);
