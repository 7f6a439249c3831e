/** What a character of folded text is to the search: blanks part words, symbols stand between the words of one token. */
export const CharacterClass = { BLANK: 1, SYMBOL: 2, LETTER: 3, ARABIC: 4, DIGIT: 5 } as const;

const ALPHANUMERIC = /^[\p{L}\p{N}\p{M}]$/u;
const ARABIC_LETTER = /^(?=\p{L})\p{Script=Arabic}$/u;
const SHORT_WORD = /^[\p{L}\p{N}\p{M}]{1,2}$/u;

/** By code point of the basic plane, filled in when one is first met. */
const table = new Uint8Array(0x10000);

export function characterClassOf(codePoint: number): number {
  if (codePoint > 0xffff) return classify(codePoint);
  return table[codePoint] || (table[codePoint] = classify(codePoint));
}

/** True for one or two letters or digits: a word that is only looked for at the start of a word. */
export function isShortWord(word: string): boolean {
  return word.length <= 4 && SHORT_WORD.test(word);
}

function classify(codePoint: number): number {
  if (codePoint === 0x20) return CharacterClass.BLANK;
  if (codePoint >= 0x30 && codePoint <= 0x39) return CharacterClass.DIGIT;
  const character = String.fromCodePoint(codePoint);
  if (ARABIC_LETTER.test(character)) return CharacterClass.ARABIC;
  return ALPHANUMERIC.test(character) ? CharacterClass.LETTER : CharacterClass.SYMBOL;
}
