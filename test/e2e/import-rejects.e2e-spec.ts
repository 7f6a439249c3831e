import { anImport } from '../builders/an-import';
import { Tenant, TestApp } from '../support/test-app';

let app: TestApp;
let tenant: Tenant;

beforeAll(async () => {
  app = await TestApp.start();
});
beforeEach(async () => {
  tenant = await app.tenant();
});
afterAll(() => app.close());

const utf16 = (text: string): Buffer => Buffer.from(`\ufeff${text}`, 'utf16le');
const ITEMS = [
  {
    type: 'shop',
    identity: { name: "'=بهار" },
    contacts: [{ type: 'tel', value: '+98 1', note: 'a\nb' }],
    tags: ['a|b'],
  },
  { type: 'shop', identity: { name: 'B', nick: 'C' } },
];
const MAPPED_ITEMS = [
  { Firma: 'بهار', Nr: 1, type: 'shop', Intern: 'x' },
  { Firma: 'B', type: 'shop' },
];

interface Source {
  content: string | Buffer;
  options?: Record<string, unknown>;
  /** The header of the rejects. */
  header: string;
}

/** Each holds two rows that are rejected because `shop` is no type; corrected, they are the two customers of `repaired`. */
const SOURCES: Record<string, Source> = {
  commas: { content: 'type,name,tel\nshop,بهار,1\nshop,B,\n', header: 'type,name,tel' },
  'semicolons, with sep=': {
    content: 'sep=;\r\ntype;name;colour;tel\r\nshop;"بهار; ""a""";red;1\r\nshop;B\r\n',
    header: 'type,name,colour,tel',
  },
  'tabs in UTF-16': { content: utf16('type\tname\ttel\r\nshop\t"بهار\nb"\t1\r\nshop\tB\r\n'), header: 'type,name,tel' },
  'guarded cells': {
    content: "'=x,type,name,tel\n'=1,shop,'=بهار,'+98 1\n'@2,shop,''-B,\n",
    header: "'=x,type,name,tel",
  },
  'Persian headers': { content: 'نوع,نام شرکت,تلفن\nshop,بهار,1\nshop,B,\n', header: 'نوع,نام شرکت,تلفن' },
  'a JSON array': {
    content: JSON.stringify(ITEMS, null, 2),
    header: 'type,name,title,manager,firstName,lastName,fatherName,tags,contacts,_item',
  },
  'items of a JSON object in UTF-16': {
    content: utf16(JSON.stringify({ items: ITEMS })),
    header: 'type,name,title,manager,firstName,lastName,fatherName,tags,contacts,_item',
  },
  NDJSON: {
    content: ITEMS.map((item) => JSON.stringify(item)).join('\n'),
    header: 'type,name,title,manager,firstName,lastName,fatherName,tags,contacts,_item',
  },
  'a mapping and defaults': {
    content: 'type;Firma;Nr;tel\nshop;بهار;1;intern\nshop;B;;\n',
    options: { mapping: { Firma: 'name', Nr: 'mobile', tel: null }, defaults: { tags: ['2026'] } },
    header:
      'type,Firma,Nr,tel,_line,_errors,' +
      '"_options {""mapping"":{""Nr"":""mobile"",""tel"":null,""Firma"":""name""},""defaults"":{""tags"":[""2026""]}}"',
  },
  'JSON with a mapping': {
    content: JSON.stringify(MAPPED_ITEMS),
    options: { mapping: { Firma: 'name', Nr: 'tel', Intern: null } },
    header: '_item,_line,_errors,"_options {""mapping"":{""Nr"":""tel"",""Firma"":""name"",""Intern"":null}}"',
  },
};

const rejectsOf = async (owner: Tenant, importId: string): Promise<string> =>
  (await owner.get(`/v1/imports/${importId}/rejects`)).text;

const exported = async (owner: Tenant): Promise<string> => (await owner.get('/v1/customers/export')).text;

