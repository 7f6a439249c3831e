import { ValidateBy } from 'class-validator';

/** The end of a period, which begins with another property. It may be the beginning itself: nothing lies between then. */
export const IsNotBefore = (beginning: string): PropertyDecorator =>
  ValidateBy({
    name: 'isNotBefore',
    validator: {
      validate: (end, given) => {
        const begin = (given!.object as Record<string, unknown>)[beginning];
        return !(end instanceof Date) || !(begin instanceof Date) || begin <= end;
      },
      defaultMessage: () => `must not be before ${beginning}`,
    },
  });
