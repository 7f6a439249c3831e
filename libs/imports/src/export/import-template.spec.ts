import { readImportFile } from '../../../../test/support/read-import-file';
import type { RowInput } from '../readers/import-file';
import { importTemplate, type TemplateFormat } from './import-template';

async function read(format: TemplateFormat): Promise<{ columns: string[]; ignored: string[]; inputs: RowInput[] }> {
  const { file, rows } = await readImportFile(importTemplate(format));
  expect(file.format).toBe(format);
  expect(rows.flatMap((row) => row.faults)).toEqual([]);
  return { columns: file.columns, ignored: file.ignoredColumns, inputs: rows.map((row) => row.input) };
}

describe('importTemplate', () => {
  it('shows each column of ours, filled at least once', async () => {
    const { columns, ignored } = await read('csv');
    expect(columns).toEqual([
      ...['type', 'name', 'title', 'manager', 'firstName', 'lastName', 'fatherName'],
      ...[
        'tel',
        'tel role',
        'tel note',
        'tel responder',
        'tel 2',
        'mobile',
        'email',
        'contact:fax',
        'tags',
        'contacts',
      ],
    ]);
    expect(ignored).toEqual([]);
    const { rows } = await readImportFile(importTemplate('csv'));
    columns.forEach((_, index) => expect(rows.some((row) => row.raw[index] !== '')).toBe(true));
  });

  it('asks for the same customers in both formats, in both scripts', async () => {
    const csv = (await read('csv')).inputs;
    const json = (await read('json')).inputs;
    expect(csv.map((input) => ({ ...input, tags: input.tags ?? [] }))).toEqual(json);
    expect(json).toHaveLength(4);
    expect(json.map((input) => input.identity!.name ?? input.identity!.lastName)).toEqual([
      'کافه رادیو',
      'Blue Door Trading',
      'رضایی',
      'Ferrari',
    ]);
    expect(json[0]!.contacts).toHaveLength(4);
  });

  it('opens in Excel with its letters intact', () => {
    expect(importTemplate('csv').startsWith('\ufefftype,name,')).toBe(true);
  });
});
