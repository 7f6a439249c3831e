import { randomUUID } from 'node:crypto';
import { aCustomer, BuiltCustomer } from '../builders/a-customer';
import { aTag } from '../builders/a-tag';
import { Tenant, TestApp } from '../support/test-app';
import { TestReply } from '../support/test-request';

let app: TestApp;
let tenant: Tenant;

beforeAll(async () => {
  app = await TestApp.start();
  tenant = await app.tenant();
});
afterAll(() => app.close());

const timelineOf = (id: string, query = ''): string => `/v1/customers/${id}/timeline${query}`;
const note = (by: Tenant, id: string, description: string): Promise<TestReply> =>
  by.post(timelineOf(id), { description });
const descriptionsOf = ({ body }: TestReply): string[] =>
  body.items.map(({ description }: { description: string }) => description);

describe('adding a note', () => {
  it('answers the event and leaves the customer as it is', async () => {
    const customer = await aCustomer(tenant);
    const reply = await note(tenant, customer.id, '  زنگ زد\nفردا پیگیری شود ');
    expect(reply.status).toBe(201);
    expect(reply.body).toEqual({
      id: expect.any(String),
      customerId: customer.id,
      creatorOperatorId: tenant.operatorId,
      type: 'note',
      description: 'زنگ زد\nفردا پیگیری شود',
      data: {},
      updatedAt: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/),
      createdAt: reply.body.updatedAt,
      deletedAt: null,
    });
    expect(Object.keys(reply.body)).toEqual([
      'id',
      'customerId',
      'creatorOperatorId',
      'type',
      'description',
      'data',
      'updatedAt',
      'createdAt',
      'deletedAt',
    ]);
    const list = await tenant.get(timelineOf(customer.id));
    expect(list.body.items[0]).toEqual(reply.body);
    const now = await tenant.get(`/v1/customers/${customer.id}?include=meta`);
    expect(now.headers.etag).toBe('"1"');
    expect(now.body).toEqual(customer);
  });

  it('takes a form, and the alias `note`; the canonical name wins', async () => {
    const customer = await aCustomer(tenant);
    const path = timelineOf(customer.id);
    expect((await tenant.send('POST', path, { form: { description: 'a' } })).body.description).toBe('a');
    expect((await tenant.send('POST', path, { form: { note: 'b', description: '' } })).body.description).toBe('b');
    expect((await tenant.post(path, { note: 'c', description: 'd', type: 'create' })).body).toMatchObject({
      description: 'd',
      type: 'note',
    });
    expect((await tenant.post(path, { note: 'ی'.repeat(2_000) })).status).toBe(201);
  });

  it.each([
    [{}, 'description', 'is required'],
    [{ description: ' ' }, 'description', 'must not be blank'],
    [{ description: null }, 'description', 'must not be blank'],
    [{ description: ['x'] }, 'description', 'must be a text'],
    [{ description: 'x'.repeat(2_001) }, 'description', 'must have at most 2000 characters'],
    [{ note: 'x'.repeat(2_001) }, 'note', 'must have at most 2000 characters'],
    [{ note: {} }, 'note', 'must be a text'],
  ])('refuses %j', async (json, field, message) => {
    const customer = await aCustomer(tenant);
    const reply = await tenant.post(timelineOf(customer.id), json);
    expect(reply.status).toBe(400);
    expect(reply.body.errors).toEqual([{ field, message }]);
    expect((await tenant.get(timelineOf(customer.id))).body.count).toBe(1);
  });

  it('numbers many notes at once without a gap or a repetition', async () => {
    const organization = await app.tenant();
    const customers = [await aCustomer(organization), await aCustomer(organization)];
    const texts = Array.from({ length: 20 }, (_, index) => `note ${index}`);
    const replies = await Promise.all(texts.map((text, index) => note(organization, customers[index % 2]!.id, text)));
    expect(replies.map(({ status }) => status)).toEqual(Array(20).fill(201));
    const { rows } = await app.owner.query(
      `SELECT sequence::int FROM timeline_events WHERE organization_id = $1 ORDER BY sequence`,
      [organization.organizationId],
    );
    expect(rows.map(({ sequence }) => sequence)).toEqual(Array.from({ length: 22 }, (_, index) => index + 1));
  });

  it('waits for no one when the customer is being deleted: 201 or 404, nothing left behind', async () => {
    for (let round = 0; round < 5; round += 1) {
      const customer = await aCustomer(tenant);
      const started = Date.now();
      const [gone, ...notes] = await Promise.all([
        tenant.delete(`/v1/customers/${customer.id}`),
        ...Array.from({ length: 8 }, () => note(tenant, customer.id, 'x')),
      ]);
      expect(gone!.status).toBe(200);
      for (const { status } of notes) expect([201, 404]).toContain(status);
      const { rows } = await app.owner.query(`SELECT FROM timeline_events WHERE customer_id = $1`, [customer.id]);
      expect(rows).toHaveLength(0);
      expect(Date.now() - started).toBeLessThan(5_000);
    }
    const { rows } = await app.owner.query(
      `SELECT deadlocks::int FROM pg_stat_database WHERE datname = current_database()`,
    );
    expect(rows[0].deadlocks).toBe(0);
  });
});

