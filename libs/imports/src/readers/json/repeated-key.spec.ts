import fc from 'fast-check';
import { repeatedKey } from './repeated-key';

describe('repeatedKey', () => {
  it.each<[string, string]>([
    ['{"a":1,"a":2}', 'a'],
    ['{"a":{"b":[1,{"c":"x","d":[],"c":{}}]}}', 'c'],
    ['{"a\\u0062":1 , "ab" : 2}', 'ab'],
    ['{"\\"":1,"\\"":2}', '"'],
    ['[1,{"":0,"":1}]', ''],
    ['{"__proto__":1,"__proto__":2}', '__proto__'],
  ])('finds it in %s', (json, key) => {
    expect(repeatedKey(json)).toBe(key);
  });

  it.each([
    '{"a":"a","b":"a"}',
    '{"a":{"a":{"a":1}}}',
    '[{"a":1},{"a":1}]',
    '{"a":["a","a"],"b":"{\\"a\\":1,"}',
    '"a"',
    '5',
  ])('finds none in %s', (json) => {
    expect(repeatedKey(json)).toBeNull();
  });

  it('finds none in what JSON.stringify writes, and the one that is put in', () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.string({ unit: 'binary' }), fc.jsonValue(), (value, key, other) => {
        expect(repeatedKey(JSON.stringify(value))).toBeNull();
        const name = JSON.stringify(key);
        expect(repeatedKey(`[{${name}:${JSON.stringify(value)},${name}:${JSON.stringify(other)}}]`)).toBe(key);
      }),
      { numRuns: 500 },
    );
  });
});
