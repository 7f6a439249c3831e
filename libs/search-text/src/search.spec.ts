import fc from 'fast-check';
import { fold } from './fold';
import { likePattern, likePatterns } from './like-pattern';
import { matchesKey } from './matches-key';
import { parseQuery } from './parse-query';
import { searchKey, type SearchField } from './search-key';
import { awkwardText, invisibles, persianWord, plainText, respelled, samePairs } from './testing/arbitraries';

const options = { defaultRegion: 'IR' };
const keyOf = (...texts: string[]) =>
  searchKey(
    texts.map((text) => ({ text })),
    options,
  );
const finds = (search: string, ...texts: string[]) => matchesKey(keyOf(...texts), parseQuery(search));

/** LIKE as SQL defines it, by a regular expression. */
function like(text: string, pattern: string): boolean {
  let source = '';
  for (let i = 0; i < pattern.length; i++) {
    const character = pattern.charAt(i);
    if (character === '%') source += '.*';
    else if (character === '_') source += '.';
    else source += (character === '\\' ? pattern.charAt(++i) : character).replace(/[\\^$.*+?()[\]{}|/]/, '\\$&');
  }
  return new RegExp(`^(?:${source})$`, 'su').test(text);
}

const field: fc.Arbitrary<SearchField> = fc.record({ text: awkwardText, phone: fc.boolean() });

describe('search: words', () => {
  it.each([
    ['ali', 'Ali Rezaei'],
    ['REZA', 'Ali Rezaei'],
    ['zaei', 'Ali Rezaei'],
    ['rezaei ali', 'Ali Rezaei'],
    ['re', 'Ali Rezaei'],
    ['muller', 'Müller'],
    ['Müller', 'muller'],
    ['رضایی', 'علي رضائي'],
    ['رضائي', 'علی رضایی'],
    ['محمد', 'مُحَمَّد'],
    ['مُحَمَّد', 'محمد'],
    ['جزء', 'جز'],
    ['آب', 'شرکت «اب»'],
    ['ab', '(ab)'],
    ['re', 'ali.rezaei@mail.ir'],
    ['rezaei@mail', 'ali.rezaei@mail.ir'],
    ['jones', 'Smith-Jones'],
    ['smith-jones', 'Smith‑Jones'],
    ["o'brien", 'O’Brien'],
    ['%', '100% cotton'],
    ['100%', '100% cotton'],
    ['_', 'a_b'],
    ['a_b', 'a_b'],
    ['\\', 'c:\\x'],
    ['.', 'a.b'],
    ['', 'anything'],
  ])('%j finds %j', (search, text) => {
    expect(finds(search, text)).toBe(true);
  });

  it.each([
    ['za', 'Ali Rezaei'],
    ['لی', 'علی'],
    ['alirezaei', 'Ali Rezaei'],
    ['ali karimi', 'Ali Rezaei'],
    ['100%', '1000'],
    ['a_b', 'axb'],
    ['%', 'percent'],
    ['_', 'underscore'],
    ['\\', 'backslash'],
    ['x', ''],
  ])('%j does not find %j', (search, text) => {
    expect(finds(search, text)).toBe(false);
  });

  it('finds words in different fields, and no word across two', () => {
    expect(finds('رضایی علی', 'علی', 'رضایی')).toBe(true);
    expect(finds('علی رض', 'علی', 'رضایی')).toBe(true);
    expect(finds('علی ها', 'علی', 'هاشمی')).toBe(true);
    expect(finds('علیرضایی', 'علی', 'رضایی')).toBe(false);
    expect(finds('1234', '12', '34')).toBe(false);
  });
});

describe('search: numbers', () => {
  it.each(['7', '247', '24 7', '24', '24-7', '۲۴۷', '۲۴ ۷'])('%j finds 24 7', (search) => {
    expect(finds(search, '24 7')).toBe(true);
    expect(finds(search, '24-7')).toBe(true);
    expect(finds(search, '24/7 service')).toBe(true);
  });

  it.each([
    ['47', '24 7'],
    ['4 7', '24 7'],
    ['42', '24 7'],
  ])('%j does not find %j', (search, text) => {
    expect(finds(search, text)).toBe(false);
  });

  it.each(['+98', '0098', '98', '+98912', '0098 912', '0912', '912', '6789', '۶۷۸۹', '345-67', '09', '0045'])(
    '%j finds a phone',
    (search) => {
      for (const text of ['09123456789', '+98 912 345 6789', '0098 (912) 345-6789']) {
        expect(finds(search, search === '0045' ? text.replace('6789', '0045') : text)).toBe(true);
      }
    },
  );
});

