import { faultOf, readImportFile } from '../../../../test/support/read-import-file';
import { RejectsCsv } from '../export/rejects-csv';
import type { FileRow, RowInput } from './import-file';
import { type ImportMapping, MappingFault, mappingFaults } from './mapping';
import type { OpenOptions } from './open-import-file';
import { defaultsFaults } from './row-defaults';

async function inputsOf(content: string, options: OpenOptions): Promise<RowInput[]> {
  const { rows } = await readImportFile(content, options);
  expect(rows.flatMap((row) => row.faults)).toEqual([]);
  return rows.map((row) => row.input);
}

function rejected(columns: string[], options: OpenOptions, ...rows: FileRow[]): string {
  const csv = new RejectsCsv({ columns, mapping: options.mapping, defaults: options.defaults });
  const errors = [{ column: null, code: 'INVALID_VALUE' as const, message: 'x' }];
  return csv.header + rows.map(({ raw, line }) => csv.row(raw, line, errors)).join('');
}

describe('mapping: CSV', () => {
  it('reads columns as fields', async () => {
    const mapping = {
      Firma: 'name',
      Chef: 'identity.manager',
      Telefon: 'tel',
      Rolle: 'tel role',
      Telex: 'contact:telex',
      Kürzel: 'tags',
      Ort: 'address',
      Bemerkung: 'notes',
    };
    const content = 'Firma;Chef;Telefon;Rolle;Telex;Kürzel;Ort;Bemerkung;Egal\nAcme;Ann;1;CEO;2;a|b;Rom;gut;x';
    const { file, rows } = await readImportFile(content, { mapping });
    expect(file).toMatchObject({ delimiter: ';', ignoredColumns: ['Egal'] });
    expect(rows[0]!.input).toEqual({
      identity: { name: 'Acme', manager: 'Ann' },
      contacts: [
        { type: 'tel', value: '1', role: 'CEO', note: 'gut' },
        { type: 'telex', value: '2' },
        { type: 'address', value: 'Rom' },
      ],
      tags: ['a', 'b'],
    });
    expect(file.columnOf(rows[0]!, 'contacts.0.value')).toBe('Telefon');
    expect(file.columnOf(rows[0]!, 'identity.manager')).toBe('Chef');
  });

  it('goes before what a header says, and ignores a column on demand', async () => {
    const mapping = { Label: 'name', tel: null, email: '' };
    const { file, rows } = await readImportFile('name,Label,tel,email,mobile\nA,B,1,2,3', { mapping });
    expect(rows[0]!.input).toEqual({ identity: { name: 'B' }, contacts: [{ type: 'mobile', value: '3' }] });
    expect(file.ignoredColumns).toEqual(['name', 'tel', 'email']);
  });

  it('finds columns by name, in any spelling, all of one name, and by number where there is none', async () => {
    const mapping = { 'work phone': 'mobile', X: 'email', 'column 4': 'name', '=y': 'tags' };
    const [input] = await inputsOf("Work_Phone,X,X,,'=y\n1,2,3,A,t", { mapping });
    expect(input).toEqual({
      identity: { name: 'A' },
      contacts: [
        { type: 'mobile', value: '1' },
        { type: 'email', value: '2' },
        { type: 'email', value: '3' },
      ],
      tags: ['t'],
    });
  });

  it('makes a file usable that has no column of ours', async () => {
    expect(await inputsOf('a,b\nAcme,1', { mapping: { a: 'company' } })).toEqual([
      { identity: { name: 'Acme' }, contacts: [] },
    ]);
    expect(await faultOf('a,b\nAcme,1', { mapping: { a: 'tags' } })).toMatchObject({ code: 'NO_USABLE_COLUMN' });
  });

  it('stays with a file that says all by itself', async () => {
    expect(await inputsOf('name,tel\nA,1', { mapping: {} })).toEqual(await inputsOf('name,tel\nA,1', {}));
  });

  it.each<[ImportMapping, string, object]>([
    [{ tel: 'tel', Mobil: 'mobile' }, 'UNKNOWN_COLUMN', { mapped: 'Mobil' }],
    [{ '': 'name' }, 'UNKNOWN_COLUMN', { mapped: '' }],
    [{ constructor: 'name' }, 'UNKNOWN_COLUMN', { mapped: 'constructor' }],
    [{ tel: 'phone-ish' }, 'UNKNOWN_FIELD', { mapped: 'tel' }],
    [{ tel: 'id' }, 'UNKNOWN_FIELD', {}],
    [{ tel: '_item' }, 'UNKNOWN_FIELD', {}],
    [{ tel: 'identity' }, 'UNKNOWN_FIELD', {}],
    [{ tel: 'identity.tel' }, 'UNKNOWN_FIELD', {}],
    [{ tel: '__proto__' }, 'UNKNOWN_FIELD', {}],
    [{ tel: 'name', x: 'Name' }, 'DUPLICATE_FIELD', { mapped: 'x' }],
  ])('refuses %j', async (mapping, code, more) => {
    const fault = await faultOf('name,tel,x\nA,1,2', { mapping });
    expect(fault).toBeInstanceOf(MappingFault);
    expect(fault).toMatchObject({ code, ...more });
  });

  it('refuses two columns of one name for one field', async () => {
    expect(await faultOf('x,x\nA,B', { mapping: { x: 'name' } })).toMatchObject({
      code: 'DUPLICATE_FIELD',
      message: 'The mapping reads both columns 1 "x" and 2 "x" as name.',
    });
  });

  it.each(['a,b\nA,B', '[{"a":"A","b":"B"}]'])(
    'names two columns for one field as they are, in whatever order: %j',
    async (content) => {
      expect(await faultOf(content, { mapping: { b: 'name', a: 'name' } })).toMatchObject({
        code: 'DUPLICATE_FIELD',
        message: 'The mapping reads both columns "b" and "a" as name.',
      });
    },
  );

  it('holds for the rejects of the file', async () => {
    const mapping = { Firma: 'name', Nr: 'tel' };
    const { file, rows } = await readImportFile('Firma,Nr\nAcme,1', { mapping });
    const rejects = rejected(file.columns, { mapping }, rows[0]!);
    expect(rejects.split('\r\n')[0]).toBe(
      '\ufeffFirma,Nr,_line,_errors,"_options {""mapping"":{""Firma"":""name"",""Nr"":""tel""}}"',
    );
    for (const options of [{ mapping }, {}]) {
      const again = await readImportFile(rejects, options);
      expect(again.rows).toMatchObject([{ input: rows[0]!.input, faults: [] }]);
      expect(again.file.ignoredColumns).toEqual([]);
      expect(again.file.columnOf(again.rows[0]!, 'identity.name')).toBe('Firma');
      const third = rejected(again.file.columns, options, again.rows[0]!);
      expect(await inputsOf(third, {})).toEqual([rows[0]!.input]);
    }
  });
});

