import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import fc from 'fast-check';
import { faultOf, readImportFile, streamOf } from '../../../../test/support/read-import-file';
import { openImportFile } from './open-import-file';

jest.setTimeout(30_000);

const fixture = (name: string): Buffer => readFileSync(join(__dirname, '../../../../test/fixtures/files', name));

describe('openImportFile: formats', () => {
  const expected = [
    {
      type: 'corporate',
      identity: { name: 'شرکت آب‌معدنی، «دماوند»', manager: 'فرزام' },
      contacts: [{ type: 'tel', value: '+98 21 5555 6666', role: 'مدیرعامل' }],
      tags: ['vip', 'a|b'],
    },
    {
      type: 'personal',
      identity: { firstName: 'Zoë', lastName: "O'Neil\n2nd line" },
      contacts: [{ type: 'email', value: 'zoe@example.com' }],
    },
  ];

  it.each([
    ['customers.csv', 'csv', 'utf-8'],
    ['customers-excel.csv', 'csv', 'utf-8'],
    ['customers-utf16le.csv', 'csv', 'utf-16le'],
    ['customers-utf16be.csv', 'csv', 'utf-16be'],
    ['customers-persian.csv', 'csv', 'utf-8'],
    ['customers.json', 'json', 'utf-8'],
    ['customers-items.json', 'json', 'utf-8'],
    ['customers-utf16le.json', 'json', 'utf-16le'],
    ['customers.ndjson', 'ndjson', 'utf-8'],
  ])('reads %s', async (name, format, encoding) => {
    const { file, rows } = await readImportFile(fixture(name));
    expect(file).toMatchObject({ format, encoding });
    expect(rows.map((row) => row.input)).toEqual(expected);
    expect(rows.flatMap((row) => row.faults)).toEqual([]);
  });

  it.each(['customers.csv', 'customers-utf16be.csv', 'customers.json', 'customers-items.json', 'customers.ndjson'])(
    'reads %s alike, wherever its bytes are cut',
    async (name) => {
      const content = fixture(name);
      const whole = await readImportFile(content);
      for (let pieceBytes = 1; pieceBytes < 80; pieceBytes++) {
        const { file, rows } = await readImportFile(content, { pieceBytes });
        expect(rows).toEqual(whole.rows);
        expect(file.columns).toEqual(whole.file.columns);
      }
    },
  );

  it.each([
    ['{"type":"personal","identity":{"firstName":"A"}}', 'json', 1],
    ['{"type":"personal"}\n', 'json', 1],
    ['{\n"type":"personal"\n}', 'json', 1],
    ['{"items":[{}]}\n', 'json', 1],
    ['{"items":[{},{}],"count":2}', 'json', 2],
    [' \n{"a":1}\r\n\r\n{"b":2}', 'ndjson', 2],
    ['{}\r{}\r{}', 'ndjson', 3],
    ['[]', 'json', 0],
  ])('takes %j for %s', async (content, format, count) => {
    for (const pieceBytes of [1, 3, 64]) {
      const { file, rows } = await readImportFile(content, { pieceBytes });
      expect([file.format, rows.length]).toEqual([format, count]);
    }
  });

  it('refuses what is no text, as a workbook or a picture', async () => {
    expect(await faultOf(Buffer.from('504b0304140006000800000021', 'hex'))).toMatchObject({
      code: 'NUL_CHARACTER',
      line: 1,
    });
    expect(await faultOf(Buffer.from('89504e470d0a1a0a', 'hex'))).toMatchObject({
      code: 'INVALID_ENCODING',
      line: 1,
      column: 1,
    });
    expect(await faultOf(Buffer.from('[{"a":"\0"}]'))).toMatchObject({ code: 'NUL_CHARACTER', line: 1, column: 8 });
  });
});

