import { isShortWord } from './character-class';
import { isNumberToken, isSeparatorToken } from './digit-chains';
import { fold } from './fold';
import { readPhoneNumber } from './phone-number';
import { type SearchTerm, type SearchWord } from './search-term';

/** Most terms a search may have, and most UTF-16 code units; the caller refuses more. */
export const MAX_SEARCH_WORDS = 10;
export const MAX_SEARCH_LENGTH = 200;

const ARABIC_LETTER = /(?=\p{L})\p{Script=Arabic}/u;
const SHORT_LENGTH = 2;

/**
 * The terms of a search, all of which must match; none if nothing is left of it after folding. Numbers lose their
 * separators and a leading `+` or `00`; adjacent ones become one. A word of one or two letters or digits is only looked
 * for at the start of a word, or in Arabic script right after the word it follows in the search: `کتاب ها` meets `کتابها`.
 */
export function parseQuery(search: string): SearchTerm[] {
  const folded = fold(search);
  if (folded === '') return [];
  const pieces = piecesOf(folded.split(' '));
  return pieces.map((piece, i) => {
    const term = isNumberToken(piece) ? numberTerm(piece) : wordOf(piece);
    if (term.kind === 'infix') return term;
    const compound = compoundUpTo(pieces, i);
    return compound === null ? term : { ...term, alternative: wordOf(compound) };
  });
}

/** Tokens, those of one number put together. */
function piecesOf(tokens: string[]): string[] {
  const pieces: string[] = [];
  for (let i = 0; i < tokens.length; i++) {
    const last = isNumberToken(tokens[i]!) ? lastOfNumber(tokens, i) : i;
    pieces.push(tokens.slice(i, last + 1).join(''));
    i = last;
  }
  return pieces;
}

function lastOfNumber(tokens: string[], first: number): number {
  let last = first;
  for (let i = first + 1; i < tokens.length; i++) {
    const token = tokens[i]!;
    if (isNumberToken(token) && !token.includes('+')) last = i;
    else if (!isSeparatorToken(token)) break;
  }
  return last;
}

function wordOf(word: string): SearchWord {
  return { word, kind: isShortWord(word) ? 'prefix' : 'infix' };
}

function numberTerm(piece: string): SearchTerm {
  const digits = piece.replace(/\D+/g, '');
  const rest = digits.startsWith('00') ? digits.slice(2) : digits;
  // because 0045 may be the end of a number as well, and 45 is too short to be looked for inside of one
  if (rest !== digits && rest.length <= SHORT_LENGTH) {
    return rest === '' ? wordOf(digits) : { ...wordOf(digits), alternative: wordOf(rest) };
  }
  const international = rest !== digits || piece.includes('+');
  const written = international ? readPhoneNumber(rest, true, null)?.international : undefined;
  return written === undefined || written === rest ? wordOf(rest) : { ...wordOf(rest), alternative: wordOf(written) };
}

/** The pieces up to this one without blanks, back to where they are long enough to be looked for anywhere. */
function compoundUpTo(pieces: string[], end: number): string | null {
  if (end === 0) return null;
  let compound = pieces[end]!;
  for (let i = end - 1; i >= 0 && isShortWord(compound); i--) compound = pieces[i]! + compound;
  return ARABIC_LETTER.test(compound) ? compound : null;
}
