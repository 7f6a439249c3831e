import { randomUUID } from 'node:crypto';
import { aCustomer } from '../builders/a-customer';
import { aTag } from '../builders/a-tag';
import { Tenant, TestApp } from '../support/test-app';

let app: TestApp;
let tenant: Tenant;

beforeAll(async () => {
  app = await TestApp.start();
  tenant = await app.tenant();
});
afterAll(() => app.close());

const SHAPE = ['id', 'organizationId', 'title', 'color', 'customersCount', 'createdAt', 'updatedAt'];
const UTC = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/;

describe('defining a tag', () => {
  it('answers the definition and where it is', async () => {
    const reply = await tenant.post('/v1/settings/tags', { title: '  مشتری ‌ویژه ', color: ' #0AF ' });
    expect(reply.status).toBe(201);
    expect(reply.headers.location).toBe(`/v1/settings/tags/${reply.body.id}`);
    expect(Object.keys(reply.body)).toEqual(SHAPE);
    expect(reply.body).toEqual({
      id: expect.any(String),
      organizationId: tenant.organizationId,
      title: 'مشتری ‌ویژه',
      color: '#0af',
      customersCount: 0,
      createdAt: expect.stringMatching(UTC),
      updatedAt: reply.body.createdAt,
    });
    const read = await tenant.get(reply.headers.location!);
    expect(read.status).toBe(200);
    expect(read.body).toEqual(reply.body);
    expect(Object.keys(read.body)).toEqual(SHAPE);
  });

  it('takes a form, in which a blank colour is none, and ignores what the server owns', async () => {
    const id = randomUUID();
    const form = { title: ' ۱۲ ', color: '', id, customersCount: '7', createdAt: 'never', unknown: 'x' };
    const reply = await tenant.send('POST', '/v1/settings/tags', { form });
    expect(reply.status).toBe(201);
    expect(reply.body).toMatchObject({ title: '۱۲', color: null, customersCount: 0 });
    expect(reply.body.id).not.toBe(id);
  });

  it.each([
    [{}, { title: 'is required' }],
    [{ title: null }, { title: 'must not be blank' }],
    [{ title: ' \u200c\t' }, { title: 'must not be blank' }],
    [{ title: '\u200e\u064e' }, { title: 'must not be blank' }],
    [{ title: 'ب'.repeat(501) }, { title: 'must have at most 500 characters' }],
    [{ title: ['a'] }, { title: 'must be a text' }],
    [
      { title: { a: 1 }, color: 'red' },
      { title: 'must be a text', color: 'must be #rgb or #rrggbb' },
    ],
    [{ title: 'a colour', color: '#12345' }, { color: 'must be #rgb or #rrggbb' }],
    [{ title: 'a colour', color: 7 }, { color: 'must be #rgb or #rrggbb' }],
  ])('refuses %j naming each field', async (json, faults) => {
    const stranger = await app.tenant();
    const reply = await stranger.post('/v1/settings/tags', json);
    expect(reply.status).toBe(400);
    expect(reply.body.code).toBe('VALIDATION');
    const errors = reply.body.errors as { field: string; message: string }[];
    expect(Object.fromEntries(errors.map(({ field, message }) => [field, message]))).toEqual(faults);
    expect((await stranger.get('/v1/settings/tags')).body).toEqual({ items: [], count: 0 });
  });

  it('keeps titles of 500 characters whole, whatever they fold to', async () => {
    for (const letter of ['x', 'ب', '中', '😀', '\ufdfa']) {
      const title = letter.repeat(500);
      const reply = await tenant.post('/v1/settings/tags', { title });
      expect(reply.status).toBe(201);
      expect(reply.body.title).toBe(title);
      expect((await tenant.post('/v1/settings/tags', { title })).status).toBe(409);
    }
    const other = await tenant.post('/v1/settings/tags', { title: `${'\ufdfa'.repeat(499)}x` });
    expect(other.status).toBe(201);
  });
});