describe('openImportFile: JSON rows', () => {
  const contacts = [{ type: 'tel', value: '1' }];

  it('takes what is request-shaped and reply-shaped, and leaves out what the server owns', async () => {
    const reply = {
      id: '1',
      organizationId: '2',
      creatorOperatorId: '3',
      avatarUploadedFileId: '4',
      type: 'corporate',
      identity: { name: 'A', title: null },
      tagsIds: ['5'],
      contacts: [{ id: '6', data: contacts[0] }],
      createdAt: 'x',
      version: 1,
    };
    const request = {
      type: 'corporate',
      identity: { name: 'A' },
      contacts,
      tags: ['vip'],
      tagsIds: ['7'],
      unknown: {},
    };
    const { rows } = await readImportFile(JSON.stringify([reply, request]));
    expect(rows.map((row) => row.input)).toEqual([
      { type: 'corporate', identity: { name: 'A', title: null }, contacts: [{ data: contacts[0] }], tags: ['5'] },
      { type: 'corporate', identity: { name: 'A' }, contacts, tags: ['vip'] },
    ]);
  });

  it('keeps the text of an item, and its line', async () => {
    const { file, rows } = await readImportFile('[\n{"a": 1e400},\n{"a":1, "a":2}]');
    expect(rows.map((row) => [row.line, row.raw])).toEqual([
      [2, '{"a": 1e400}'],
      [3, '{"a":1, "a":2}'],
    ]);
    expect(file.columnOf(rows[0]!, 'identity.name')).toBeNull();
  });

  it.each<[string, string, string | null]>([
    ['1', 'NOT_AN_OBJECT', null],
    ['null', 'NOT_AN_OBJECT', null],
    ['[]', 'NOT_AN_OBJECT', null],
    ['{"a":'.repeat(11) + '1' + '}'.repeat(11), 'TOO_DEEP', null],
    ['{"a":' + '['.repeat(100_000) + ']'.repeat(100_000) + '}', 'TOO_DEEP', null],
    ['{"tags":"vip"}', 'INVALID_TAGS', 'tags'],
    ['{"tagsIds":[1]}', 'INVALID_TAGS', 'tagsIds'],
  ])('rejects the item %#', async (item, code, column) => {
    const { rows } = await readImportFile(`[{"type":"x"},${item},{"type":"y"}]`);
    expect(rows.map((row) => row.faults.map((fault) => [fault.code, fault.column]))).toEqual([
      [],
      [[code, column]],
      [],
    ]);
  });

  it('allows ten levels', async () => {
    const { rows } = await readImportFile('[' + '{"a":'.repeat(10) + '1' + '}'.repeat(10) + ']');
    expect(rows[0]!.faults).toEqual([]);
  });

  it('is not harmed by keys that objects have of their own', async () => {
    const text = '{"__proto__":{"type":"x"},"constructor":1,"identity":{"__proto__":{"name":"x"}},"toString":2}';
    const { rows } = await readImportFile(`[${text}]`);
    expect(Object.keys(rows[0]!.input)).toEqual(['identity']);
    expect(rows[0]!.input.type).toBeUndefined();
    expect(rows[0]!.input.identity!.name).toBeUndefined();
  });

  it('refuses a broken line of NDJSON and says where', async () => {
    expect(await faultOf('{"a":1}\n\n{"a":}\n{}')).toMatchObject({ code: 'INVALID_JSON', line: 3, column: 6 });
    expect(await faultOf('{"a":1,}\n{"a":1}')).toMatchObject({ code: 'INVALID_JSON', line: 1, column: 8 });
    expect(await faultOf('{"a":1}\r\n{"b"')).toMatchObject({ code: 'INVALID_JSON', line: 2, column: 5 });
    expect(await faultOf(`{"a":1}\n{"b":"${'x'.repeat(1024 * 1024)}"}`)).toMatchObject({
      code: 'ROW_TOO_LARGE',
      line: 2,
    });
  });
});

describe('openImportFile: any input', () => {
  it('ends with rows or a fault, whatever the bytes', async () => {
    const token = fc.constantFrom(
      ...'[]{}:,;|\t"\n\r\\ a0'.split(''),
      'name',
      'tel',
      '"items":',
      'ب',
      '\u200c',
      '__proto__',
      'null',
    );
    const text = fc.array(token, { maxLength: 25 }).map((tokens) => Buffer.from(tokens.join('')));
    const content = fc.oneof(
      text,
      text.map((bytes) => Buffer.concat([Buffer.from('name,tel\n'), bytes])),
      fc.uint8Array().map(Buffer.from),
    );
    await fc.assert(
      fc.asyncProperty(content, fc.integer({ min: 1, max: 30 }), async (bytes, pieceBytes) => {
        const whole = await readImportFile(bytes).then(
          ({ rows }) => rows,
          (error: Error) => error.name,
        );
        const pieces = await readImportFile(bytes, { pieceBytes, batchRows: 2 }).then(
          ({ rows }) => rows,
          (error: Error) => error.name,
        );
        expect(pieces).toEqual(whole);
        if (typeof whole === 'string') expect(whole).toBe('FileFault');
      }),
      { numRuns: 1000 },
    );
  });
});