describe('search: spellings of a compound', () => {
  const spellings = (...parts: string[]) => ['', '\u200C', ' '].map((joint) => parts.join(joint));

  it.each([
    ['کتاب', 'خانه'],
    ['می', 'خواهم'],
    ['کتاب', 'ها'],
    ['خانه', 'ای'],
    ['بی', 'تا'],
    ['گفت', 'و', 'گو'],
    ['رفت', 'و', 'آمد'],
    ['علی', 'رضا'],
    ['واحد', '۱۲'],
  ])('%s %s meets in all of them', (...parts) => {
    for (const stored of spellings(...parts)) {
      for (const search of spellings(...parts)) {
        expect([stored, search, finds(search, stored)]).toEqual([stored, search, true]);
        expect([stored, search, finds(search, `فروشگاه ${stored} ما`)]).toEqual([stored, search, true]);
      }
    }
  });

  it('meets in all of them for any words', () => {
    const part = fc.oneof(persianWord, fc.constantFrom('ها', 'ای', 'و', 'می'));
    fc.assert(
      fc.property(persianWord, fc.array(part, { minLength: 1, maxLength: 3 }), plainText, (first, rest, around) => {
        for (const stored of spellings(first, ...rest)) {
          for (const search of spellings(first, ...rest)) expect(finds(search, `${around} ${stored}`)).toBe(true);
        }
      }),
    );
  });
});

describe('search: any stored field', () => {
  it('is found by itself', () => {
    fc.assert(
      fc.property(field, fc.array(field, { maxLength: 3 }), ({ text, phone }, others) => {
        const key = searchKey([...others, { text, phone }], options);
        expect([text, matchesKey(key, parseQuery(text))]).toEqual([text, true]);
      }),
      { numRuns: 3000 },
    );
  });

  it('is found by any of its words', () => {
    fc.assert(
      fc.property(field, ({ text, phone }) => {
        const key = searchKey([{ text, phone }], options);
        for (const word of text.split(/[^\S\uFEFF]+/)) {
          expect([text, word, matchesKey(key, parseQuery(word))]).toEqual([text, word, true]);
        }
      }),
      { numRuns: 3000 },
    );
  });

  it('is found by any part of three or more letters or digits', () => {
    fc.assert(
      fc.property(awkwardText, fc.nat(), fc.nat(), (text, from, length) => {
        const runs = fold(text).match(/[\p{L}\p{N}]{3,}/gu) ?? [];
        for (const run of runs) {
          const characters = [...run];
          const start = from % (characters.length - 2);
          const part = characters.slice(start, start + 3 + (length % (characters.length - 2))).join('');
          expect([text, part, finds(part, text)]).toEqual([text, part, true]);
        }
      }),
      { numRuns: 1000 },
    );
  });

  it('of Latin words is found by exactly their beginnings, and by exactly their parts of three or more', () => {
    const letters = (min: number, max: number) =>
      fc.string({ unit: fc.constantFrom('a', 'b'), minLength: min, maxLength: max });
    const text = fc.string({ unit: fc.constantFrom('a', 'b', ' ', '-', '@'), maxLength: 12 });
    fc.assert(
      fc.property(text, letters(1, 2), letters(3, 4), (stored, short, long) => {
        expect(finds(short, stored)).toBe(stored.split(/[ @-]/).some((word) => word.startsWith(short)));
        expect(finds(long, stored)).toBe(stored.includes(long));
      }),
      { numRuns: 1000 },
    );
  });

  it('is found by any respelling, both ways', () => {
    const pair = plainText.chain((text) => fc.tuple(respelled(text), respelled(text)));
    fc.assert(
      fc.property(pair, ([stored, search]) => {
        expect([stored, search, finds(search, stored)]).toEqual([stored, search, true]);
        expect([search, stored, finds(stored, search)]).toEqual([search, stored, true]);
      }),
      { numRuns: 1000 },
    );
  });

  it.each(samePairs.filter(([, other]) => other !== ' '))('meets with %j and %j in both directions', (one, other) => {
    for (const around of ['', 'x', 'ab', 'بج']) {
      expect(finds(around + one + around, around + other + around)).toBe(true);
      expect(finds(around + other + around, around + one + around)).toBe(true);
    }
  });

  it.each(invisibles)('meets with and without %j', (invisible) => {
    expect(finds(`ab${invisible}c`, 'abc')).toBe(true);
    expect(finds('abc', `ab${invisible}c`)).toBe(true);
  });

  it('matches by one of its own, never by two together', () => {
    fc.assert(
      fc.property(fc.array(field, { minLength: 2, maxLength: 4 }), awkwardText, (fields, search) => {
        const keys = fields.map((one) => searchKey([one], options));
        for (const term of parseQuery(search)) {
          expect(matchesKey(searchKey(fields, options), [term])).toBe(keys.some((key) => matchesKey(key, [term])));
        }
      }),
    );
  });

  it('keeps every value whole in the key', () => {
    fc.assert(
      fc.property(fc.array(field, { maxLength: 4 }), (fields) => {
        const lines = fields.map(({ text }) => fold(text)).filter((text) => text !== '');
        const key = searchKey(fields, options);
        expect(key === '' ? [] : key.split('\n').map((line, i) => line.startsWith(` ${lines[i]}`))).toEqual(
          lines.map(() => true),
        );
      }),
    );
  });
});

