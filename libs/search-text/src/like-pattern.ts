import { type SearchTerm, type SearchWord } from './search-term';

/** The LIKE pattern (escape character `\`) of one word over a search key; `%`, `_` and `\` of the word are literal. */
export function likePattern(term: SearchWord): string {
  const literal = term.word.replace(/[\\%_]/g, '\\$&');
  return term.kind === 'prefix' ? `% ${literal}%` : `%${literal}%`;
}

/** The one or two patterns of a term; a key matches the term if it matches any of them. */
export function likePatterns(term: SearchTerm): string[] {
  return term.alternative ? [likePattern(term), likePattern(term.alternative)] : [likePattern(term)];
}
