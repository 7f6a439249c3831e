import { type SearchTerm, type SearchWord } from './search-term';

/** True if the key matches every term: what PostgreSQL answers to the patterns of `likePatterns`. */
export function matchesKey(key: string, terms: readonly SearchTerm[]): boolean {
  return terms.every(
    (term) => matches(key, term) || (term.alternative !== undefined && matches(key, term.alternative)),
  );
}

function matches(key: string, { word, kind }: SearchWord): boolean {
  return key.includes(kind === 'prefix' ? ` ${word}` : word);
}