describe('search: phones', () => {
  const persianDigits = (text: string) => text.replace(/\d/g, (digit) => '۰۱۲۳۴۵۶۷۸۹'.charAt(Number(digit)));
  const arabicDigits = (text: string) => text.replace(/\d/g, (digit) => '٠١٢٣٤٥٦٧٨٩'.charAt(Number(digit)));
  const separator = fc.constantFrom('', '', '', ' ', '-', '.', '\u00A0', '\u200E', ' - ', '/', '–');
  const national = fc.integer({ min: 1_000_000_000, max: 9_999_999_999 }).map(String);
  const spelling = (number: string) =>
    fc
      .tuple(
        fc.constantFrom('+98', '0098', '98', '0', '', '+98 (0)', '+98 0', '(+98)', '(0'),
        fc.array(separator, { minLength: number.length, maxLength: number.length }),
        fc.constantFrom((text: string) => text, persianDigits, arabicDigits),
      )
      .map(([start, separators, digits]) => {
        const spelled = [...number].map((digit, i) => (i === 0 ? '' : separators[i]!) + digit);
        if (start === '(0') spelled[2] += ')';
        return digits(start + spelled.join(''));
      });
  const twoSpellings = national.chain((number) => fc.tuple(spelling(number), spelling(number)));

  it('are found in any spelling by any other', () => {
    fc.assert(
      fc.property(twoSpellings, fc.boolean(), ([stored, search], phone) => {
        const key = searchKey([{ text: 'علی' }, { text: stored, phone }], options);
        expect([stored, search, matchesKey(key, parseQuery(search))]).toEqual([stored, search, true]);
      }),
      { numRuns: 2000 },
    );
  });

  it('are found by their last four digits or more', () => {
    const stored = national.chain((number) => fc.tuple(fc.constant(number), spelling(number)));
    fc.assert(
      fc.property(stored, fc.integer({ min: 4, max: 10 }), ([number, text], length) => {
        const end = number.slice(-length);
        for (const search of [end, persianDigits(end), [...end].join('-'), [...end].join(' ')]) {
          expect([text, search, finds(search, text)]).toEqual([text, search, true]);
        }
      }),
      { numRuns: 1000 },
    );
  });

  it('are found inside of a remark', () => {
    expect(finds('+989123456789', 'همراه: ۰۹۱۲-۳۴۵-۶۷۸۹ (شب)')).toBe(true);
    expect(finds('0912 345 6789', 'call +98 912 345 6789 after 5')).toBe(true);
  });
});

describe('likePattern', () => {
  it.each([
    [{ word: 'ab', kind: 'prefix' }, '% ab%'],
    [{ word: 'abc', kind: 'infix' }, '%abc%'],
    [{ word: '%_\\', kind: 'infix' }, '%\\%\\_\\\\%'],
  ] as const)('of %j is %s', (term, pattern) => {
    expect(likePattern(term)).toBe(pattern);
  });

  it('answers what matchesKey answers', () => {
    fc.assert(
      fc.property(fc.array(field, { maxLength: 3 }), awkwardText, fc.boolean(), (fields, text, own) => {
        const key = searchKey(fields, options);
        const terms = parseQuery(own && fields.length > 0 ? fields[0]!.text : text);
        const byPatterns = terms.every((term) => likePatterns(term).some((pattern) => like(key, pattern)));
        expect(matchesKey(key, terms)).toBe(byPatterns);
      }),
      { numRuns: 1000 },
    );
  });
});
