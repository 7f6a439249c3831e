import { MAX_SEARCH_LENGTH, MAX_SEARCH_WORDS, parseQuery } from './parse-query';
import { type SearchTerm } from './search-term';

const prefix = (word: string): SearchTerm => ({ word, kind: 'prefix' });
const infix = (word: string): SearchTerm => ({ word, kind: 'infix' });

describe('parseQuery', () => {
  it.each<[string, string, SearchTerm[]]>([
    ['words', ' Ali  Rezaei ', [infix('ali'), infix('rezaei')]],
    ['short words', 'a bc', [prefix('a'), prefix('bc')]],
    ['short words beyond the basic plane', '𐐨𐐨 😀', [prefix('𐐨𐐨'), infix('😀')]],
    ['symbols', '% _ \\ a%', [infix('%'), infix('_'), infix('\\'), infix('a%')]],
    ['hyphens and addresses', 'smith-jones j.doe@x.ir', [infix('smith-jones'), infix('j.doe@x.ir')]],
    ['letters with digits', 'b12 1a no.5', [infix('b12'), prefix('1a'), infix('no.5')]],
    ['a number with separators', '0912-345 (67).89', [infix('09123456789')]],
    ['separators by themselves inside a number', '12 - 34', [infix('1234')]],
    ['separators by themselves', '- 12 -', [infix('-'), prefix('12'), infix('-')]],
    ['a number between words', 'ali 24 7 reza', [infix('ali'), infix('247'), infix('reza')]],
    ['Persian digits', '۰۹۱۲۳۴', [infix('091234')]],
    ['a plus sign', '+98 912 345 6789', [infix('989123456789')]],
    ['a plus sign begins a number', '12 +98 912', [prefix('12'), infix('98912')]],
    ['a plus sign in parentheses', '(+98) 912', [infix('98912')]],
    ['a plus sign by itself', '+ 98', [infix('+'), prefix('98')]],
    ['a plus sign elsewhere', '1+2', [infix('1+2')]],
    ['00', '0098 912 345 6789', [infix('989123456789')]],
    ['a trunk zero', '+98 (0)912 345 6789', [{ ...infix('9809123456789'), alternative: infix('989123456789') }]],
    ['few digits after 00', '0045', [{ ...infix('0045'), alternative: prefix('45') }]],
    ['only zeros', '00', [prefix('00')]],
    ['a Persian word and a short one', 'کتاب ها', [infix('کتاب'), { ...prefix('ها'), alternative: infix('کتابها') }]],
    [
      'short Persian words between long ones',
      'گفت و گو',
      [infix('گفت'), { ...prefix('و'), alternative: infix('گفتو') }, { ...prefix('گو'), alternative: infix('وگو') }],
    ],
    ['a short Persian word first', 'بی کار', [prefix('بی'), infix('کار')]],
    ['a Persian word and a number', 'واحد ۱۲', [infix('واحد'), { ...prefix('12'), alternative: infix('واحد12') }]],
    ['nothing', ' \u200C\t', []],
    ['the empty string', '', []],
  ])('reads %s', (_, search, terms) => {
    expect(parseQuery(search)).toEqual(terms);
  });

  it('names its bounds', () => {
    expect([MAX_SEARCH_WORDS, MAX_SEARCH_LENGTH]).toEqual([10, 200]);
  });

  it.each(['1 ', 'ا ', '- ', '1 - ', '+1 ', '0', '-', 'a-'])('takes linear time for %j repeated', (unit) => {
    const start = performance.now();
    parseQuery(unit.repeat(100_000));
    expect(performance.now() - start).toBeLessThan(2000);
  });
});
