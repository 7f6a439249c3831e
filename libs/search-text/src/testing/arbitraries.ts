import fc from 'fast-check';

/** Spellings that the search takes for the same, one pair per line of the map. */
export const samePairs: [string, string][] = [
  ['A', 'a'],
  ['É', 'e'],
  ['ü', 'u'],
  ['ß', 'ss'],
  ['Ø', 'o'],
  ['đ', 'd'],
  ['Ł', 'l'],
  ['Æ', 'ae'],
  ['œ', 'oe'],
  ['İ', 'i'],
  ['ı', 'i'],
  ['ｆ', 'f'],
  ['ي', 'ی'],
  ['ى', 'ی'],
  ['ئ', 'ی'],
  ['ك', 'ک'],
  ['ة', 'ه'],
  ['ۀ', 'ه'],
  ['ە', 'ه'],
  ['ہ', 'ه'],
  ['ھ', 'ه'],
  ['أ', 'ا'],
  ['إ', 'ا'],
  ['آ', 'ا'],
  ['ٱ', 'ا'],
  ['ؤ', 'و'],
  ['ﻼ', 'لا'],
  ['ﮏ', 'ک'],
  ...[...'0123456789'].flatMap((digit, i): [string, string][] => [
    ['۰۱۲۳۴۵۶۷۸۹'[i]!, digit],
    ['٠١٢٣٤٥٦٧٨٩'[i]!, digit],
  ]),
  ['\u00A0', ' '],
  ['\t', ' '],
  ['\r\n', ' '],
  ['\u2003', ' '],
];

/** What the fold drops. */
export const invisibles = [
  '\u064B',
  '\u064E',
  '\u0651',
  '\u0652',
  '\u0670',
  '\u0640',
  '\u0621',
  '\u0654',
  '\u200B',
  '\u200C',
  '\u200D',
  '\u200E',
  '\u200F',
  '\u202A',
  '\u202E',
  '\u2066',
  '\u2069',
  '\u061C',
  '\u00AD',
  '\uFEFF',
  '\u0301',
];

const persian = [...'ابپتجچخدرزسشعفقکگلمنوهی'];
const latin = [...'abceilmnorstxyz'];
const symbols = [...'%_\\.-+/()@#&:,;«»"\'*،٫'];
const rare = [
  'ﷺ',
  '\u00A8',
  '\u00B4',
  '😀',
  '𝐀',
  '\u1100\u1161\u11A8',
  'が',
  '\u3099',
  'कि',
  '½',
  'Σ',
  '\uD800',
  '\uDC00',
  '\u0000',
];

const unit = fc.oneof(
  { weight: 4, arbitrary: fc.constantFrom(...persian) },
  { weight: 4, arbitrary: fc.constantFrom(...latin) },
  { weight: 4, arbitrary: fc.constantFrom(...'00123456789') },
  { weight: 3, arbitrary: fc.constantFrom(...symbols) },
  { weight: 3, arbitrary: fc.constant(' ') },
  { weight: 3, arbitrary: fc.constantFrom(...samePairs.map(([one]) => one)) },
  { weight: 1, arbitrary: fc.constantFrom(...invisibles) },
  { weight: 1, arbitrary: fc.constantFrom(...rare) },
);

/** Text that mixes scripts, numbers, symbols, blanks and what is hard about each. */
export const awkwardText = fc.oneof(
  { weight: 4, arbitrary: fc.string({ unit, maxLength: 24 }) },
  { weight: 1, arbitrary: fc.string({ unit: fc.constantFrom(...'0012+ -.(xم'), maxLength: 16 }) },
  { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 12 }) },
);

const spellings = new Map<string, string[]>();
for (const [one, other] of samePairs) spellings.set(other, [...(spellings.get(other) ?? [other]), one]);

/** Another spelling of a text of small letters: any letter in any of its forms, invisible characters anywhere. */
export function respelled(text: string): fc.Arbitrary<string> {
  const characters = [...text].map((character) =>
    fc
      .tuple(
        fc.constantFrom(...(spellings.get(character) ?? [character])),
        fc.oneof({ weight: 5, arbitrary: fc.constant('') }, { weight: 1, arbitrary: fc.constantFrom(...invisibles) }),
      )
      .map((parts) => parts.join('')),
  );
  return fc.tuple(...characters).map((parts) => parts.join(''));
}

/** Names and remarks in small letters. */
export const plainText = fc.string({
  unit: fc.constantFrom(...persian, ...latin, ...'0123456789', ' ', '-', '.'),
  maxLength: 24,
});

/** A Persian word of three to eight letters. */
export const persianWord = fc.string({ unit: fc.constantFrom(...persian), minLength: 3, maxLength: 8 });

/** A Latin word of three to eight small letters. */
export const latinWord = fc.string({ unit: fc.constantFrom(...latin), minLength: 3, maxLength: 8 });
