import { createHash } from 'node:crypto';
import { FieldError, MAX_TEXT, readText } from '@echonio/platform';
import { fold, foldedTitle } from '@echonio/search-text';

/**
 * Reads the title of a tag: trimmed at its ends, otherwise verbatim, 1 to 500 characters of which at least one can be seen.
 * @returns the title, or why it is none
 */
export function readTagTitle(value: unknown): { title: string } | { fault: string } {
  const faults: FieldError[] = [];
  const title = readText(value, 'title', faults, MAX_TEXT);
  if (faults[0]) return { fault: faults[0].message };
  if (title === undefined) return { fault: 'is required' };
  if (title === null || fold(title) === '') return { fault: 'must not be blank' };
  return { title };
}

/** PostgreSQL indexes values of up to 2,704 bytes; single characters may fold to whole phrases. */
const MAX_KEY_BYTES = 2_000;
const KEPT_UNITS = 400;

/** What must be unique among the titles of an organization: the folded title, or its beginning and digest when it is very long. */
export function tagTitleKey(title: string): string {
  const key = foldedTitle(title);
  if (Buffer.byteLength(key) <= MAX_KEY_BYTES) return key;
  return `${key.slice(0, KEPT_UNITS).toWellFormed()} ${createHash('sha256').update(key).digest('hex')}`;
}

/** LIKE patterns over title keys for the words of a search, all of which must match; none for a blank search. */
export function tagTitlePatterns(search: string): string[] {
  const words = fold(search)
    .split(' ')
    .filter((word) => word !== '');
  return words.map((word) => `%${word.replace(/[\\%_]/g, '\\$&')}%`);
}
