import { amountText, barLine, plainLine } from './progress-text';

const rows = { step: 'reading', percent: 42.9, done: 12_345, unit: 'rows' } as const;

describe('a bar', () => {
  it('is as long as the progress and as the terminal allows', () => {
    expect(barLine(rows, 8_900.4, 100)).toBe(
      'reading    [############..................]  42 %  12,345 rows  8,900 rows/s',
    );
    expect(barLine({ ...rows, percent: 100 }, undefined, 100)).toContain(`[${'#'.repeat(30)}]  100 %`);
    expect(barLine({ ...rows, percent: 0 }, undefined, 100)).toContain(`[${'.'.repeat(30)}]  0 %`);
    for (let columns = 0; columns <= 120; columns += 1) {
      expect(barLine(rows, 8_900, columns).length).toBeLessThan(Math.max(columns, 1));
    }
    expect(barLine(rows, 8_900, 50)).toBe('reading    42 %  12,345 rows  8,900 rows/s');
  });

  it('makes way for facts alone when nobody can tell how much there is to do', () => {
    const progress = { step: 'exporting', done: 1_400_000, unit: 'bytes' } as const;
    expect(barLine(progress, 700_000, 80)).toBe('exporting  1.4 MB  700.0 kB/s');
  });
});

test('a line for a log says the same', () => {
  expect(plainLine(rows, 8_900)).toBe('reading: 42 %, 12,345 rows, 8,900 rows/s');
  expect(plainLine({ ...rows, done: 1 }, undefined)).toBe('reading: 42 %, 1 row');
});

test.each([
  [0, '0 s left'],
  [59, '59 s left'],
  [185, '3:05 min left'],
  [7_380, '2:03 h left'],
  [null, '8,900 rows/s'],
])('what is left: %s', (secondsLeft, text) => {
  expect(
    plainLine({ ...rows, secondsLeft }, 8_900)
      .split(', ')
      .at(-1),
  ).toBe(text);
});

test.each([
  [0, 'bytes', '0 B'],
  [999, 'bytes', '999 B'],
  [1_000, 'bytes', '1.0 kB'],
  [2_147_483_648, 'bytes', '2.1 GB'],
  [5e17, 'bytes', '500000.0 TB'],
  [0, 'rows', '0 rows'],
  [1, 'rows', '1 row'],
  [1_234_567, 'rows', '1,234,567 rows'],
] as const)('%d %s: %s', (amount, unit, text) => {
  expect(amountText(amount, unit)).toBe(text);
});