describe('a title', () => {
  it.each([
    ['VIP', ' vip '],
    ['کافی شاپ', 'كافي‌شاپ'],
    ['سطح ۵', 'سطح5'],
    ['Café', 'CAFE'],
  ])('is one after folding: %s and %s', async (first, second) => {
    const organization = await app.tenant();
    const { id } = await aTag(organization, { title: first });
    const other = await aTag(organization, { title: 'another' });
    const created = await organization.post('/v1/settings/tags', { title: second });
    const renamed = await organization.put(`/v1/settings/tags/${other.id}`, { title: second });
    for (const reply of [created, renamed]) {
      expect(reply.status).toBe(409);
      expect(reply.body.code).toBe('CONFLICT');
      expect(reply.body.errors).toEqual([
        { field: 'title', message: 'is the title of another tag of the organization' },
      ]);
    }
    // its own spelling may change
    expect((await organization.put(`/v1/settings/tags/${id}`, { title: second })).body.title).toBe(second.trim());
    // and another organization may have it too
    expect((await (await app.tenant()).post('/v1/settings/tags', { title: first })).status).toBe(201);
  });

  it('goes to one of twenty requests at once', async () => {
    const organization = await app.tenant();
    const replies = await Promise.all(
      Array.from({ length: 20 }, (_, index) =>
        organization.post('/v1/settings/tags', { title: index % 2 ? 'Gold' : 'GOLD ' }),
      ),
    );
    expect(replies.map(({ status }) => status).sort()).toEqual([201, ...Array<number>(19).fill(409)]);
    expect((await organization.get('/v1/settings/tags')).body.count).toBe(1);
  });
});

describe('listing tags', () => {
  let organization: Tenant;
  const titles = async (query = ''): Promise<string[]> => {
    const { status, body } = await organization.get(`/v1/settings/tags${query}`);
    expect(status).toBe(200);
    return body.items.map(({ title }: { title: string }) => title);
  };

  beforeAll(async () => {
    organization = await app.tenant();
    for (const title of [
      'zebra',
      'گل',
      'Bronze',
      'پیک ویژه',
      'کافی شاپ',
      '100% off',
      'بازار',
      'a_b',
      'خرید نقدی VIP',
    ]) {
      await aTag(organization, { title });
    }
  });

  it('is in alphabetical order, in Persian too', async () => {
    expect(await titles()).toEqual([
      '100% off',
      'a_b',
      'Bronze',
      'zebra',
      'بازار',
      'پیک ویژه',
      'خرید نقدی VIP',
      'کافی شاپ',
      'گل',
    ]);
  });

  it('pages with the exact count', async () => {
    const page = async (query: string): Promise<unknown> => {
      const { body } = await organization.get(`/v1/settings/tags?${query}`);
      return [body.items.map(({ title }: { title: string }) => title), body.count];
    };
    expect(await page('offset=2&limit=2')).toEqual([['Bronze', 'zebra'], 9]);
    expect(await page('offset=8&limit=')).toEqual([['گل'], 9]);
    expect(await page('offset=90')).toEqual([[], 9]);
    expect(await page('limit=0')).toEqual([[], 9]);
    expect(await page('limit=1000&search=a')).toEqual([['a_b', 'zebra'], 2]);
    for (const query of ['limit=-1', 'offset=x', 'limit=1.5', 'offset=1&offset=2', `search=${'x'.repeat(201)}`]) {
      const { status, body } = await organization.get(`/v1/settings/tags?${query}`);
      expect([query, status, body.errors[0].field]).toEqual([query, 400, query.split('=')[0]]);
    }
  });

  it('finds titles in any spelling', async () => {
    const search = (text: string): Promise<string[]> => titles(`?search=${encodeURIComponent(text)}`);
    expect(await search(' BRON ')).toEqual(['Bronze']);
    for (const spelling of ['كافي‌شاپ', 'کافیشاپ', 'شاپ کافی']) expect(await search(spelling)).toEqual(['کافی شاپ']);
    expect(await search('vip نقدی')).toEqual(['خرید نقدی VIP']);
    expect(await search('%')).toEqual(['100% off']);
    expect(await search('_')).toEqual(['a_b']);
    expect(await search('\\')).toEqual([]);
    expect(await search('100% zebra')).toEqual([]);
  });

  it('shows every operator of the organization the tags and nobody else', async () => {
    const reader = await app.operator(organization.organizationId, []);
    expect((await reader.get('/v1/settings/tags')).body.count).toBe(9);
    expect((await (await app.tenant()).get('/v1/settings/tags')).body).toEqual({ items: [], count: 0 });
  });
});

