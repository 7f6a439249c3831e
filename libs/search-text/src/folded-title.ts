import { fold } from './fold';

const ARABIC_LETTER = /(?=\p{L})\p{Script=Arabic}/u;

/**
 * What must be unique among the titles of an organization: the fold, and without blanks if it has Arabic letters, so that
 * the joined, half-spaced and spaced spellings of a compound are one title. `New York` and `Newyork` stay two. Empty for a
 * title of which the fold leaves nothing.
 */
export function foldedTitle(title: string): string {
  const folded = fold(title);
  return ARABIC_LETTER.test(folded) ? folded.replaceAll(' ', '') : folded;
}
