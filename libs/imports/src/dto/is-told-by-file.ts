import { ValidateBy } from 'class-validator';
import { HOW_TO_SAVE_AS_UTF8 } from '../readers/text/not-text';

const isBlank = (value: unknown): boolean =>
  value === undefined || value === null || (typeof value === 'string' && value.trim() === '');

/** Takes nothing but blanks: an encoding isn't declared but told from the file, and whoever declares one is told how to do without. */
export const IsToldByFile = (): PropertyDecorator =>
  ValidateBy({
    name: 'isToldByFile',
    validator: {
      validate: isBlank,
      defaultMessage: () =>
        'is not taken: a file is read as UTF-8, or as UTF-16 with a byte order mark, and Windows-1256, Windows-1252 and other ' +
        `code pages are not read. ${HOW_TO_SAVE_AS_UTF8}`,
    },
  });