describe('changing a tag', () => {
  it('changes what is passed and moves the date only if something differs', async () => {
    const tag = await aTag(tenant, { title: 'Silver', color: '#aabbcc' });
    const path = `/v1/settings/tags/${tag.id}`;
    const same = await tenant.put(path, { title: ' Silver ', color: '#AABBCC' });
    expect(same.status).toBe(200);
    expect(same.body).toEqual(tag);
    expect((await tenant.put(path, {})).body).toEqual(tag);
    expect((await tenant.put(path, tag)).body).toEqual(tag);
    const recolored = await tenant.put(path, { color: null });
    expect(recolored.body).toEqual({ ...tag, color: null, updatedAt: expect.any(String) });
    expect(recolored.body.updatedAt > tag.updatedAt).toBe(true);
    const renamed = await tenant.send('PUT', path, { form: { title: 'Platin', color: '' } });
    expect(renamed.body).toMatchObject({ title: 'Platin', color: null });
    expect((await tenant.get(path)).body).toEqual(renamed.body);
    expect((await tenant.post('/v1/settings/tags', { title: 'silver' })).status).toBe(201);
    for (const title of [null, '', '  ', 'x'.repeat(501)]) expect((await tenant.put(path, { title })).status).toBe(400);
    expect((await tenant.get(path)).body).toEqual(renamed.body);
  });

  it('loses none of two changes at once', async () => {
    const tag = await aTag(tenant, { title: 'before' });
    const path = `/v1/settings/tags/${tag.id}`;
    await Promise.all([
      ...Array.from({ length: 10 }, () => tenant.put(path, { title: 'after' })),
      ...Array.from({ length: 10 }, () => tenant.put(path, { color: '#fff' })),
    ]);
    expect((await tenant.get(path)).body).toMatchObject({ title: 'after', color: '#fff' });
  });

  it('writes no event of a customer and moves no date', async () => {
    const tag = await aTag(tenant, { title: 'event-free' });
    const customer = await aCustomer(tenant, { tagsIds: [tag.id] });
    await tenant.put(`/v1/settings/tags/${tag.id}`, { title: 'renamed' });
    const read = await tenant.get(`/v1/customers/${customer.id}?include=meta`);
    expect(read.body).toEqual(customer);
    expect(read.headers.etag).toBe('"1"');
    const { rows } = await app.owner.query(
      `SELECT description FROM timeline_events WHERE customer_id = $1 ORDER BY sequence`,
      [customer.id],
    );
    expect(rows.map(({ description }) => description)).toEqual(['Customer created', 'event-free tag added']);
  });
});

describe('counting customers', () => {
  it('is exact after every change', async () => {
    const tag = await aTag(tenant);
    const count = async (): Promise<number> => (await tenant.get(`/v1/settings/tags/${tag.id}`)).body.customersCount;
    const first = await aCustomer(tenant, { tagsIds: [tag.id] });
    const second = await aCustomer(tenant, { tagsIds: [tag.id] });
    expect(await count()).toBe(2);
    expect((await tenant.put(`/v1/settings/tags/${tag.id}`, { color: '#123' })).body.customersCount).toBe(2);
    await tenant.put(`/v1/customers/${first.id}`, { tagsIds: [] });
    expect(await count()).toBe(1);
    await tenant.delete(`/v1/customers/${second.id}`);
    expect(await count()).toBe(0);
  });
});

