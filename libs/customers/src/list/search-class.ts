/** What a search is told apart by: a number is looked up in another part of the key, a short word in the beginnings of words alone. */
export type SearchClass = 'number' | 'short' | 'word' | 'words';

const NUMBER = /^%? ?\d+%$/;

/** @param terms for each the LIKE patterns of which one must match, at least one */
export function searchClass(terms: readonly (readonly string[])[]): SearchClass {
  if (terms.length > 1) return 'words';
  const [pattern = ''] = terms[0]!;
  if (NUMBER.test(pattern)) return 'number';
  return pattern.startsWith('% ') ? 'short' : 'word';
}
