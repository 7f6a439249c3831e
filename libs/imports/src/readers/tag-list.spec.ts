import fc from 'fast-check';
import { formatTags, parseTags } from './tag-list';

describe('parseTags', () => {
  it.each<[string, string[]]>([
    ['', []],
    [' | |', []],
    ['vip', ['vip']],
    [' vip |تهران شمالی| ', ['vip', 'تهران شمالی']],
    ['a\\|b|c\\\\|d', ['a|b', 'c\\', 'd']],
    ['a\\b\\', ['a\\b\\']],
  ])('reads %j', (cell, tags) => {
    expect(parseTags(cell)).toEqual(tags);
  });

  it('reads what formatTags writes', () => {
    const title = fc
      .string({ unit: fc.constantFrom('a', 'ب', '|', '\\', ' ', ',', '"'), minLength: 1, maxLength: 6 })
      .filter((text) => text.trim() === text);
    fc.assert(fc.property(fc.array(title), (titles) => expect(parseTags(formatTags(titles))).toEqual(titles)));
  });
});