describe('deleting a tag', () => {
  const eventsOf = async (customerId: string): Promise<string[]> => {
    const { rows } = await app.owner.query(
      `SELECT description FROM timeline_events WHERE customer_id = $1 ORDER BY sequence`,
      [customerId],
    );
    return rows.map(({ description }) => description as string);
  };

  it('takes it off customers, writes no event and moves no date', async () => {
    const [tag, kept] = [await aTag(tenant, { title: 'leaving' }), await aTag(tenant, { title: 'staying' })];
    const customer = await aCustomer(tenant, { tagsIds: [tag.id, kept.id] });
    const reply = await tenant.delete(`/v1/settings/tags/${tag.id}`);
    expect(reply.status).toBe(200);
    expect(reply.body).toEqual({ result: true, id: tag.id });
    const read = await tenant.get(`/v1/customers/${customer.id}?include=meta`);
    expect(read.body).toEqual({ ...customer, tagsIds: [kept.id] });
    expect(await eventsOf(customer.id)).toEqual(['Customer created', 'leaving tag added', 'staying tag added']);
    expect((await tenant.get(`/v1/settings/tags/${tag.id}`)).status).toBe(404);
    expect((await tenant.delete(`/v1/settings/tags/${tag.id}`)).status).toBe(404);
    expect((await tenant.put(`/v1/settings/tags/${tag.id}`, { title: 'x' })).status).toBe(404);
    expect((await tenant.post('/v1/settings/tags', { title: 'leaving' })).status).toBe(201);
  });

  it('untags more customers than fit one batch, while others go on tagging, and leaves nothing behind', async () => {
    const organization = await app.tenant();
    const [tag, kept] = [await aTag(organization), await aTag(organization)];
    await app.owner.query(
      `WITH made AS (
         INSERT INTO customers (organization_id, id, creator_operator_id, type)
         SELECT $1, gen_random_uuid(), $2, 'personal' FROM generate_series(1, 12000) RETURNING id
       )
       INSERT INTO customer_tags (organization_id, customer_id, tag_id, "position")
       SELECT $1, made.id, tag.id, 0 FROM made, unnest($3::uuid[]) AS tag (id)`,
      [organization.organizationId, organization.operatorId, [tag.id, kept.id]],
    );
    expect((await organization.get(`/v1/settings/tags/${tag.id}`)).body.customersCount).toBe(12_000);
    const late = await aCustomer(organization);
    const [gone, ...others] = await Promise.all([
      organization.delete(`/v1/settings/tags/${tag.id}`),
      organization.delete(`/v1/settings/tags/${tag.id}`),
      organization.put(`/v1/customers/${late.id}`, { tagsIds: [tag.id] }),
      organization.put(`/v1/customers/${late.id}`, { tagsIds: [] }),
      organization.put(`/v1/customers/${late.id}`, { tagsIds: [kept.id, tag.id] }),
    ]);
    expect([gone!.status, others[0]!.status].sort()).toEqual([200, 404]);
    for (const { status } of others.slice(1)) expect([200, 400]).toContain(status);
    const { rows } = await app.owner.query(`SELECT count(*)::int FROM customer_tags WHERE tag_id = $1`, [tag.id]);
    expect(rows[0].count).toBe(0);
    const left = await organization.get(`/v1/settings/tags/${kept.id}`);
    expect(left.body.customersCount).toBeGreaterThanOrEqual(12_000);
  });
});

describe('who may', () => {
  it('takes configOrganization to change tags, and without it nothing is written', async () => {
    const organization = await app.tenant();
    const tag = await aTag(organization, { title: 'steady' });
    const others = await app.operator(organization.organizationId, [
      'editCustomer',
      'addCustomerTag',
      'createCustomer',
    ]);
    const path = `/v1/settings/tags/${tag.id}`;
    for (const reply of [
      await others.post('/v1/settings/tags', { title: 'new' }),
      await others.put(path, { title: 'other' }),
      await others.delete(path),
    ]) {
      expect(reply.status).toBe(403);
      expect(reply.body.code).toBe('FORBIDDEN');
    }
    expect((await others.get(path)).body).toEqual(tag);
    expect((await others.get('/v1/settings/tags')).body.count).toBe(1);
    const configurer = await app.operator(organization.organizationId, ['configOrganization']);
    expect((await configurer.put(path, { title: 'other' })).status).toBe(200);
    expect((await configurer.delete(path)).status).toBe(200);
    expect((await app.send('GET', '/v1/settings/tags')).status).toBe(401);
  });

  it("tells another organization's tag from a missing one by nothing", async () => {
    const tag = await aTag(tenant);
    const stranger = await app.tenant();
    for (const [method, json] of [['GET'], ['PUT', { title: 'mine' }], ['DELETE']] as const) {
      const foreign = await stranger.send(method, `/v1/settings/tags/${tag.id}`, { json });
      const missing = await stranger.send(method, `/v1/settings/tags/${randomUUID()}`, { json });
      expect(foreign.status).toBe(404);
      expect({ ...foreign.body, requestId: '' }).toEqual({ ...missing.body, requestId: '' });
      expect((await stranger.send(method, '/v1/settings/tags/7', { json })).status).toBe(400);
    }
    expect((await tenant.get(`/v1/settings/tags/${tag.id}`)).body).toEqual(tag);
  });
});