describe('mapping: JSON', () => {
  const mapping = { company: 'name', phone: 'tel', fax: 'contact:fax', labels: 'tags', job: 'job title', secret: null };
  const item = {
    company: 'Acme',
    phone: 982155550000,
    fax: null,
    labels: ['a|b', 'c'],
    job: "'-CEO",
    secret: 'x',
    contacts: [{ id: '1', type: 'email', value: 'a@b' }],
  };
  const expected = {
    identity: { name: 'Acme' },
    contacts: [
      { type: 'tel', value: '982155550000', role: "'-CEO" },
      { type: 'email', value: 'a@b' },
    ],
    tags: ['a|b', 'c'],
  };

  it.each([
    ['json', JSON.stringify([item])],
    ['json', JSON.stringify({ items: [item] })],
    ['ndjson', `${JSON.stringify(item)}\n{"fax":"1"}`],
  ])('reads keys of items as fields: %s', async (format, content) => {
    const { file, rows } = await readImportFile(content, { mapping: { ...mapping, fax: 'contact:fax' } });
    expect(file).toMatchObject({ format, ignoredColumns: ['secret'] });
    expect(rows[0]!.input).toEqual(expected);
    expect(rows[0]!.raw).toContain('"secret":"x"');
    expect(file.columnOf(rows[0]!, 'contacts.0.value')).toBe('phone');
    expect(file.columnOf(rows[0]!, 'contacts.1.value')).toBeNull();
    expect(file.columnOf(rows[0]!, 'tags')).toBe('labels');
  });

  it('completes what the item says by itself', async () => {
    const items = [
      { type: 'personal', identity: { lastName: 'Lee' }, given: 'Ann', tags: ['x'], tag: 'x|y' },
      { identity: { lastName: 'Lee' }, firma: 'Acme', kind: 'حقیقی' },
      { identity: 'Lee', given: 'Ann', contacts: 'none' },
    ];
    const options = { mapping: { given: 'firstName', tag: 'tags', firma: 'company', kind: 'type' } };
    expect(await inputsOf(JSON.stringify(items), options)).toEqual([
      { type: 'personal', identity: { firstName: 'Ann', lastName: 'Lee' }, tags: ['x', 'y'] },
      { type: 'personal', identity: { lastName: 'Lee' }, contacts: [{ type: 'company', value: 'Acme' }] },
      { identity: 'Lee', contacts: 'none' },
    ]);
  });

  it('rejects an item whose mapped value is no text', async () => {
    const { rows } = await readImportFile('[{"a":{"b":1}},{"a":["x"]},{"a":true},{"a":"x"},7]', {
      mapping: { a: 'name' },
    });
    const fault = { code: 'NOT_A_TEXT', column: 'a', message: 'The value of a mapped key must be a text or a number.' };
    expect(rows.map((row) => row.faults)).toEqual([
      [fault],
      [fault],
      [],
      [],
      [expect.objectContaining({ code: 'NOT_AN_OBJECT' })],
    ]);
  });

  it('is not harmed by deep items and keys that objects have of their own', async () => {
    const deep = '['.repeat(100_000) + ']'.repeat(100_000);
    const { rows } = await readImportFile(`[{"a":${deep}},{"__proto__":"A","b":"c"}]`, {
      mapping: JSON.parse('{"a":"contacts","__proto__":"name","toString":null}') as ImportMapping,
    });
    expect(rows.map((row) => row.faults.map(({ code }) => code))).toEqual([['TOO_DEEP'], []]);
    expect(rows[1]!.input).toEqual({ identity: { name: 'A' } });
  });

  it('refuses a key that no item has', async () => {
    const options = { mapping: { nmae: 'name', gone: null } };
    for (const content of ['[{"name":"A"}]', '{"name":"A"}\n{"name":"B"}']) {
      expect(await faultOf(content, options)).toMatchObject({ code: 'UNKNOWN_COLUMN', mapped: 'nmae' });
    }
    expect(await inputsOf('[]', options)).toEqual([]);
  });

  it('holds for the rejects of the file', async () => {
    const { file, rows } = await readImportFile(JSON.stringify([item, { fax: '1' }]), { mapping });
    const rejects = rejected(file.columns, { mapping }, ...rows);
    expect(rejects).toMatch(/^\ufeff_item,_line,_errors,"_options \{/);
    for (const options of [{ mapping }, {}]) {
      expect(await inputsOf(rejects, options)).toEqual(rows.map((row) => row.input));
      expect(rows[0]!.input).toEqual(expected);
    }
  });
});

describe('defaults', () => {
  it('gives a type to rows without one and tags to all', async () => {
    const defaults = { type: 'personal', tags: ['2026', ' vip ', ''] };
    expect(await inputsOf('type,lastName,tel,tags\n,Lee,1,vip\ncorporate,,2,\n ,,3,', { defaults })).toEqual([
      {
        type: 'personal',
        identity: { lastName: 'Lee' },
        contacts: [{ type: 'tel', value: '1' }],
        tags: ['vip', '2026'],
      },
      { type: 'corporate', contacts: [{ type: 'tel', value: '2' }], tags: ['2026', 'vip'] },
      { type: 'personal', contacts: [{ type: 'tel', value: '3' }], tags: ['2026', 'vip'] },
    ]);
  });

  it('holds for JSON and for items in a rejects file', async () => {
    const defaults = { type: 'حقوقی', tags: ['a'] };
    const content = '[{"identity":{"name":"A"},"type":null},{"type":"personal","tags":["b","a"]},{"type":""}]';
    expect(await inputsOf(content, { defaults })).toEqual([
      { type: 'corporate', identity: { name: 'A' }, tags: ['a'] },
      { type: 'personal', tags: ['b', 'a'] },
      { type: 'corporate', tags: ['a'] },
    ]);
    expect(await inputsOf('name,_item\n,"{""contacts"":[]}"', { defaults })).toEqual([
      { type: 'corporate', contacts: [], tags: ['a'] },
    ]);
  });

  it('decides between person and company in files of other programs', async () => {
    const content = 'Company,Phone Number\nAcme,1';
    expect(await inputsOf(content, { defaults: { type: 'personal' } })).toEqual([
      { type: 'personal', contacts: [{ type: 'tel', value: '1', note: 'Acme' }] },
    ]);
    expect(
      await inputsOf('[{"c":"Acme","p":"1"}]', { defaults: { type: 'personal' }, mapping: { c: 'company', p: 'tel' } }),
    ).toEqual([{ type: 'personal', contacts: [{ type: 'tel', value: '1', note: 'Acme' }] }]);
  });

  it('come back with the rejects of the file, unless others are given', async () => {
    const defaults = { type: 'personal', tags: ['a'] };
    const { file, rows } = await readImportFile('Nachname;tags\nLee;b', {
      mapping: { Nachname: 'lastName' },
      defaults,
    });
    const rejects = rejected(file.columns, { mapping: { Nachname: 'lastName' }, defaults }, ...rows);
    expect(await inputsOf(rejects, {})).toEqual(rows.map((row) => row.input));
    const others = { defaults: { tags: ['c'] } };
    const [input] = await inputsOf(rejects, others);
    expect(input).toEqual({ identity: { lastName: 'Lee' }, tags: ['b', 'c'] });
    const again = await readImportFile(rejects, others);
    expect(await inputsOf(rejected(again.file.columns, others, ...again.rows), {})).toEqual([input]);
  });

  it.each([
    ['{""mapping"":', 'is not the JSON that it was'],
    ['{""mapping"":{""name"":5}}', 'mapping.name must be the name of a field'],
    ['{""defaults"":[]}', 'defaults must be an object'],
  ])('are refused where a rejects file carries %s', async (json, message) => {
    const fault = await faultOf(`name,_line,"_options ${json}${json.endsWith('}') ? '' : '}'}"\nA,1,`);
    expect(fault).toMatchObject({ code: 'INVALID_OPTIONS', line: 1, column: 3 });
    expect(fault.message).toContain(message);
  });

  it('leaves a row with names of both kinds to the rules, which know its type', async () => {
    const { rows } = await readImportFile('name,lastName\nA,Lee', { defaults: { type: 'personal' } });
    expect(rows[0]).toMatchObject({
      faults: [],
      input: { type: 'personal', identity: { name: 'A', lastName: 'Lee' } },
    });
  });
});

describe('faults of options that a request passes', () => {
  it.each<[unknown, string[]]>([
    [{ a: 'name', b: null, c: '' }, []],
    [{ a: 'nmae', b: 1, c: 'id' }, ['mapping.a', 'mapping.b', 'mapping.c']],
    ['name', ['mapping']],
    [['name'], ['mapping']],
    [null, ['mapping']],
    [Object.fromEntries(Array.from({ length: 501 }, (_, index) => [`c${index}`, null])), ['mapping']],
  ])('finds those of the mapping %#', (mapping, fields) => {
    expect(mappingFaults(mapping).map(({ field }) => field)).toEqual(fields);
  });

  it.each<[unknown, string[]]>([
    [{}, []],
    [{ type: 'corporate', tags: ['a'] }, []],
    [{ type: 'حقیقی', tags: null }, []],
    [{ type: 'company', tags: 'a' }, ['defaults.type', 'defaults.tags']],
    [{ type: 1, tags: [1] }, ['defaults.type', 'defaults.tags']],
    [{ tag: ['a'], type: 'personal', source: 1 }, ['defaults.tag', 'defaults.source']],
    [[], ['defaults']],
    ['x', ['defaults']],
  ])('finds those of the defaults %j', (defaults, fields) => {
    expect(defaultsFaults(defaults).map(({ field }) => field)).toEqual(fields);
  });
});
