import { faultOf, readImportFile } from '../../../../../test/support/read-import-file';
import type { FileRow } from '../import-file';
import type { OpenOptions } from '../open-import-file';

async function rowsOf(content: string, options?: OpenOptions): Promise<FileRow[]> {
  return (await readImportFile(content, options)).rows;
}

async function firstOf(content: string, options?: OpenOptions): Promise<FileRow> {
  return (await rowsOf(content, options))[0]!;
}

describe('a CSV file: structure', () => {
  it.each([
    [',', 'name,tel\nA,1'],
    [';', 'name;tel\nA;1'],
    ['\t', 'name\ttel\nA\t1'],
    ['|', 'name|tel\nA|1'],
    [';', 'name;"tel, or, phone, or, more";tel\nA;x;1'],
    [';', 'a,b,c;name;tel\nx;A;1'],
    [',', '"name;x;y;z",name,tel\nx,A,1'],
    [';', 'sep=;\r\nname;tel\r\nA;1'],
    ['\t', 'sep=\t\r\nname\ttel\r\nA\t1'],
    [';', '"sep=;"\nname;tel\nA;1'],
    [';', 'sep=;;;;\nname;tel;;\nA;1;;'],
    ['|', 'SEP=|\nname|tel\nA|1'],
    [';', 'First Name;"E-mail 1 - Value, or none";Phone 1 - Value\nA;x;1'],
    [',', 'tel\n1'],
  ])('finds the delimiter %j in the header', async (delimiter, content) => {
    const { file, rows } = await readImportFile(content);
    expect(file.delimiter).toBe(delimiter);
    expect(rows[0]!.input.contacts).toEqual([{ type: 'tel', value: '1' }]);
  });

  it('tells format, encoding and columns as they stand in the file', async () => {
    const { file } = await readImportFile('\ufeff Name ,size,tel 2\nA,,1\n');
    expect(file).toMatchObject({
      format: 'csv',
      encoding: 'utf-8',
      columns: [' Name ', 'size', 'tel 2'],
      ignoredColumns: ['size'],
    });
  });

  it('skips blank lines and blank rows, and numbers rows by physical lines', async () => {
    const rows = await rowsOf('\n\nname,tel\n\nA,1\n , \n,,\n"B\nb",2\r\n\r\nC,3');
    expect(rows.map((row) => [row.line, row.input.identity!.name])).toEqual([
      [5, 'A'],
      [8, 'B\nb'],
      [11, 'C'],
    ]);
  });

  it('reads a header alone as no rows', async () => {
    expect(await rowsOf('name,tel')).toEqual([]);
    expect(await rowsOf('name,tel\r\n')).toEqual([]);
  });

  it('takes missing cells for blank, and surplus cells for a fault unless they are blank', async () => {
    const [few, many, blank] = await rowsOf('name,title,tel\nA\nB,b,2,x\nC,c,3,, ,');
    expect(few).toMatchObject({ input: { identity: { name: 'A' }, contacts: [] }, faults: [] });
    expect(many!.faults).toEqual([
      { column: null, code: 'TOO_MANY_CELLS', message: 'The row has 4 cells, the header 3 columns.', value: 'x' },
    ]);
    expect(blank!.faults).toEqual([]);
  });

  it('keeps the cells of a row as they were', async () => {
    const row = await firstOf(`name,tel,x\n" A ""q"" ",'+98,`);
    expect(row.raw).toEqual([' A "q" ', "'+98", '']);
  });

  it.each<[string, string, object]>([
    ['an empty file', '', { code: 'EMPTY_FILE', line: null }],
    ['a byte order mark alone', '\ufeff', { code: 'EMPTY_FILE' }],
    ['blank lines alone', ' \n\t\r\n', { code: 'EMPTY_FILE' }],
    ['no usable column', 'colour\nred', { code: 'NO_USABLE_COLUMN', line: 1 }],
    ['prose', 'Dear customer,\nplease find attached', { code: 'NO_USABLE_COLUMN', line: 1 }],
    ['two name columns', '\nname,tel,Name\nA,1,B', { code: 'DUPLICATE_COLUMN', line: 2, column: 'Name' }],
    ['a quote that never closes', 'name,tel\n\nA,"1\nB,2\n', { code: 'UNCLOSED_QUOTE', line: 3, column: 'tel' }],
    ['a header quote that never closes', 'name,"tel\nA,1\n', { code: 'UNCLOSED_QUOTE', line: 1, column: 2 }],
    ['text behind a closing quote', 'name,tel\nA,1\n"B" b,2\n', { code: 'INVALID_QUOTE', line: 3, column: 'name' }],
    ['a quote that closes lines later', 'name,tel\nA,"1\nB,"2\n', { code: 'INVALID_QUOTE', line: 3, column: 'tel' }],
    ['a surplus quoted cell that never closes', 'name\nA,"1', { code: 'UNCLOSED_QUOTE', line: 2, column: 2 }],
  ])('refuses %s', async (_, content, fault) => {
    expect(await faultOf(content)).toMatchObject(fault);
  });

  it('says in words where a quote opened', async () => {
    const fault = await faultOf('name,tel\nA,1\nB,"2\nC,3\n');
    expect(fault.message).toBe('The quote that opens at line 3, column tel, is never closed.');
  });
});

