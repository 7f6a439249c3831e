import fc from 'fast-check';
import Papa from 'papaparse';
import { unguardCell } from '../readers/cell-guard';
import { csvRow } from './csv-row';

jest.setTimeout(30_000);

describe('csvRow', () => {
  it.each<[(string | null | undefined)[], string]>([
    [['a', null, '', undefined, 'b'], 'a,,,,b\r\n'],
    [
      ['a,b', 'a"b', 'a\nb', 'a\rb', 'a;b', 'a|b', 'a\tb', ' a', 'a '],
      '"a,b","a""b","a\nb","a\rb","a;b","a|b","a\tb"," a","a "\r\n',
    ],
    [['=1+1', '+98', '-1', '@x', "'=x", "'x"], "'=1+1,'+98,'-1,'@x,''=x,'x\r\n"],
    [['=HYPERLINK("x,y")'], `"'=HYPERLINK(""x,y"")"\r\n`],
    [['\tx', '\r=1'], `"'\tx","'\r=1"\r\n`],
  ])('writes %j', (cells, line) => {
    expect(csvRow(cells)).toBe(line);
  });

  const cell = fc.string({
    unit: fc.constantFrom(...'ab\'=+-@\t\r\n",;| '.split(''), '\r\n', 'ب', '\u200c', '😀'),
    maxLength: 8,
  });

  it('never lets a cell start a formula, and is read back exactly', () => {
    fc.assert(
      fc.property(fc.array(cell, { minLength: 2, maxLength: 6 }), (cells) => {
        const written = Papa.parse<string[]>(csvRow(cells), { delimiter: ',', newline: '\r\n' }).data[0]!;
        for (const text of written) expect(text).not.toMatch(/^[=+\-@\t\r]/);
        expect(written.map(unguardCell)).toEqual(cells);
      }),
      { numRuns: 1000 },
    );
  });
});
