/**
 * What one decomposed, lower-case character becomes, where Unicode's own decomposition doesn't say so.
 * Every value is a fixed point of the fold: it holds no character that is itself a key.
 */
export const FOLD_MAP: ReadonlyMap<string, string> = new Map([
  // Latin letters that have no decomposition
  ['ß', 'ss'],
  ['ø', 'o'],
  ['đ', 'd'],
  ['ð', 'd'],
  ['ł', 'l'],
  ['ħ', 'h'],
  ['ŧ', 't'],
  ['þ', 'th'],
  ['æ', 'ae'],
  ['œ', 'oe'],
  ['ı', 'i'],
  // the final form of a Greek letter: which form lower case gives depends on the neighbours
  ['ς', 'σ'],
  // Arabic and Persian forms of one letter (أ إ آ ؤ ئ ۀ come here decomposed, their marks dropped)
  ['ي', 'ی'],
  ['ى', 'ی'],
  ['ك', 'ک'],
  ['ڪ', 'ک'],
  ['ة', 'ه'],
  ['ۃ', 'ه'],
  ['ە', 'ه'],
  ['ہ', 'ه'],
  ['ھ', 'ه'],
  ['ٱ', 'ا'],
  ['ٲ', 'ا'],
  ['ٳ', 'ا'],
  ['ء', ''],
  ['ٴ', ''],
  ['ـ', ''],
  // typographic apostrophes and dashes, which keyboards put in unasked
  ['‘', "'"],
  ['’', "'"],
  ['ʼ', "'"],
  ['′', "'"],
  ['‐', '-'],
  ['‑', '-'],
  ['‒', '-'],
  ['–', '-'],
  ['—', '-'],
  ['―', '-'],
  ['−', '-'],
  ...digitsFrom(0x0660),
  ...digitsFrom(0x06f0),
]);

function digitsFrom(zero: number): [string, string][] {
  return Array.from({ length: 10 }, (_, digit) => [String.fromCharCode(zero + digit), String(digit)]);
}