describe('openImportFile: streams', () => {
  it('hands on batches of the size asked for, and smaller ones where rows are large', async () => {
    const file = await openImportFile(streamOf(`name\n${'A\n'.repeat(250)}`), { batchRows: 100 });
    const sizes: number[] = [];
    for await (const batch of file.batches) sizes.push(batch.length);
    expect(sizes).toEqual([100, 100, 50]);
    const large = await openImportFile(streamOf(`name\n${`${'x'.repeat(400_000)}\n`.repeat(9)}`));
    sizes.length = 0;
    for await (const batch of large.batches) sizes.push(batch.length);
    expect(sizes).toEqual([3, 3, 3]);
  });

  it('reads no further than it is asked, and closes the source when it is left', async () => {
    let read = 0;
    const source = Readable.from(
      (function* () {
        yield 'name\n';
        for (;;) {
          read += 1000;
          yield 'A'.repeat(999) + '\n';
        }
      })(),
    );
    const file = await openImportFile(source);
    for await (const batch of file.batches) {
      expect(batch.length).toBeGreaterThan(0);
      break;
    }
    expect(read).toBeLessThan(2_000_000);
    expect(source.destroyed).toBe(true);
  });

  it('closes the source at a fault, and passes errors of the source on', async () => {
    const faulty = streamOf('colour\n', 'x');
    await expect(openImportFile(faulty)).rejects.toMatchObject({ code: 'NO_USABLE_COLUMN' });
    expect(faulty.destroyed).toBe(true);
    const broken = Readable.from(
      (function* () {
        yield 'name\n' + 'A\n'.repeat(50_000);
        throw new Error('disk');
      })(),
    );
    await expect(readImportFile(broken)).rejects.toThrow('disk');
  });
});

describe('openImportFile: memory', () => {
  setFlagsFromString('--expose-gc');
  const collect = runInNewContext('gc') as () => void;

  function* repeated(head: string, rows: string, times: number, tail: string): Generator<Buffer> {
    yield Buffer.from(head);
    for (let i = 0; i < times; i++) yield Buffer.from(rows);
    yield Buffer.from(tail);
  }

  it.each<[string, string, string, string]>([
    ['CSV', 'name,tel,tags\n', `"شرکت ""نمونه""",0912,vip|b\r\n`, ''],
    ['JSON', '[', '{"type":"corporate","identity":{"name":"شرکت"}},\n', '{}]'],
    ['NDJSON', '{}\n', '{"type":"corporate","identity":{"name":"شرکت"}}\n', ''],
  ])(
    'keeps nothing of a %s file that is read',
    async (_, head, row, tail) => {
      const rows = row.repeat(1000);
      const file = await openImportFile(Readable.from(repeated(head, rows, 200, tail)));
      const heaps: number[] = [];
      let count = 0;
      for await (const batch of file.batches) {
        count += batch.length;
        if (count % 50_000 < batch.length) {
          collect();
          heaps.push(process.memoryUsage().heapUsed);
        }
      }
      expect(count).toBeGreaterThanOrEqual(200_000);
      expect(Math.max(...heaps) - heaps[0]!).toBeLessThan(4 * 1024 * 1024);
    },
    30_000,
  );

  it('finds a quote that opens at byte 200,000,000 and never closes', async () => {
    const rows = `A,"${'x'.repeat(995)}"\n`.repeat(100);
    const source = Readable.from(repeated('name,tel\n', rows, 2000, 'B,"1\n' + 'C,2\n'.repeat(1000)));
    expect(await faultOf(source)).toMatchObject({ code: 'UNCLOSED_QUOTE', line: 200_002, column: 'tel' });
  });

  it('gives up on a quote that is not closed within a row, without reading on', async () => {
    let pieces = 0;
    const source = Readable.from(
      (function* () {
        yield 'name,tel\nA,1\n"B\nb","2\n';
        for (; pieces < 1000; pieces++) yield 'C,3\n'.repeat(16_384);
      })(),
    );
    expect(await faultOf(source)).toMatchObject({ code: 'ROW_TOO_LARGE', line: 4, column: 'tel' });
    expect(pieces).toBeLessThan(40);
  });
});
