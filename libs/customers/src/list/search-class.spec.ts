import { likePatterns, parseQuery } from '@echonio/search-text';
import { searchClass } from './search-class';

const classOf = (search: string): string => searchClass(parseQuery(search).map((term) => likePatterns(term)));

describe('searchClass', () => {
  it.each([
    ['radio', 'word'],
    ['رادیو', 'word'],
    ['ra', 'short'],
    ['0912 345-67', 'number'],
    ['۰۹۱۲', 'number'],
    ['12', 'number'],
    ['radio 0912', 'words'],
    ['a4_b', 'word'],
  ])('%s is %s', (search, expected) => expect(classOf(search)).toBe(expected));
});
