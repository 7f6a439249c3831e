import { poolOf } from '@echonio/platform';
import { DataSource } from 'typeorm';
import { aCustomer } from '../builders/a-customer';
import { aTag } from '../builders/a-tag';
import { anImport } from '../builders/an-import';
import { sampleText } from '../support/sample-text';
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

const FORMATS = ['csv', 'json', 'ndjson'] as const;
const TYPES = { csv: 'text/csv', json: 'application/json', ndjson: 'application/x-ndjson' };

describe('an export', () => {
  it('holds all customers, oldest modification first, as they import', async () => {
    const tag = await aTag(tenant, { title: 'a|b' });
    const first = await aCustomer(tenant, {
      type: 'corporate',
      identity: { name: '=1+1', title: 'کافی‌شاپ' },
      contacts: [{ type: 'tel', value: '+982123422342', role: 'مدیرعامل' }],
      tagsIds: [tag.id],
    });
    await aCustomer(tenant);
    await tenant.put(`/v1/customers/${first.id}`, { identity: { manager: 'it\'s, "me"' } });
    const { text } = await tenant.get('/v1/customers/export');
    expect(text.split('\r\n')).toEqual([
      '\ufefftype,name,title,manager,firstName,lastName,fatherName,tags,contacts',
      'personal,,,,Gary,Shook,,,',
      `corporate,'=1+1,کافی‌شاپ,"it's, ""me""",,,,"a\\|b","[{""type"":""tel"",""value"":""+982123422342"",""role"":""مدیرعامل""}]"`,
      '',
    ]);
    const { body } = await tenant.get('/v1/customers/export?format=json');
    expect(body).toEqual([
      {
        type: 'personal',
        identity: { lastName: 'Shook', firstName: 'Gary', fatherName: null },
        tags: [],
        contacts: [],
      },
      {
        type: 'corporate',
        identity: { name: '=1+1', title: 'کافی‌شاپ', manager: 'it\'s, "me"' },
        tags: ['a|b'],
        contacts: [{ type: 'tel', value: '+982123422342', role: 'مدیرعامل' }],
      },
    ]);
    const lines = (await tenant.get('/v1/customers/export?format=ndjson')).text.trimEnd().split('\n');
    expect(lines.map((line) => JSON.parse(line))).toEqual(body);
  });

  it('holds those alone that the search finds and that all filters let through', async () => {
    const tag = await aTag(tenant);
    const email = [{ type: 'email', value: 'a@example.com' }];
    await aCustomer(tenant, {
      type: 'corporate',
      identity: { name: 'Radio shop' },
      tagsIds: [tag.id],
      contacts: email,
    });
    await aCustomer(tenant, { type: 'corporate', identity: { name: 'Tea shop' }, tagsIds: [tag.id] });
    const gary = await aCustomer(tenant, { contacts: email });
    const exported = async (query: string): Promise<string[]> => {
      const { status, body } = await tenant.get(`/v1/customers/export?format=json&${query}`);
      expect(status).toBe(200);
      return body.map(({ identity }: { identity: Record<string, string> }) => identity.name ?? identity.firstName);
    };
    expect(await exported('hasContact=email')).toEqual(['Radio shop', 'Gary']);
    expect(await exported(`tagIds=${tag.id}&tagIds=${tag.id}&include=meta`)).toEqual(['Radio shop', 'Tea shop']);
    expect(await exported(`tagIdsNone=${tag.id}`)).toEqual(['Gary']);
    expect(await exported(`search=shop&hasContact=email&createdFrom=2000-01-01`)).toEqual(['Radio shop']);
    expect(await exported(`updatedFrom=${gary.updatedAt}&type=personal`)).toEqual(['Gary']);
    expect(await exported('type=personal&hasContact=fax')).toEqual([]);
    const refused = await tenant.get(
      '/v1/customers/export?type=shop&tagIds=x&createdFrom=2018-01-02&createdTo=2018-01-01',
    );
    const fields = refused.body.errors.map(({ field }: { field: string }) => field);
    expect([refused.status, fields.sort()]).toEqual([400, ['createdTo', 'tagIds', 'type']]);
  });

  it.each(FORMATS)('as %s comes as an attachment of its type, and of nobody as a file that imports', async (format) => {
    const reply = await tenant.get(`/v1/customers/export?format=${format}`);
    expect(reply.headers['content-type']).toBe(`${TYPES[format]}; charset=utf-8`);
    expect(reply.headers['content-disposition']).toBe(`attachment; filename="customers.${format}"`);
    if (format !== 'ndjson') expect((await anImport(tenant, reply.text)).body).toMatchObject({ count: 0, rejected: 0 });
    const head = await tenant.send('HEAD', `/v1/customers/export?format=${format}`);
    expect(head).toMatchObject({ status: 200, text: '' });
    await until(idle);
  });

  it.each(FORMATS)('as %s, imported into an empty organization, is the same bytes again', async (format) => {
    const { text, totals } = sampleText({ rows: 1_000, seed: 23, format: 'ndjson' });
    await anImport(tenant, text, { createTags: true });
    const exported = await tenant.get(`/v1/customers/export?format=${format}`);
    const other = await app.tenant();
    const reply = await anImport(other, exported.text, { createTags: true });
    expect(reply.body).toMatchObject({ count: totals.customers, rejected: 0 });
    const again = await other.get(`/v1/customers/export?format=${format}`);
    expect(again.text === exported.text).toBe(true);
  });

  it('holds what only the server sets when it is asked to, which an import ignores', async () => {
    await anImport(tenant, 'name,tel,tags\nA,1,x\n', { createTags: true });
    const [customer] = (await tenant.get('/v1/customers?include=meta')).body.items;
    for (const format of FORMATS) {
      const plain = await tenant.get(`/v1/customers/export?format=${format}`);
      const meta = await tenant.get(`/v1/customers/export?format=${format}&include=meta`);
      for (const value of [customer.id, customer.updatedAt, customer.creatorOperatorId]) {
        expect(meta.text).toContain(value);
        expect(plain.text).not.toContain(value);
      }
      const other = await app.tenant();
      await anImport(other, meta.text, { createTags: true });
      expect((await other.get(`/v1/customers/export?format=${format}`)).text).toBe(plain.text);
    }
  });

  it('holds what a search finds, in any spelling, and nothing of others', async () => {
    const other = await app.tenant();
    await anImport(other, 'name\nرادیو دیگران\n');
    await anImport(tenant, 'name,tel\nرادیو یک,09121234567\nمغازه,2\nراديو دو,3\n');
    const found = async (search: string): Promise<string[]> => {
      const { body } = await tenant.get(`/v1/customers/export?format=json&search=${encodeURIComponent(search)}`);
      return body.map(({ identity }: { identity: { name: string } }) => identity.name);
    };
    expect(await found('راديو')).toEqual(['رادیو یک', 'راديو دو']);
    expect(await found('۰۹۱۲ ۱۲۳ ۴۵۶۷')).toEqual(['رادیو یک']);
    expect(await found('nobody')).toEqual([]);
    expect(await found('')).toHaveLength(3);
  });

  it('needs the permission and a query that makes sense', async () => {
    const clerk = await app.operator(tenant.organizationId, ['importCustomers', 'createCustomer']);
    expect((await clerk.get('/v1/customers/export')).status).toBe(403);
    const reply = await tenant.get(`/v1/customers/export?format=xml&include=all&search=${'x'.repeat(201)}`);
    expect(reply.status).toBe(400);
    expect(reply.body.errors.map(({ field }: { field: string }) => field).sort()).toEqual([
      'format',
      'include',
      'search',
    ]);
    expect((await tenant.get('/v1/customers/exports')).status).toBe(400);
    await until(idle);
  });
});

/** Whether every connection of the pool is back. */
const idle = (): boolean => {
  const pool = poolOf(app.nest.get(DataSource));
  return pool.idleCount === pool.totalCount;
};

async function until(holds: () => boolean): Promise<void> {
  const end = Date.now() + 10_000;
  while (!holds()) {
    if (Date.now() > end) throw new Error('it did not come about');
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
}