describe('a CSV file: limits', () => {
  it('rejects the row of an oversize cell and reads on', async () => {
    const limits = { cellBytes: 10 };
    const rows = await rowsOf('name,tel\nABCDEFGHIJ,1\nابجدهو,2\nABCDEFGHIJK,3\nD,4', { limits });
    expect(rows.map((row) => row.faults.map((fault) => [fault.code, fault.column]))).toEqual([
      [],
      [['CELL_TOO_LARGE', 'name']],
      [['CELL_TOO_LARGE', 'name']],
      [],
    ]);
  });

  it('cuts the value of a fault to 100 characters, never through a pair', async () => {
    const row = await firstOf(`name\n${'x'.repeat(99)}😀${'y'.repeat(70_000)}`);
    expect(row.faults[0]!.value).toBe('x'.repeat(99));
  });

  it('lets a cell of JSON be as large as a row', async () => {
    const note = 'n'.repeat(70_000);
    const row = await firstOf(`name,contacts\nA,"[{""type"":""tel"",""value"":""1"",""note"":""${note}""}]"`);
    expect(row.faults).toEqual([]);
    expect(row.input.contacts).toEqual([{ type: 'tel', value: '1', note }]);
  });

  it('refuses a row over 1 MiB, in bytes', async () => {
    const fits = 'x'.repeat(1024 * 1024 - 3);
    expect((await rowsOf(`name,tel\nA,1\n"${fits}",\nC,3`)).map((row) => row.faults.length)).toEqual([0, 1, 0]);
    expect(await faultOf(`name,tel\nA,1\n"${fits}x",\nC,3`)).toMatchObject({ code: 'ROW_TOO_LARGE', line: 3 });
    expect(await faultOf(`name,tel\nA,1\n"${'ب'.repeat(600_000)}",\nC,3`)).toMatchObject({
      code: 'ROW_TOO_LARGE',
      line: 3,
    });
    expect(await faultOf(`name,${'x'.repeat(1024 * 1024)}`)).toMatchObject({ code: 'ROW_TOO_LARGE', line: 1 });
  });

  it('refuses more than 500 columns', async () => {
    const header = ['name', ...Array.from({ length: 499 }, (_, index) => `c${index}`)];
    expect((await rowsOf(`${header.join(',')}\nA`)).length).toBe(1);
    expect(await faultOf(`${header.join(',')},c\nA`)).toMatchObject({ code: 'TOO_MANY_COLUMNS', line: 1 });
    const wide = await readImportFile(`${header.join(',')}${','.repeat(15_000)}\nA`);
    expect(wide.file.ignoredColumns.at(-1)).toBe('columns 501 to 15500');
    expect(await faultOf(`name${','.repeat(16_384)}\nA`)).toMatchObject({ code: 'TOO_MANY_COLUMNS', line: 1 });
  });
});

