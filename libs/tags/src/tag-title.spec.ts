import fc from 'fast-check';
import { readTagTitle, tagTitleKey, tagTitlePatterns } from './tag-title';

/** What PostgreSQL can put into one entry of a b-tree. */
const INDEXABLE_BYTES = 2_704;
const title = fc.string({ unit: 'binary', minLength: 1, maxLength: 500 });

describe('readTagTitle', () => {
  it.each([
    [' طلایی ', { title: 'طلایی' }],
    [12, { title: '12' }],
    [undefined, { fault: 'is required' }],
    ['\u200c', { fault: 'must not be blank' }],
    [true, { fault: 'must be a text' }],
    ['\ud800', { fault: 'must be well-formed Unicode (it has a lone surrogate)' }],
  ])('reads %j', (value, read) => {
    expect(readTagTitle(value)).toEqual(read);
  });
});

describe('tagTitleKey', () => {
  it('can be indexed whatever the title is', () => {
    fc.assert(
      fc.property(title, fc.constantFrom('', '\ufdfa', '😀', '中'), (start, filler) => {
        const key = tagTitleKey(`${start}${filler.repeat(500)}`);
        expect(Buffer.byteLength(key)).toBeLessThan(INDEXABLE_BYTES);
        expect(key.isWellFormed()).toBe(true);
      }),
    );
  });

  it('tells long titles apart by their ends', () => {
    const [one, other] = ['x', 'y'].map((end) => tagTitleKey(`${'\ufdfa'.repeat(499)}${end}`));
    expect(one).not.toBe(other);
    expect(tagTitleKey(`${'\ufdfa'.repeat(499)}X`)).toBe(one);
  });
});

describe('tagTitlePatterns', () => {
  it('has a pattern for each word, with its own % and _ literal', () => {
    expect(tagTitlePatterns('  VIP  كافي‌شاپ ')).toEqual(['%vip%', '%کافیشاپ%']);
    expect(tagTitlePatterns('100%_\\')).toEqual(['%100\\%\\_\\\\%']);
    expect(tagTitlePatterns(' \u200c ')).toEqual([]);
  });
});
