import fc from 'fast-check';
import { readByLibrary, readPhoneNumber } from './phone-number';

const digits = (min: number, max: number) =>
  fc.string({ unit: fc.constantFrom(...'0123456789'), minLength: min, maxLength: max });
const shapes = fc.oneof(
  fc.tuple(fc.constantFrom('', '0', '98', '980', '9'), digits(10, 10)).map((parts) => parts.join('')),
  digits(7, 17).filter((text) => !text.startsWith('00')),
  fc.tuple(fc.constantFrom('1', '44', '49', '7', '98', '964'), digits(6, 12)).map((parts) => parts.join('')),
);

describe('readPhoneNumber', () => {
  it('answers what the library answers', () => {
    fc.assert(
      fc.property(shapes, fc.boolean(), fc.constantFrom('IR', 'IR', 'US', 'DE', 'XX', null), (text, plus, region) => {
        fc.pre(!text.startsWith('00'));
        expect(readPhoneNumber(text, plus, region)).toEqual(readByLibrary(text, plus, region));
      }),
      { numRuns: 5000 },
    );
  });

  it('takes 00 for a plus sign in every region', () => {
    fc.assert(
      fc.property(shapes, fc.constantFrom('IR', 'US', 'JP', null), (text, region) => {
        fc.pre(!text.startsWith('00'));
        expect(readPhoneNumber(`00${text}`, false, region)).toEqual(readPhoneNumber(text, true, region));
      }),
    );
  });

  it.each([
    [
      '09123456789',
      false,
      { international: '989123456789', national: '9123456789', dialled: '09123456789', valid: true },
    ],
    [
      '9809123456789',
      true,
      { international: '989123456789', national: '9123456789', dialled: '09123456789', valid: true },
    ],
    [
      '442079460958',
      true,
      { international: '442079460958', national: '2079460958', dialled: '02079460958', valid: true },
    ],
    [
      '79123456789',
      true,
      { international: '79123456789', national: '9123456789', dialled: '89123456789', valid: true },
    ],
    ['123456', false, null],
    ['', true, null],
    ['123456789012345678', true, null],
    ['0'.repeat(100_000), false, null],
  ])('reads %s (plus: %s)', (text, plus, expected) => {
    expect(readPhoneNumber(text, plus, 'IR')).toEqual(expected);
  });
});
