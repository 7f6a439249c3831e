import fc from 'fast-check';
import Papa from 'papaparse';
import { anImport } from '../builders/an-import';
import { Tenant, TestApp } from '../support/test-app';

const SEED = Number(process.env.EXPORT_SEED ?? 8_020);
const CUSTOMERS = 700;
const FORMATS = ['csv', 'json', 'ndjson'] as const;

let app: TestApp;

// Many small batches, so that their order counts too.
beforeAll(async () => {
  app = await TestApp.start({ IMPORT_BATCH_ROWS: '60' });
});
afterAll(() => app.close());

const PIECES = [
  ...'=+-@\t\r\n"\',;|\\ 0aZ/:{}[]'.split(''),
  ...[
    '\r\n',
    '""',
    "'=",
    '+98 21',
    '0912',
    'null',
    '\\n',
    'شرکت',
    'ي',
    'ک',
    '۰۹۱۲',
    '\u200c',
    '\u200f',
    '\u200e',
    '\u202b',
  ],
  ...['\u00a0', '\ufeff', '😀', '👨‍👩‍👧', 'é', 'e\u0301', '\u001f', '\u2028', '<b>', '${x}', '%00'],
];
const text = (maxLength: number): fc.Arbitrary<string> =>
  fc
    .string({ unit: fc.constantFrom(...PIECES), minLength: 1, maxLength })
    .filter((it) => it.trim() !== '' && it.trim() === it);
const long = fc
  .tuple(fc.constantFrom('=', "'", 'ب', '"'), fc.constantFrom(499, 400))
  .map(([first, length]) => first + 'x'.repeat(length));
const short = fc.oneof({ weight: 8, arbitrary: text(12) }, { weight: 1, arbitrary: long });
const nullable = fc.option(short);
const note = fc.option(fc.oneof(short, fc.constant(`=${'ی'.repeat(1_999)}`)));

const TAGS = [
  ...[
    'a|b',
    'a\\b',
    'x|\\|y',
    '\\z',
    '=tag',
    '+98 tag',
    '-t',
    '@t',
    "'=q",
    "''w",
    'tab\there',
    'line\nbreak',
    'quote "t"',
  ],
  ...['مشتری‌ویژه', '😀 happy', 'comma, semi; pipe', '\u200frtl', `long ${'t'.repeat(490)}`],
];
const contact = fc.record({
  type: fc.constantFrom('tel', 'mobile', 'email', 'fax', '=type', 'تلفن همراه', "'-x"),
  value: short,
  role: nullable,
  note,
  responder: nullable,
});
const named = <T extends Record<string, string | null>>(identity: T): boolean =>
  Object.values(identity).some((value) => value !== null);
const identity = fc.oneof(
  fc.record({ name: nullable, title: nullable, manager: nullable }).filter(named),
  fc.record({ lastName: nullable, firstName: nullable, fatherName: nullable }).filter(named),
);
const customer = fc.record({
  identity,
  tags: fc.uniqueArray(fc.constantFrom(...TAGS), { maxLength: 4 }),
  contacts: fc.array(contact, { maxLength: 3 }),
});
const CUSTOMERS_OF_SEED = fc
  .sample(customer, { seed: SEED, numRuns: CUSTOMERS })
  .map(({ identity: names, ...rest }) => ({
    type: 'name' in names ? 'corporate' : 'personal',
    identity: names,
    ...rest,
  }));

const withoutNulls = (values: object): object =>
  Object.fromEntries(Object.entries(values).filter(([, value]) => value !== null));

const exported = async (owner: Tenant, format: string): Promise<string> =>
  (await owner.get(`/v1/customers/export?format=${format}`)).text;

describe(`${CUSTOMERS} generated customers (seed ${SEED})`, () => {
  let source: Tenant;

  beforeAll(async () => {
    source = await app.tenant();
    const reply = await anImport(source, JSON.stringify(CUSTOMERS_OF_SEED), { createTags: true });
    expect(reply.body).toMatchObject({ count: CUSTOMERS, rejected: 0 });
  });

  it('are exported as they are, in their order', async () => {
    const items = JSON.parse(await exported(source, 'json')) as { contacts: object[] }[];
    expect(items).toEqual(
      CUSTOMERS_OF_SEED.map((each) => ({ ...each, contacts: each.contacts.map((it) => withoutNulls(it)) })),
    );
  });

  it.each(FORMATS)(
    'as %s, imported into an empty organization, are the same bytes again, in every format',
    async (format) => {
      const file = await exported(source, format);
      const other = await app.tenant();
      const reply = await anImport(other, file, { createTags: true });
      expect(reply.body).toMatchObject({ count: CUSTOMERS, rejected: 0 });
      for (const each of FORMATS) {
        const [expected, again] = [await exported(source, each), await exported(other, each)];
        expect(again === expected).toBe(true);
      }
    },
  );

  it('start no formula in a spreadsheet: not in a name, a contact, a role or a tag', async () => {
    const csv = await exported(source, 'csv');
    const { data } = Papa.parse<string[]>(csv.slice(1).trimEnd());
    expect(data).toHaveLength(CUSTOMERS + 1);
    const cells = data.flat();
    expect(cells.filter((cell) => /^[=+\-@\t\r]/.test(cell))).toEqual([]);
    expect(cells.filter((cell) => /^'+[=+\-@\t\r]/.test(cell)).length).toBeGreaterThan(100);
  });

  it('with a search are those that it finds, and only those', async () => {
    const found = await source.get(`/v1/customers/export?format=json&search=${encodeURIComponent('شرکت')}`);
    const names = (found.body as { identity: object }[]).map(({ identity: each }) => JSON.stringify(each));
    const { body } = await source.get(`/v1/customers?limit=0&search=${encodeURIComponent('شرکت')}`);
    expect(names).toHaveLength(body.count);
    expect(body.count).toBeGreaterThan(0);
    expect(body.count).toBeLessThan(CUSTOMERS);
  });
});
