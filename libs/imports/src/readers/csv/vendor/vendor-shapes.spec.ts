import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import Papa from 'papaparse';
import { vendorShapes } from '../../../../../../test/support/vendor-shapes';
import { readImportFile } from '../../../../../../test/support/read-import-file';

const FILES = [
  ...['google-contacts.csv', 'google-contacts-old.csv', 'outlook.csv', 'hubspot-contacts.csv', 'hubspot-companies.csv'],
  ...['salesforce-contacts.csv', 'salesforce-contacts-export.csv', 'salesforce-accounts.csv'],
  ...['persian-excel.csv', 'persian-unicode-text.txt', 'customers-persian.csv'],
];
const fixture = (name: string): Buffer => readFileSync(join(__dirname, '../../../../../../test/fixtures/files', name));

describe.each(FILES)('%s', (name) => {
  it('is read alike with every delimiter, line end and encoding', async () => {
    const plain = await readImportFile(fixture(name));
    const inputs = plain.rows.map((row) => row.input);
    expect(inputs.length).toBeGreaterThan(0);
    expect(plain.rows.flatMap((row) => row.faults)).toEqual([]);
    const shapes = vendorShapes(fixture(name), Papa);
    expect(shapes).toHaveLength(36);
    for (const { shape, content } of shapes) {
      const { file, rows } = await readImportFile(content);
      expect({ shape, inputs: rows.map((row) => row.input) }).toEqual({ shape, inputs });
      expect({ shape, ignored: file.ignoredColumns }).toEqual({ shape, ignored: plain.file.ignoredColumns });
    }
  });
});