describe('a CSV file: rows', () => {
  it('puts only filled cells into what is asked for', async () => {
    expect(await firstOf('type,name,title,manager,tel,tel role,tags\n , A ,,\t,,, ')).toEqual({
      line: 2,
      input: { identity: { name: ' A ' }, contacts: [] },
      faults: [],
      raw: [' ', ' A ', '', '\t', '', '', ' '],
    });
  });

  it('reads identity, contacts in the order of columns, and tags', async () => {
    const header = 'mobile,lastName,firstName,tel note,tel,contact:Fax,fax,tel 2,tel 2 role,tel 2 responder,tags';
    const row = await firstOf(`${header}\n0912,کریمی,Sara,office,021,022,x,023,CEO,Ali,vip|a\\|b`);
    expect(row.input).toEqual({
      identity: { lastName: 'کریمی', firstName: 'Sara' },
      contacts: [
        { type: 'mobile', value: '0912' },
        { type: 'tel', value: '021', note: 'office' },
        { type: 'fax', value: '022' },
        { type: 'tel', value: '023', role: 'CEO', responder: 'Ali' },
        { type: 'fax', value: 'x' },
      ],
      tags: ['vip', 'a|b'],
    });
  });

  it('keeps a role without a value, for the rules to refuse', async () => {
    expect((await firstOf('name,tel,tel role\nA,,CEO')).input.contacts).toEqual([{ type: 'tel', role: 'CEO' }]);
  });

  it.each([
    ['corporate', 'corporate'],
    [' Corporate ', 'corporate'],
    ['PERSONAL', 'personal'],
    ['حقوقی', 'corporate'],
    ['حقيقي', 'personal'],
    ['company', 'company'],
    ['__proto__', '__proto__'],
  ])('reads the type %j', async (cell, type) => {
    expect((await firstOf(`type,name\n${cell},A`)).input.type).toBe(type);
  });

  it('asks which it is when a row has a name of both kinds and no type', async () => {
    const content = 'type,name,مدیر,نام خانوادگی\n,A,,کریمی\n,,B,\npersonal,A,,کریمی';
    const rows = await rowsOf(content);
    expect(rows.map((row) => row.faults.map((fault) => [fault.code, fault.column]))).toEqual([
      [['MIXED_IDENTITY', 'نام خانوادگی']],
      [],
      [],
    ]);
    expect(rows[0]!.faults[0]!.message).toContain(
      '"name" belongs to a corporate and "نام خانوادگی" to a personal customer',
    );
  });

  it('takes the contacts column before flat ones, its ids left out', async () => {
    const cell = JSON.stringify([
      { id: 'x', type: 'tel', value: '1' },
      { id: 'y', data: { type: 'email', value: 'a@b' } },
    ]);
    const [json, flat, none] = await rowsOf(`name,tel,contacts\nA,9,"${cell.replaceAll('"', '""')}"\nB,9,\nC,9,[]`);
    expect(json!.input.contacts).toEqual([{ type: 'tel', value: '1' }, { data: { type: 'email', value: 'a@b' } }]);
    expect(flat!.input.contacts).toEqual([{ type: 'tel', value: '9' }]);
    expect(none!.input.contacts).toEqual([]);
  });

  it.each([
    ['not JSON', 'INVALID_CONTACTS'],
    ['{}', 'INVALID_CONTACTS'],
    ['null', 'INVALID_CONTACTS'],
    ['[[[[[[[[[[]]]]]]]]]]', 'TOO_DEEP'],
  ])('rejects the contacts %s', async (cell, code) => {
    const row = await firstOf(`name,Contacts\nA,${cell}`);
    expect(row.faults).toEqual([expect.objectContaining({ code, column: 'Contacts', value: cell })]);
  });

  it('undoes the guard of spreadsheets, in headers too', async () => {
    const row = await firstOf(`name,'=tel,tel,tags,tel note\n'=A,x,'+98,'@vip|'b,''-n`);
    expect(row.input).toEqual({
      identity: { name: '=A' },
      contacts: [{ type: 'tel', value: '+98', note: "'-n" }],
      tags: ['@vip', "'b"],
    });
    expect((await firstOf("name\n'A")).input.identity).toEqual({ name: "'A" });
  });

  it('reads an item from a rejects file', async () => {
    const item = JSON.stringify({ type: 'personal', identity: { firstName: 'A' }, tagsIds: ['t'] }).replaceAll(
      '"',
      '""',
    );
    const rows = await rowsOf(`name,tel,_item,_line,_errors\n,,"${item}",7,bad\nB,,,8,bad\n,,[],9,bad\n,,{,10,bad`);
    expect(rows.map((row) => row.input)).toEqual([
      { type: 'personal', identity: { firstName: 'A' }, tags: ['t'] },
      { identity: { name: 'B' }, contacts: [] },
      {},
      {},
    ]);
    expect(rows.map((row) => row.faults.map((fault) => [fault.code, fault.column]))).toEqual([
      [],
      [],
      [['NOT_AN_OBJECT', '_item']],
      [['INVALID_ITEM', '_item']],
    ]);
  });

  it('is not harmed by headers that objects have of their own', async () => {
    const row = await firstOf('__proto__,constructor,name,contact:__proto__\nx,y,A,1');
    expect(row.input).toEqual({ identity: { name: 'A' }, contacts: [{ type: '__proto__', value: '1' }] });
    expect(Object.getPrototypeOf(row.input)).toBe(Object.prototype);
  });
});

describe('a CSV file: the column of a fault', () => {
  const header = ' Type ,name,tel,tel role,contact:fax,contacts,tags';

  it('finds the column of a path', async () => {
    const { file, rows } = await readImportFile(`${header}\nx,A,,CEO,022,,t\nx,A,,,022,,t\nx,A,,,,"[{}]",t`);
    const columns = (row: number, ...paths: string[]): (string | null)[] =>
      paths.map((path) => file.columnOf(rows[row]!, path));
    expect(columns(0, 'type', 'identity.name', 'identity.lastName', 'tags.0', 'tags', 'x')).toEqual([
      'Type',
      'name',
      null,
      'tags',
      'tags',
      null,
    ]);
    expect(
      columns(0, 'contacts.0.value', 'contacts.0.role', 'contacts.0.note', 'contacts.1.value', 'contacts.2.value'),
    ).toEqual(['tel', 'tel role', 'tel', 'contact:fax', null]);
    expect(columns(1, 'contacts.0.value', 'contacts[0].type')).toEqual(['contact:fax', 'contact:fax']);
    expect(columns(2, 'contacts.0.value')).toEqual(['contacts']);
  });

  it('says _item for all that comes of an item', async () => {
    const { file, rows } = await readImportFile('name,_item\n,{}');
    expect(file.columnOf(rows[0]!, 'identity.name')).toBe('_item');
  });
});
