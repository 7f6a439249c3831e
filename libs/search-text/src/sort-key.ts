import { fold } from './fold';

const MAX_LENGTH = 100;
/** Stands behind a letter that comes after the one it is written with here: پ as ب with it, after every other ب. */
const AFTER = '\u06FF';

/** Where code points don't follow the Persian alphabet. */
const PERSIAN_ORDER: Record<string, string> = {
  پ: `ب${AFTER}`,
  چ: `ج${AFTER}`,
  ژ: `ز${AFTER}`,
  ک: '\u0643',
  گ: `\u0643${AFTER}`,
  و: '\u0647',
  ه: '\u0648',
  ی: '\u064A',
};
const REORDERED = /[پچژکگوهی]/g;

/**
 * What names are sorted by: compared by code points (as under the collation C) it puts digits before Latin letters, whatever their case
 * and accents, before Persian ones in the order of their alphabet. Parts that hold nothing are left out; a part that ends comes before
 * one that goes on. At most 100 characters, so that names which differ further on are the same here.
 */
export function sortKey(parts: readonly (string | null | undefined)[]): string {
  const folded = parts.map((part) => fold(part ?? '')).filter((part) => part !== '');
  const key = folded.join('\n').replace(REORDERED, (letter) => PERSIAN_ORDER[letter]!);
  return key.length <= MAX_LENGTH ? key : [...key.slice(0, 2 * MAX_LENGTH)].slice(0, MAX_LENGTH).join('');
}
