import fc from 'fast-check';
import { readImportFile } from '../../../../test/support/read-import-file';
import type { RowFault } from '../readers/import-file';
import { RejectsCsv } from './rejects-csv';

jest.setTimeout(30_000);

const errors: RowFault[] = [
  { column: 'tel', code: 'INVALID_CONTACT', message: 'A value is needed.' },
  { column: null, code: 'TOO_MANY_CELLS', message: 'Too many.' },
];

/** Rejects every row of a file and reads the rejects file. */
async function rejected(content: string): Promise<{ first: Awaited<ReturnType<typeof readImportFile>>; text: string }> {
  const first = await readImportFile(content);
  const csv = new RejectsCsv(first.file);
  expect(csv.header[0]).toBe('\ufeff');
  return { first, text: csv.header.slice(1) + first.rows.map((row) => csv.row(row.raw, row.line, errors)).join('') };
}

describe('a rejects file', () => {
  it('has the columns of a CSV file, lines and errors', async () => {
    const { text } = await rejected('name;colour;tel;\'=x\nA;red;1;y\n"=B,b";;\'+98;=z');
    expect(text).toBe(
      "name,colour,tel,'=x,_line,_errors\r\n" +
        'A,red,1,y,2,"tel: A value is needed. (INVALID_CONTACT); Too many. (TOO_MANY_CELLS)"\r\n' +
        `"'=B,b",,'+98,'=z,3,"tel: A value is needed. (INVALID_CONTACT); Too many. (TOO_MANY_CELLS)"\r\n`,
    );
  });

  it('guards an error that quotes a formula', () => {
    const row = new RejectsCsv({ columns: ['name'] }).row(['A'], 2, [
      { column: '=cmd', code: 'INVALID_VALUE', message: 'Bad.' },
    ]);
    expect(row).toBe("A,2,'=cmd: Bad. (INVALID_VALUE)\r\n");
  });

  it('replaces lines and errors of an earlier rejects file', async () => {
    const { text } = await rejected('name,_line,_errors,tel\nA,9,old,1');
    expect(text).toMatch(/^name,tel,_line,_errors\r\nA,1,2,"tel: /);
  });

  it('keeps surplus cells behind, where they are still a fault', async () => {
    const { text } = await rejected('name,tel\nA,1,=x,y');
    expect(text).toContain(",'=x,y\r\n");
    const { rows } = await readImportFile(text);
    expect(rows[0]!.faults.map((fault) => fault.code)).toEqual(['TOO_MANY_CELLS']);
  });

  it('asks for the same again as the rows of a CSV file did', async () => {
    const cell = fc.string({
      unit: fc.constantFrom(...'ab\'=+-@\t\r\n",;|\\ '.split(''), 'ب', '\u200c'),
      maxLength: 6,
    });
    const quoted = cell.map((text) => `"${text.replaceAll('"', '""')}"`);
    const table = fc.array(fc.array(quoted, { minLength: 1, maxLength: 5 }).map((cells) => cells.join(',')));
    await fc.assert(
      fc.asyncProperty(table, async (lines) => {
        const { first, text } = await rejected(['name,tel,tel role,tags,x', ...lines].join('\n'));
        const again = await readImportFile(text);
        expect(again.rows.map((row) => row.input)).toEqual(first.rows.map((row) => row.input));
      }),
      { numRuns: 300 },
    );
  });

  it('has the columns of an export for JSON, and the item itself where these do not do', async () => {
    const flat = {
      type: 'x',
      identity: { name: '=A', title: null },
      contacts: [{ type: 'tel', value: null }],
      tags: ['a|b'],
    };
    const { text } = await rejected(JSON.stringify([flat, 5, { type: 7 }]));
    expect(text).toBe(
      'type,name,title,manager,firstName,lastName,fatherName,tags,contacts,_item,_line,_errors\r\n' +
        `x,'=A,,,,,,"a\\|b","[{""type"":""tel"",""value"":null}]",,1,"tel: A value is needed. (INVALID_CONTACT); Too many. (TOO_MANY_CELLS)"\r\n` +
        ',,,,,,,,,5,1,"tel: A value is needed. (INVALID_CONTACT); Too many. (TOO_MANY_CELLS)"\r\n' +
        ',,,,,,,,,"{""type"":7}",1,"tel: A value is needed. (INVALID_CONTACT); Too many. (TOO_MANY_CELLS)"\r\n',
    );
  });

  it.each([
    '{"identity":{"name":5}}',
    '{"identity":{"nick":"A"}}',
    '{"identity":["A"]}',
    '{"identity":{"name":"\\ud800"}}',
    '{"identity":{"name":"a\\u0000"}}',
    '{"contacts":{"tel":"1"}}',
    '{"contacts":[{"value":1e400}]}',
    '{"tags":["", " a"]}',
    '{"tags":"a"}',
    '{"company":"A"}',
    '{"identity":{"name":"A","name":"B"}}',
    '{"type":["corporate"]}',
    '"text"',
  ])('keeps the item %s as it is', async (item) => {
    const { first, text } = await rejected(`[${item}]`);
    const { rows } = await readImportFile(text);
    expect(rows[0]!.raw[9]).toBe(item);
    expect(rows[0]!.input).toEqual(first.rows[0]!.input);
    expect(rows[0]!.faults.map((fault) => fault.code)).toEqual(first.rows[0]!.faults.map((fault) => fault.code));
  });

  it('asks for the same again as the items of a JSON file did', async () => {
    const text = fc.string({ unit: fc.constantFrom(...'a\'="\\|, '.split(''), 'ب', '\ud800', '\0'), maxLength: 4 });
    const value = fc.oneof({ weight: 6, arbitrary: text }, fc.constant(null), fc.integer());
    const item = fc.record(
      {
        type: value,
        identity: fc.record({ name: value, title: value, lastName: value }, { requiredKeys: [] }),
        contacts: fc.array(fc.record({ type: value, value }, { requiredKeys: [] }), { maxLength: 2 }),
        tags: fc.array(value, { maxLength: 3 }),
      },
      { requiredKeys: [] },
    );
    const plain = (input: object): unknown =>
      JSON.parse(JSON.stringify(input), (_, it: unknown) => (isBlank(it) ? undefined : it));
    const isBlank = (it: unknown): boolean =>
      it === null ||
      (typeof it === 'string' && it.trim() === '') ||
      (typeof it === 'object' && Object.keys(it!).length === 0);
    await fc.assert(
      fc.asyncProperty(fc.array(item, { minLength: 1, maxLength: 4 }), async (items) => {
        const { first, text: csv } = await rejected(JSON.stringify(items));
        const again = await readImportFile(csv);
        expect(again.rows.map((row) => plain(row.input))).toEqual(first.rows.map((row) => plain(row.input)));
      }),
      { numRuns: 500 },
    );
  });
});
