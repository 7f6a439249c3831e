import { Tenant, TestApp } from '../support/test-app';
import { TestReply } from '../support/test-request';

let app: TestApp;
let tenant: Tenant;

beforeAll(async () => {
  app = await TestApp.start();
  tenant = await app.tenant();
});
afterAll(() => app.close());

const FILE = 'Firma;Telefon;Chef;Intern\nKaffee & Kuchen;030 123456;Ada;x\nرادیو;021 2342 2342;ندا;y\n';
const MAPPING = { Firma: 'name', Telefon: 'tel', Chef: 'identity.manager', Intern: null };

const importFile = async (content: string, options: object): Promise<TestReply> => {
  const file = await tenant.upload('customers.csv', content);
  return tenant.post('/v1/customers/import', { id: file.id, ...options });
};

describe('a mapping of columns', () => {
  it('reads columns as the fields it names, by JSON and by form', async () => {
    const reply = await importFile(FILE, { mapping: MAPPING, defaults: { type: 'corporate' } });
    expect(reply.body).toMatchObject({ result: true, count: 2, rejected: 0 });
    const { body } = await tenant.get('/v1/customers?search=kuchen');
    expect(body.items[0].identity).toEqual({ name: 'Kaffee & Kuchen', title: null, manager: 'Ada' });
    expect(body.items[0].contacts[0].data).toMatchObject({ type: 'tel', value: '030 123456' });
    const file = await tenant.upload('customers.csv', FILE);
    const form = await tenant.send('POST', '/v1/customers/import', {
      form: { id: file.id, mapping: JSON.stringify(MAPPING), defaults: '{"tags":["2026"]}', createTags: 'true' },
    });
    expect(form.body).toMatchObject({ count: 2, rejected: 0 });
    const { body: tags } = await tenant.get('/v1/settings/tags');
    expect(tags.items).toMatchObject([{ title: '2026', customersCount: 2 }]);
  });

  it.each([
    [{ mapping: { Firma: 'nonsense' } }, 'mapping'],
    [{ mapping: 'Firma' }, 'mapping'],
    [{ mapping: '{' }, 'mapping'],
    [{ mapping: { Firma: 7 } }, 'mapping'],
    [{ defaults: { type: 'shop' } }, 'defaults'],
    [{ defaults: { tags: 'x' } }, 'defaults'],
  ])('is refused when it says nothing that can be read: %j', async (options, field) => {
    const reply = await importFile(FILE, options);
    expect(reply.status).toBe(400);
    expect(reply.body.errors.map((error: { field: string }) => error.field)).toEqual([field]);
  });

  it.each([
    [
      'mapping',
      `{"a":${'{"a":'.repeat(49)}"name"${'}'.repeat(50)}`,
      /^mapping(\.a)+: must not be nested deeper than 10 /,
    ],
    ['mapping', '{"Firma":"name\\u0000"}', /^mapping\.Firma: must not contain the NUL character$/],
    ['mapping', '{"Fir\\u0000ma":"name"}', /well-formed/],
    ['defaults', '{"tags":["\\ud800"]}', /^defaults\.tags\.0: must be well-formed Unicode/],
    ['defaults', '{"tags":', /^is not valid JSON$/],
    ['duplicateBy', '["email\\u0000"]', /^duplicateBy\.0: must not contain the NUL character$/],
  ])('is refused as JSON text of a form that can not be taken: %s %s', async (field, text, message) => {
    const file = await tenant.upload('x.csv', FILE);
    for (const request of [{ form: { id: file.id, [field]: text } }, { json: { id: file.id, [field]: text } }]) {
      const reply = await tenant.send('POST', '/v1/customers/import', request);
      expect(reply.status).toBe(400);
      expect(reply.body.errors).toEqual([{ field, message: expect.stringMatching(message) }]);
    }
  });

  it('is refused when the file has no such column, and nothing is created', async () => {
    const before = (await tenant.get('/v1/customers?limit=0')).body.count;
    const reply = await importFile(FILE, { mapping: { Company: 'name' } });
    expect(reply.status).toBe(400);
    expect(reply.body.detail).toContain('Company');
    expect(reply.body.errors).toMatchObject([{ field: 'mapping', column: 'Company', code: 'UNKNOWN_COLUMN' }]);
    expect((await tenant.get('/v1/customers?limit=0')).body.count).toBe(before);
  });

  it('belongs to what is fixed for a file', async () => {
    const file = await tenant.upload('customers.csv', FILE);
    const first = await tenant.post('/v1/customers/import', { id: file.id, mapping: MAPPING });
    const again = await tenant.post('/v1/customers/import', { id: file.id, mapping: MAPPING });
    expect(again.body).toEqual(first.body);
    expect((await tenant.post('/v1/customers/import', { id: file.id })).status).toBe(409);
  });
});

describe('the template', () => {
  it.each(['csv', 'json'])('imports as it is: %s', async (format) => {
    const template = await tenant.get(`/v1/customers/import/template?format=${format}`);
    expect(template.status).toBe(200);
    expect(template.headers['content-disposition']).toMatch(/^attachment/);
    const reply = await importFile(template.text, { createTags: true });
    expect(reply.body.rejected).toBe(0);
    expect(reply.body.count).toBeGreaterThan(2);
  });

  it('has two formats', async () => {
    expect((await tenant.get('/v1/customers/import/template?format=xlsx')).status).toBe(400);
  });
});
