import fc from 'fast-check';
import { guardCell, unguardCell } from './cell-guard';

describe('guardCell', () => {
  it.each(['=1+1', '+98 21 1', '-1', '@x', '\tx', '\rx', "'=x", "''+x"])('guards %j', (cell) => {
    expect(guardCell(cell)).toBe(`'${cell}`);
  });

  it.each(['', 'a=1', "'", "'a", ' =1', '۰۹۱۲', "'' =1"])('leaves %j', (cell) => {
    expect(guardCell(cell)).toBe(cell);
  });

  it('is undone exactly, and never leaves the start of a formula', () => {
    const cell = fc.string({ unit: fc.constantFrom("'", '=', '+', '-', '@', '\t', '\r', 'a', ' '), maxLength: 6 });
    fc.assert(
      fc.property(cell, (written) => {
        expect(unguardCell(guardCell(written))).toBe(written);
        expect(guardCell(written)).not.toMatch(/^[=+\-@\t\r]/);
      }),
    );
  });
});
