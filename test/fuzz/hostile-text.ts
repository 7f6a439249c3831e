import fc from 'fast-check';

/** Texts that have broken others, each of which is a text like all others here. */
export const NAUGHTY: readonly string[] = [
  ...[
    'null',
    'undefined',
    'NaN',
    'true',
    '-1',
    '1e309',
    '0x7f',
    '٠١٢٣',
    '01/02',
    '{}',
    '[]',
    '"',
    "'",
    '\\',
    '\\u0000',
    '\\"',
  ],
  ...[
    "'; DROP TABLE customers; --",
    "' OR 1=1 --",
    '$1',
    ':id',
    '?',
    '%',
    '_',
    '%_\\',
    '$$',
    '/*',
    "E'\\'",
    '\\.',
    '\\N',
    '(a+)+$',
  ],
  ...[
    '<script>alert(1)</script>',
    '{{7*7}}',
    '${7*7}',
    '#{7*7}',
    '%s%n',
    '%00',
    '%0d%0a',
    '../../etc/passwd',
    'C:\\nul',
    'file:///etc/passwd',
  ],
  ...[
    '=1+1',
    '+1',
    '-1+1',
    '@SUM(A1)',
    "'=1",
    "''",
    '\t=1',
    '=cmd|" /C calc"!A0',
    'a\tb',
    'a\nb',
    'a\r\nb',
    'a\rb',
    'a,b;c|d\te',
    '"a""b"',
  ],
  ...[
    'نیم‌فاصله',
    'می‌خواهم',
    'كتاب يك',
    '۰۹۱۲۳۴۵۶۷۸۹',
    'ﷺ',
    'لا',
    'سَلامٌ',
    'ـــ',
    '\u200fمتن rtl\u200e',
    '\u202eabc\u202c',
    '\u2066x\u2069',
  ],
  ...[
    'a\u200bb',
    'a\u00adb',
    'a\u00a0b',
    'a\u3000b',
    'a\u2028b',
    'a\u2029b',
    'a\u0085b',
    'a\u001fb',
    'a\u007fb',
    'a\u0001b',
    'a\u001bb',
    'a\ufeffb',
  ],
  ...[
    'e\u0301',
    '\u00e9',
    '\u1e9b\u0323',
    'ǅ',
    'ß',
    'İ',
    'ı',
    'ﬃ',
    'Å',
    '½',
    '①',
    '𝐀',
    '한',
    '\u1100\u1161\u11a8',
    'が',
    '\u304b\u3099',
    'कि',
  ],
  ...['😀', '👨‍👩‍👧', '🏳️‍🌈', '👍🏽', '🇮🇷', '\u{10ffff}', '\u{e0001}', '\ufffd', '\ufffe', '\uffff', '\ufdd0', 'Z͑ͫ̓ͪ̂ͫ̽͏̴̙̤̞͉͚̯̞̠͍A̴̵̜̰͔ͫ͗͢'],
  ...[
    '__proto__',
    'constructor',
    'toString',
    'hasOwnProperty',
    'prototype',
    'organizationId',
    'id',
    'CON',
    '.',
    '..',
    '...',
  ],
];

/** Texts that no request may carry: they can't be stored, or are no text at all. */
export const UNSTORABLE: readonly string[] = ['a\u0000b', '\u0000', '\ud800', 'a\udc00b', '\udc00\ud800', 'x\udbff'];

/** Blanks of all kinds alone. */
export const BLANKS: readonly string[] = ['', ' ', '\t\r\n', '\u00a0', '\u3000', '\u2003', '\ufeff'];

/** Texts at the bounds of lengths, of characters that count once and take two or four places. */
export const LONG: readonly string[] = ['x', 'ی', '😀'].flatMap((character) =>
  [499, 500, 501, 2_000, 2_001].map((length) => character.repeat(length)),
);

/** Text of any characters, from the lists above or made of everything there is, surrogates and NUL now and then. */
export const hostileText: fc.Arbitrary<string> = fc.oneof(
  { weight: 4, arbitrary: fc.constantFrom(...NAUGHTY) },
  { weight: 2, arbitrary: fc.array(fc.constantFrom(...NAUGHTY), { maxLength: 4 }).map((parts) => parts.join('')) },
  { weight: 2, arbitrary: fc.string({ unit: 'binary', maxLength: 30 }) },
  { weight: 1, arbitrary: fc.string({ unit: 'grapheme', maxLength: 30 }) },
  { weight: 1, arbitrary: fc.constantFrom(...UNSTORABLE) },
  { weight: 1, arbitrary: fc.constantFrom(...BLANKS) },
  { weight: 1, arbitrary: fc.constantFrom(...LONG) },
);

/** The lists whole, and so many made of everything, each once. */
export const hostileTexts = (seed: number, made: number): string[] => [
  ...new Set([...NAUGHTY, ...UNSTORABLE, ...LONG, ...fc.sample(hostileText, { seed, numRuns: made })]),
];
