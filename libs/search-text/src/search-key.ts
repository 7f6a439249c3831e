import { fieldWords } from './field-words';
import { fold } from './fold';

/** One value of a record that the search may match. */
export interface SearchField {
  text: string;
  /** The whole value is a telephone number. */
  phone?: boolean;
}

export interface SearchKeyOptions {
  /** ISO 3166 code of the country whose numbers are written without a calling code. */
  defaultRegion: string;
}

/**
 * The stored key of a record: one line per field, each word on it behind a blank, so that "somewhere" is the pattern
 * `%word%`, "at the start of a word" is `% word%`, and no word can match across two fields. A line holds the whole
 * folded value, never cut, and after it the words of {@link fieldWords}. Empty if no field holds anything.
 */
export function searchKey(fields: readonly SearchField[], options: SearchKeyOptions): string {
  let key = '';
  for (const field of fields) {
    const text = fold(field.text);
    if (text === '') continue;
    key += key === '' ? ` ${text}` : `\n ${text}`;
    for (const word of fieldWords(text, field.phone === true, options.defaultRegion)) key += ` ${word}`;
  }
  return key;
}
