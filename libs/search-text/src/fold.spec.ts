import fc from 'fast-check';
import { fold } from './fold';
import { foldCodePoint } from './fold-code-point';
import { awkwardText, invisibles, samePairs } from './testing/arbitraries';

/** The fold said plainly: each code point by itself, composed, blanks made one. */
function plainFold(text: string): string {
  const folded = [...text].map((character) => foldCodePoint(character.codePointAt(0)!)).join('');
  return folded.normalize('NFC').replace(/ +/g, ' ').replace(/^ | $/g, '');
}

describe('fold', () => {
  it.each([
    ['case', 'Ali REZAEI', 'ali rezaei'],
    ['Latin accents', 'Müller Éric Ångström Çelik Łódź', 'muller eric angstrom celik lodz'],
    ['decomposed accents', 'Mu\u0308ller', 'muller'],
    ['letters without decomposition', 'Straße ØRSTED Đorđe Æsir Œuvre þorn', 'strasse orsted dorde aesir oeuvre thorn'],
    ['Turkish i', 'İSTANBUL ısparta', 'istanbul isparta'],
    ['capital sharp s', 'STRAẞE', 'strasse'],
    ['compatibility forms', 'ＡＢＣ１２ ﬁx №5 ℌ 𝐀𝐥𝐢', 'abc12 fix no5 h ali'],
    ['Greek and Cyrillic', 'ΟΔΌΣ οδός Ёлка', 'οδοσ οδοσ елка'],
    ['yeh', 'علي موسى رئيس', 'علی موسی رییس'],
    ['kaf', 'كتاب', 'کتاب'],
    ['heh', 'فاطمة خانۀ خانهٔ ہھە', 'فاطمه خانه خانه ههه'],
    ['alef', 'أحمد إسلام آرش ٱلله', 'احمد اسلام ارش الله'],
    ['waw and hamza', 'مؤمن جزء', 'مومن جز'],
    ['digits', '۰۱۲۳۴۵۶۷۸۹ ٠١٢٣٤٥٦٧٨٩', '0123456789 0123456789'],
    ['harakat and superscript alef', 'مُحَمَّد رحمٰن', 'محمد رحمن'],
    ['tatweel', 'كـــتاب', 'کتاب'],
    ['half spaces', 'می‌خواهم کتاب‌خانه', 'میخواهم کتابخانه'],
    ['bidi marks, soft hyphen, zero width', '\u202Bab\u00ADc\u202C \u200Ed\uFEFF\u200Be\u2067', 'abc de'],
    ['presentation forms', 'ﻋﻠﯽ ﻛﺘﺎﺏ ﻻ ﷼', 'علی کتاب لا ریال'],
    ['presentation forms of harakat', 'م\uFE76ح\uFE79م\uFC60د', 'محمد'],
    ['typographic apostrophes and dashes', 'O’Brien–Smith', "o'brien-smith"],
    ['white space', '\u00A0 a\t\r\n b\u3000c\u2009d \u0000', 'a b c d'],
    ['kept marks', 'हिन्दी ไทย ガード 한국', 'हिन्दी ไทย ガード 한국'],
    ['decomposed Hangul and kana', '한 ガ', '한 ガ'],
    ['nothing', ' \u200C\u0301ء ', ''],
    ['empty', '', ''],
    ['lone surrogates', 'a\uD800b\uDC00', 'ab'],
    ['beyond the basic plane', '😀 𐐀', '😀 𐐨'],
  ])('%s', (_, text, expected) => {
    expect(fold(text)).toBe(expected);
  });

  it.each(samePairs)('takes %j and %j for the same, wherever they stand', (one, other) => {
    fc.assert(
      fc.property(awkwardText, awkwardText, (before, after) => {
        expect(fold(before + one + after)).toBe(fold(before + other + after));
      }),
    );
  });

  it.each(invisibles)('drops %j, wherever it stands', (invisible) => {
    fc.assert(
      fc.property(fc.stringMatching(/^[a-z ک-ی]*$/), fc.stringMatching(/^[a-z ک-ی]*$/), (before, after) => {
        expect(fold(before + invisible + after)).toBe(fold(before + after));
      }),
    );
  });

  it('answers the same as the plain fold', () => {
    fc.assert(
      fc.property(awkwardText, (text) => {
        expect(fold(text)).toBe(plainFold(text));
      }),
      { numRuns: 1000 },
    );
  });

  it('is idempotent, tidy, well-formed and at most 18 times as long', () => {
    fc.assert(
      fc.property(awkwardText, (text) => {
        const folded = fold(text);
        expect(fold(folded)).toBe(folded);
        expect(folded).not.toMatch(/^ | $| {2}|[^\S ]/);
        expect(folded).not.toMatch(/\p{Cs}/u);
        expect(folded.length).toBeLessThanOrEqual(18 * text.length);
      }),
      { numRuns: 1000 },
    );
  });

  it('is idempotent and bounded for every assigned code point', () => {
    const faults: string[] = [];
    for (let codePoint = 0; codePoint <= 0xe0fff; codePoint++) {
      if (codePoint === 0x40000) codePoint = 0xe0000;
      const text = String.fromCodePoint(codePoint);
      const folded = fold(text);
      if (fold(folded) !== folded || folded.length > 18 * text.length) faults.push(codePoint.toString(16));
    }
    expect(faults).toEqual([]);
  });

  it('folds word by word', () => {
    fc.assert(
      fc.property(awkwardText, awkwardText, (one, other) => {
        expect(fold(`${one} ${other}`)).toBe(`${fold(one)} ${fold(other)}`.trim());
      }),
    );
  });

  it('crosses the bounds of its buffer unharmed', () => {
    const word = 'علي\u064E  ﷺ😀 ';
    expect(fold(word.repeat(2000))).toBe(Array(2000).fill(fold(word)).join(' '));
  });

  it.each(['a', 'ي', '\u0301', ' ', 'ﷺ', '😀', 'が', '\uD800'])('takes linear time for a long text of %j', (unit) => {
    const start = performance.now();
    fold(unit.repeat(1_000_000));
    expect(performance.now() - start).toBeLessThan(2000);
  });
});