describe('the rejects of a file', () => {
  it.each(Object.entries(SOURCES))(
    'with %s import as they are, are rejected alike, and once corrected make what the corrected file makes',
    async (_, { content, options = {}, header }) => {
      const encoding = typeof content === 'string' ? 'utf8' : 'utf16le';
      const correct = (text: string): string => text.replaceAll('shop', 'corporate');
      const repaired = Buffer.from(correct(content.toString(encoding)), encoding);
      const first = await anImport(tenant, content, { ...options, createTags: true });
      expect(first.body).toMatchObject({ count: 0, rejected: 2 });
      const rejects = await rejectsOf(tenant, first.body.importId);
      expect(rejects.startsWith(`\ufeff${header}`)).toBe(true);
      const again = await anImport(tenant, rejects, { createTags: true });
      expect(again.body).toMatchObject({ count: 0, rejected: 2 });
      const rejectsAgain = await rejectsOf(tenant, again.body.importId);
      expect(rejectsAgain.split('\r\n')[0]).toBe(rejects.split('\r\n')[0]);
      const other = await app.tenant();
      await anImport(other, repaired, { ...options, createTags: true });
      for (const file of [rejects, rejectsAgain]) {
        const owner = await app.tenant();
        expect((await anImport(owner, correct(file), { createTags: true })).body).toMatchObject({
          count: 2,
          rejected: 0,
        });
        expect(await exported(owner)).toBe(await exported(other));
      }
    },
  );

  it('keep cells without a column behind the others, where deleting them corrects the row', async () => {
    const first = await anImport(tenant, 'name;tel\nA;1;=x;y\nB\nC;2;;\n');
    expect(first.body).toMatchObject({ count: 2, rejected: 1 });
    const rejects = await rejectsOf(tenant, first.body.importId);
    expect(rejects.split('\r\n').slice(0, 2)).toEqual([
      '\ufeffname,tel,_line,_errors',
      `A,1,2,"The row has 4 cells, the header 2 columns. (TOO_MANY_CELLS)",'=x,y`,
    ]);
    expect((await anImport(tenant, rejects)).body).toMatchObject({ count: 0, rejected: 1 });
    expect((await anImport(tenant, rejects.replace(",'=x,y", ''))).body).toMatchObject({ count: 1, rejected: 0 });
  });

  it('of a dry run are the same as those of the import', async () => {
    const { id } = await tenant.upload('x', 'type,name\nshop,A\ncorporate,B\n');
    const dry = await tenant.post('/v1/customers/import', { id, dryRun: true });
    const real = await tenant.post('/v1/customers/import', { id });
    expect(await rejectsOf(tenant, dry.body.importId)).toBe(await rejectsOf(tenant, real.body.importId));
  });

  it('are told to programs as NDJSON, with line, column, code and value', async () => {
    const { body } = await anImport(tenant, 'type,name\nshop,A\ncorporate,B\ncorporate,C,x\n');
    const reply = await tenant.get(`/v1/imports/${body.importId}/rejects?format=ndjson`);
    expect(reply.headers).toMatchObject({
      'content-type': 'application/x-ndjson; charset=utf-8',
      'content-disposition': `attachment; filename="rejects-${body.importId}.ndjson"`,
    });
    expect(
      reply.text
        .trimEnd()
        .split('\n')
        .map((line) => JSON.parse(line)),
    ).toEqual([
      {
        line: 2,
        errors: [
          { column: 'type', code: 'INVALID_TYPE', message: 'must be one of corporate, personal', value: 'shop' },
        ],
        raw: ['shop', 'A'],
      },
      {
        line: 4,
        errors: [
          { column: null, code: 'TOO_MANY_CELLS', message: 'The row has 3 cells, the header 2 columns.', value: 'x' },
        ],
        raw: ['corporate', 'C', 'x'],
      },
    ]);
    const refused = await tenant.get(`/v1/imports/${body.importId}/rejects?format=xml`);
    expect(refused).toMatchObject({ status: 400, body: { errors: [{ field: 'format' }] } });
  });
});