describe('listing a timeline', () => {
  let customer: BuiltCustomer;
  let other: Tenant;
  let tagId: string;
  const list = (query: string): Promise<TestReply> => tenant.get(timelineOf(customer.id, query));
  const EVERYTHING = ['second', 'Gold tag removed', 'Customer updated', 'first', 'Gold tag added', 'Customer created'];

  beforeAll(async () => {
    other = await app.operator(tenant.organizationId, ['accessToTimeline', 'removeCustomerTag']);
    tagId = (await aTag(tenant, { title: 'Gold' })).id;
    customer = await aCustomer(tenant);
    await tenant.post(`/v1/customers/${customer.id}/tags`, { tagId });
    await note(other, customer.id, 'first');
    await tenant.put(`/v1/customers/${customer.id}`, { identity: { firstName: 'Bob' } });
    await other.delete(`/v1/customers/${customer.id}/tags/${tagId}`);
    await note(tenant, customer.id, 'second');
    await note(tenant, (await aCustomer(tenant)).id, 'of another customer');
  });

  it('shows everything, newest first', async () => {
    const reply = await list('');
    expect(reply.status).toBe(200);
    expect(Object.keys(reply.body)).toEqual(['items', 'count']);
    expect(descriptionsOf(reply)).toEqual(EVERYTHING);
    expect(reply.body.count).toBe(6);
    expect(reply.body.items[2]).toMatchObject({ type: 'update', data: { fields: ['identity'] } });
    expect(reply.body.items[1]).toMatchObject({ data: { tagId }, creatorOperatorId: other.operatorId });
  });

  it('pages with the exact count', async () => {
    const page = async (query: string): Promise<unknown> => {
      const reply = await list(query);
      return [descriptionsOf(reply), reply.body.count];
    };
    expect(await page('?offset=1&limit=2')).toEqual([EVERYTHING.slice(1, 3), 6]);
    expect(await page('?offset=&limit=')).toEqual([EVERYTHING, 6]);
    expect(await page('?offset=5&limit=1000')).toEqual([EVERYTHING.slice(5), 6]);
    expect(await page('?offset=100')).toEqual([[], 6]);
    expect(await page('?limit=0&type=note')).toEqual([[], 2]);
  });

  it('filters by type and operator', async () => {
    expect(descriptionsOf(await list('?type=note'))).toEqual(['second', 'first']);
    expect(descriptionsOf(await list('?type=import'))).toEqual([]);
    expect(descriptionsOf(await list('?type=&operatorId='))).toEqual(EVERYTHING);
    expect(descriptionsOf(await list(`?operatorId=${other.operatorId.toUpperCase()}`))).toEqual([
      'Gold tag removed',
      'first',
    ]);
    expect((await list(`?operatorId=${other.operatorId}&type=note`)).body).toMatchObject({ count: 1 });
    expect((await list(`?operatorId=${randomUUID()}`)).body).toEqual({ items: [], count: 0 });
  });

  it('filters by time: from the first instant, up to and without the second', async () => {
    const days = ['2017-07-05T23:59:59.999Z', '2017-07-06T00:00:00Z', '2017-07-06T12:00:00Z', '2017-07-07T00:00:00Z'];
    const { id } = await aCustomer(tenant);
    for (const day of days) {
      const { body } = await note(tenant, id, day);
      await app.owner.query(`UPDATE timeline_events SET created_at = $2 WHERE id = $1`, [body.id, day]);
    }
    const found = async (query: string): Promise<string[]> =>
      descriptionsOf(await tenant.get(timelineOf(id, `?type=note&${query}`))).reverse();
    expect(await found('from=2017-07-06&to=2017-07-07')).toEqual(days.slice(1, 3));
    expect(await found('from=2017-07-06T12:00:00Z')).toEqual(days.slice(2));
    expect(await found('to=2017-07-06T12:00:00Z')).toEqual(days.slice(0, 2));
    expect(await found('from=2017-07-06T15:30:00+03:30&to=')).toEqual(days.slice(2));
    expect(await found('from=2017-07-06T15%3A30%3A00.001%2B03%3A30')).toEqual(days.slice(3));
    expect(await found('from=2017-07-07&to=2017-07-06')).toEqual([]);
    const { body } = await tenant.get(timelineOf(id));
    const newest = body.items[0].createdAt as string;
    expect(await found(`from=${newest}`)).toContain(days[3]);
  });

  it.each([
    'type=party',
    'type=NOTE',
    'operatorId=7',
    'from=yesterday',
    'from=2017-02-30',
    'to=2017-07-06T25:00',
    'to=1499326459',
    'limit=-1',
    'offset=x',
    'from=2017-07-06&from=2017-07-07',
  ])('refuses %s', async (query) => {
    const reply = await list(`?${query}`);
    expect(reply.status).toBe(400);
    expect(reply.body.errors.map(({ field }: { field: string }) => field)).toEqual([query.split('=')[0]]);
  });

  it('names all faults at once', async () => {
    const { body } = await list('?type=x&operatorId=x&from=x&to=x&offset=x&limit=x');
    expect(body.errors.map(({ field }: { field: string }) => field).sort()).toEqual([
      'from',
      'limit',
      'offset',
      'operatorId',
      'to',
      'type',
    ]);
  });
});

