import fc from 'fast-check';
import { findJsonError } from './find-json-error';

jest.setTimeout(30_000);

function parses(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

describe('findJsonError', () => {
  it('finds an error exactly where JSON.parse refuses', () => {
    const token = fc.constantFrom(
      ...'{}[],:"0-.eE \n\\u'.split(''),
      'true',
      'nul',
      '"a"',
      '12',
      '\u0001',
      '"\\n"',
      '"\\u00',
    );
    fc.assert(
      fc.property(fc.array(token, { maxLength: 12 }), (tokens) => {
        const text = tokens.join('');
        const at = findJsonError(text);
        expect(at === -1).toBe(parses(text));
        expect(at).toBeLessThanOrEqual(text.length);
      }),
      { numRuns: 20_000 },
    );
  });

  it('accepts every JSON value', () => {
    fc.assert(fc.property(fc.json(), (text) => expect(findJsonError(text)).toBe(-1)));
  });
});
