import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { IMPORT_CODES } from '../import-codes';
import { isKnownColumn } from './csv/column-readings';
import { FAULT_CODES } from './fault-codes';

const guide = readFileSync(join(__dirname, '../../../../docs/import.md'), 'utf8');

/** The first cells of the rows of a section's table. */
function cellsOf(section: string, count: number): string[] {
  const [, text] = guide.split(`\n## ${section}\n`);
  const rows = text!
    .split('\n## ')[0]!
    .split('\n')
    .filter((line) => line.startsWith('| `'));
  return rows.flatMap((row) => row.split(/(?<!\\)\|/).slice(1, 1 + count));
}

describe('docs/import.md', () => {
  it.each([
    ['Columns', 30],
    ['Files of other programs', 60],
  ])('names only columns that are read: %s', (section, least) => {
    const names = cellsOf(section, 2).flatMap((cell) => [...cell.matchAll(/`([^`]+)`/g)].map(([, name]) => name!));
    expect(names.length).toBeGreaterThan(least);
    expect(names.filter((name) => !isKnownColumn(name))).toEqual([]);
  });

  it('lists all codes as they are', () => {
    const rows = [...guide.matchAll(/^\| `([A-Z_]+)` \| (file|row|mapping|import) \| (.+) \|$/gm)];
    const documented = Object.fromEntries(rows.map(([, code, where, meaning]) => [code, { where, meaning }]));
    expect(documented).toEqual({ ...FAULT_CODES, ...IMPORT_CODES });
  });
});
