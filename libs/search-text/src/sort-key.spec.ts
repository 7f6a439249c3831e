import { sortKey } from './sort-key';

const ALPHABET = [...'ابپتثجچحخدذرزژسشصضطظعغفقکگلمنوهی'];

const sorted = (names: string[]): string[] =>
  [...names].sort((a, b) => Buffer.compare(Buffer.from(sortKey([a])), Buffer.from(sortKey([b]))));

describe('sortKey', () => {
  it('has the letters of the Persian alphabet in their order, whatever follows them', () => {
    expect(sorted([...ALPHABET].reverse())).toEqual(ALPHABET);
    const words = ALPHABET.flatMap((letter) => [letter + 'ا', letter + 'م', letter + 'ی']);
    expect(sorted([...words].reverse())).toEqual(words);
  });

  it('sorts as a Persian dictionary does', () => {
    const names = [
      'آرش',
      'بیتا',
      'پارسا',
      'تینا',
      'جلال',
      'چمن',
      'حسن',
      'زهرا',
      'ژاله',
      'سارا',
      'کاوه',
      'گلی',
      'لاله',
      'نادر',
      'ویدا',
      'هما',
      'یاسمن',
    ];
    expect(sorted([...names].reverse())).toEqual([...names].sort(new Intl.Collator('fa').compare));
    expect(sorted([...names].reverse())).toEqual(names);
  });

  it('takes no notice of case, accents and the other spellings of a letter', () => {
    expect(sortKey(['Émile'])).toBe(sortKey(['emile']));
    expect(sortKey(['كيان'])).toBe(sortKey(['کیان']));
    expect(sorted(['zoo', 'Éva', 'adam', 'Zoe', '7up', 'ب'])).toEqual(['7up', 'adam', 'Éva', 'Zoe', 'zoo', 'ب']);
  });

  it('compares part by part', () => {
    const keys = [
      ['De', 'Zed'],
      ['De Angelis', 'Anna'],
      ['Dean', 'Bo'],
    ].map((parts) => sortKey(parts));
    expect([...keys].sort()).toEqual(keys);
    expect(sortKey([null, 'Zed', undefined, ' \u200C '])).toBe('zed');
    expect(sortKey([])).toBe('');
  });

  it('has at most 100 characters and no half ones', () => {
    expect([...sortKey(['پ'.repeat(500)])]).toHaveLength(100);
    const astral = sortKey([`a${'𐓷'.repeat(500)}`]);
    expect([[...astral].length, astral.isWellFormed()]).toEqual([100, true]);
  });
});
