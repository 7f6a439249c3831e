import { applyDecorators } from '@nestjs/common';
import { Transform } from 'class-transformer';
import { ValidateBy, ValidationArguments } from 'class-validator';
import { readTagTitle } from '../tag-title';

/** A title of a tag; it comes trimmed. */
export const IsTagTitle = (): PropertyDecorator =>
  applyDecorators(
    Transform(({ value }: { value: unknown }) => {
      const read = readTagTitle(value);
      return 'title' in read ? read.title : value;
    }),
    ValidateBy({
      name: 'isTagTitle',
      validator: { validate: (value) => 'title' in readTagTitle(value), defaultMessage: faultOf },
    }),
  );

function faultOf(argument?: ValidationArguments): string {
  const read = readTagTitle(argument?.value);
  return 'fault' in read ? read.fault : 'is not a title';
}