describe('who may', () => {
  it('takes accessToTimeline to read and to write, and without it nothing is written', async () => {
    const customer = await aCustomer(tenant);
    const others = await app.operator(tenant.organizationId, ['editCustomer', 'addCustomerTag', 'createCustomer']);
    for (const reply of [await others.get(timelineOf(customer.id)), await note(others, customer.id, 'x')]) {
      expect(reply.status).toBe(403);
      expect(reply.body.code).toBe('FORBIDDEN');
    }
    const reader = await app.operator(tenant.organizationId, ['accessToTimeline']);
    expect((await reader.get(timelineOf(customer.id))).body.count).toBe(1);
    expect((await note(reader, customer.id, 'x')).status).toBe(201);
  });

  it("tells another organization's customer from a missing one by nothing, and a missing one from an empty timeline", async () => {
    const stranger = await app.tenant();
    const foreign = await aCustomer(stranger);
    for (const [method, json] of [['GET'], ['POST', { description: 'x' }]] as const) {
      const reply = await tenant.send(method, timelineOf(foreign.id), { json });
      const missing = await tenant.send(method, timelineOf(randomUUID()), { json });
      expect(reply.status).toBe(404);
      expect({ ...reply.body, requestId: '' }).toEqual({ ...missing.body, requestId: '' });
      expect((await tenant.send(method, timelineOf('7'), { json })).status).toBe(400);
    }
    const { body } = await stranger.get(timelineOf(foreign.id));
    expect(body.count).toBe(1);
    await app.owner.query(`DELETE FROM timeline_events WHERE customer_id = $1`, [foreign.id]);
    const empty = await stranger.get(timelineOf(foreign.id));
    expect([empty.status, empty.body]).toEqual([200, { items: [], count: 0 }]);
  });

  it('a refused note of a missing customer moves no number', async () => {
    const organization = await app.tenant();
    await note(organization, randomUUID(), 'x');
    const { rows } = await app.owner.query(
      `SELECT event_sequence::int FROM organization_counters WHERE organization_id = $1`,
      [organization.organizationId],
    );
    expect(rows[0].event_sequence).toBe(0);
  });
});
