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

const UTC = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/;
const EVENT_SHAPE = [
  'id',
  'customerId',
  'creatorOperatorId',
  'type',
  'description',
  'data',
  'updatedAt',
  'createdAt',
  'deletedAt',
];

const add = (by: Tenant, customerId: string, tagId: string, headers?: Record<string, string>): Promise<TestReply> =>
  by.send('POST', `/v1/customers/${customerId}/tags`, { form: { tagId }, headers });

const remove = (by: Tenant, customerId: string, tagId: string, headers?: Record<string, string>): Promise<TestReply> =>
  by.delete(`/v1/customers/${customerId}/tags/${tagId}`, headers);

const read = async (id: string): Promise<BuiltCustomer & { etag?: string }> => {
  const { body, headers } = await tenant.get(`/v1/customers/${id}?include=meta`);
  return { ...body, etag: headers.etag };
};

const descriptions = async (customerId: string): Promise<string[]> => {
  const { rows } = await app.owner.query(
    `SELECT description FROM timeline_events WHERE customer_id = $1 ORDER BY sequence`,
    [customerId],
  );
  return rows.map(({ description }) => description as string);
};

describe('adding a tag', () => {
  it('answers as the reference page shows and modifies the customer', async () => {
    const tag = await aTag(tenant, { title: 'Premium customer' });
    const customer = await aCustomer(tenant);
    const reply = await add(tenant, customer.id, tag.id.toUpperCase());
    expect(reply.status).toBe(200);
    expect(Object.keys(reply.body)).toEqual(['result', 'customerId', 'tagId', 'timelineEvent']);
    expect(Object.keys(reply.body.timelineEvent)).toEqual(EVENT_SHAPE);
    expect(reply.body).toEqual({
      result: true,
      customerId: customer.id,
      tagId: tag.id,
      timelineEvent: {
        id: expect.any(String),
        customerId: customer.id,
        creatorOperatorId: tenant.operatorId,
        type: 'add-tag',
        description: 'Premium customer tag added',
        data: { tagId: tag.id },
        updatedAt: expect.stringMatching(UTC),
        createdAt: reply.body.timelineEvent.updatedAt,
        deletedAt: null,
      },
    });
    const now = await read(customer.id);
    expect(now.tagsIds).toEqual([tag.id]);
    expect(now.updatedAt).toBe(reply.body.timelineEvent.createdAt);
    expect(now.updatedAt > customer.updatedAt).toBe(true);
    expect(reply.headers.etag).toBe('"2"');
    expect(now.etag).toBe('"2"');
  });

  it('answers a tag that is there with the event of old, and writes nothing', async () => {
    const tag = await aTag(tenant, { title: 'طلایی' });
    const customer = await aCustomer(tenant);
    const first = await add(tenant, customer.id, tag.id);
    await tenant.put(`/v1/settings/tags/${tag.id}`, { title: 'نقره‌ای' });
    const before = await read(customer.id);
    const again = await tenant.post(`/v1/customers/${customer.id}/tags`, { tagId: tag.id });
    expect(again.status).toBe(200);
    expect(again.body).toEqual(first.body);
    expect(again.body.timelineEvent.description).toBe('طلایی tag added');
    expect(again.headers.etag).toBe(first.headers.etag);
    expect(await read(customer.id)).toEqual(before);
    expect(await descriptions(customer.id)).toEqual(['Customer created', 'طلایی tag added']);
  });

  it('answers with the latest of several events, and with that of the creation when the tag came along', async () => {
    const [tag, first] = [await aTag(tenant), await aTag(tenant)];
    const customer = await aCustomer(tenant, { tagsIds: [first.id] });
    const came = await add(tenant, customer.id, first.id);
    expect(came.body.timelineEvent).toMatchObject({ type: 'add-tag', data: { tagId: first.id } });
    await add(tenant, customer.id, tag.id);
    await remove(tenant, customer.id, tag.id);
    const latest = await add(tenant, customer.id, tag.id);
    expect((await add(tenant, customer.id, tag.id)).body).toEqual(latest.body);
    const unrecorded = await aTag(tenant);
    await app.owner.query(
      `INSERT INTO customer_tags (organization_id, customer_id, tag_id, "position") VALUES ($1, $2, $3, 9)`,
      [tenant.organizationId, customer.id, unrecorded.id],
    );
    const reply = await add(tenant, customer.id, unrecorded.id);
    expect(reply.status).toBe(200);
    expect(reply.body.timelineEvent).toMatchObject({ type: 'create', customerId: customer.id });
  });

  it('keeps the order in which tags were given, also when an older tag comes last', async () => {
    const tags = [await aTag(tenant), await aTag(tenant), await aTag(tenant), await aTag(tenant)];
    const [a, b, c, d] = tags.map(({ id }) => id) as [string, string, string, string];
    const customer = await aCustomer(tenant, { tagsIds: [b, c, d] });
    await remove(tenant, customer.id, b);
    await add(tenant, customer.id, a);
    await add(tenant, customer.id, b);
    expect((await read(customer.id)).tagsIds).toEqual([c, d, a, b]);
    const put = await tenant.put(`/v1/customers/${customer.id}?include=meta`, { tagsIds: [b, d, a] });
    expect(put.body.tagsIds).toEqual([d, a, b]);
    expect((await read(customer.id)).tagsIds).toEqual([d, a, b]);
  });

  it.each([
    [{}, 'is required'],
    [{ tagId: '' }, 'is required'],
    [{ tagId: null }, 'is required'],
    [{ tagId: '7' }, 'must be a UUID'],
    [{ tagId: 7 }, 'must be a UUID'],
    [{ tagId: ['9639b18c-13eb-4ccb-a3f1-9ee75c6a4a77'] }, 'must be a UUID'],
  ])('refuses %j', async (json, message) => {
    const customer = await aCustomer(tenant);
    const reply = await tenant.post(`/v1/customers/${customer.id}/tags`, json);
    expect(reply.status).toBe(400);
    expect(reply.body.errors).toEqual([{ field: 'tagId', message }]);
    expect(await descriptions(customer.id)).toEqual(['Customer created']);
  });

  it('refuses a form without the tag, and a malformed customer', async () => {
    const customer = await aCustomer(tenant);
    expect((await tenant.send('POST', `/v1/customers/${customer.id}/tags`)).body.errors[0].field).toBe('tagId');
    const tag = await aTag(tenant);
    const reply = await add(tenant, '7', tag.id);
    expect(reply.status).toBe(400);
    expect(reply.body.errors[0].field).toBe('customerId');
  });

  it('refuses the 101st', async () => {
    const tags = await Promise.all(Array.from({ length: 101 }, () => aTag(tenant)));
    const ids = tags.map(({ id }) => id);
    const customer = await aCustomer(tenant, { tagsIds: ids.slice(0, 100) });
    const reply = await add(tenant, customer.id, ids[100]!);
    expect(reply.status).toBe(400);
    expect(reply.body.errors[0].field).toBe('tagId');
    expect((await add(tenant, customer.id, ids[0]!)).status).toBe(200);
    expect((await read(customer.id)).tagsIds).toEqual(ids.slice(0, 100));
  });
});

describe('removing a tag', () => {
  it('answers with the event and modifies the customer; the title is frozen', async () => {
    const tag = await aTag(tenant, { title: 'Premium customer 2' });
    const customer = await aCustomer(tenant, { tagsIds: [tag.id] });
    await tenant.put(`/v1/settings/tags/${tag.id}`, { title: 'Premium 2' });
    const reply = await remove(tenant, customer.id, tag.id);
    expect(reply.status).toBe(200);
    expect(Object.keys(reply.body)).toEqual(['result', 'customerId', 'tagId', 'timelineEvent']);
    expect(Object.keys(reply.body.timelineEvent)).toEqual(EVENT_SHAPE);
    expect(reply.body).toMatchObject({
      result: true,
      customerId: customer.id,
      tagId: tag.id,
      timelineEvent: { type: 'remove-tag', description: 'Premium 2 tag removed', data: { tagId: tag.id } },
    });
    const now = await read(customer.id);
    expect(now).toMatchObject({ tagsIds: [], etag: '"2"', updatedAt: reply.body.timelineEvent.createdAt });
    await tenant.put(`/v1/settings/tags/${tag.id}`, { title: 'another' });
    await tenant.delete(`/v1/settings/tags/${tag.id}`);
    expect(await descriptions(customer.id)).toEqual([
      'Customer created',
      'Premium customer 2 tag added',
      'Premium 2 tag removed',
    ]);
    expect((await remove(tenant, customer.id, tag.id)).status).toBe(404);
  });

  it('finds no tag that the customer does not have, and writes nothing', async () => {
    const [tag, other] = [await aTag(tenant), await aTag(tenant)];
    const customer = await aCustomer(tenant, { tagsIds: [tag.id] });
    const before = await read(customer.id);
    const absent = await remove(tenant, customer.id, other.id);
    const undefinedTag = await remove(tenant, customer.id, randomUUID());
    expect(absent.status).toBe(404);
    expect({ ...absent.body, requestId: '' }).toEqual({ ...undefinedTag.body, requestId: '' });
    expect((await remove(tenant, customer.id, '7')).status).toBe(400);
    expect(await read(customer.id)).toEqual(before);
  });
});

describe('If-Match', () => {
  it('is honoured by both', async () => {
    const tag = await aTag(tenant);
    const customer = await aCustomer(tenant);
    expect((await add(tenant, customer.id, tag.id, { 'if-match': '"2"' })).status).toBe(412);
    expect((await read(customer.id)).tagsIds).toEqual([]);
    expect((await add(tenant, customer.id, tag.id, { 'if-match': '"1"' })).status).toBe(200);
    expect((await remove(tenant, customer.id, tag.id, { 'if-match': '"1"' })).status).toBe(412);
    expect((await remove(tenant, customer.id, tag.id, { 'if-match': '"2"' })).headers.etag).toBe('"3"');
  });
});

describe('at the same time', () => {
  it('twenty additions of one tag write one event and all answer with it', async () => {
    const tag = await aTag(tenant);
    const customer = await aCustomer(tenant);
    const replies = await Promise.all(Array.from({ length: 20 }, () => add(tenant, customer.id, tag.id)));
    expect(replies.map(({ status }) => status)).toEqual(Array(20).fill(200));
    expect(new Set(replies.map(({ body }) => body.timelineEvent.id)).size).toBe(1);
    expect(await descriptions(customer.id)).toEqual(['Customer created', `${tag.title} tag added`]);
    expect((await read(customer.id)).etag).toBe('"2"');
  });

  it('twenty removals of one tag write one event; the others find no tag', async () => {
    const tag = await aTag(tenant);
    const customer = await aCustomer(tenant, { tagsIds: [tag.id] });
    const replies = await Promise.all(Array.from({ length: 20 }, () => remove(tenant, customer.id, tag.id)));
    expect(replies.map(({ status }) => status).sort()).toEqual([200, ...Array<number>(19).fill(404)]);
    expect(await descriptions(customer.id)).toHaveLength(3);
  });

  it('twenty different tags are all there', async () => {
    const tags = await Promise.all(Array.from({ length: 20 }, () => aTag(tenant)));
    const customer = await aCustomer(tenant);
    const replies = await Promise.all(tags.map(({ id }) => add(tenant, customer.id, id)));
    expect(replies.map(({ status }) => status)).toEqual(Array(20).fill(200));
    const now = await read(customer.id);
    expect([...now.tagsIds].sort()).toEqual(tags.map(({ id }) => id).sort());
    expect(now.etag).toBe('"21"');
  });

  it('deleting the customer leaves 200 or 404 and no orphan', async () => {
    const tags = await Promise.all(Array.from({ length: 10 }, () => aTag(tenant)));
    for (let round = 0; round < 5; round += 1) {
      const customer = await aCustomer(tenant, { tagsIds: [tags[0]!.id] });
      const [gone, ...replies] = await Promise.all([
        tenant.delete(`/v1/customers/${customer.id}`),
        ...tags.map(({ id }) => add(tenant, customer.id, id)),
        remove(tenant, customer.id, tags[0]!.id),
      ]);
      expect(gone!.status).toBe(200);
      for (const { status } of replies) expect([200, 404]).toContain(status);
      for (const table of ['customer_tags', 'timeline_events', 'customer_search']) {
        const { rows } = await app.owner.query(`SELECT FROM ${table} WHERE customer_id = $1`, [customer.id]);
        expect(rows).toHaveLength(0);
      }
    }
  });

  it('deleting the tag leaves 200 or 404, no orphan, and titles in all descriptions', async () => {
    for (let round = 0; round < 5; round += 1) {
      const tag = await aTag(tenant);
      const customers = await Promise.all(
        Array.from({ length: 8 }, (_, index) => aCustomer(tenant, index % 2 ? { tagsIds: [tag.id] } : {})),
      );
      const [gone, ...replies] = await Promise.all([
        tenant.delete(`/v1/settings/tags/${tag.id}`),
        ...customers.map(({ id }, index) => (index % 2 ? remove : add)(tenant, id, tag.id)),
      ]);
      expect(gone!.status).toBe(200);
      for (const { status } of replies) expect([200, 404]).toContain(status);
      const { rows } = await app.owner.query(`SELECT FROM customer_tags WHERE tag_id = $1`, [tag.id]);
      expect(rows).toHaveLength(0);
      const written = (await Promise.all(customers.map(({ id }) => descriptions(id)))).flat();
      for (const each of written.filter((text) => text !== 'Customer created')) {
        expect([`${tag.title} tag added`, `${tag.title} tag removed`]).toContain(each);
      }
    }
  });

  it('changes of the customer by PUT lose nothing', async () => {
    const tag = await aTag(tenant);
    const customer = await aCustomer(tenant);
    const replies = await Promise.all([
      ...Array.from({ length: 10 }, (_, index) =>
        tenant.put(`/v1/customers/${customer.id}`, { identity: { lastName: `name ${index}` } }),
      ),
      add(tenant, customer.id, tag.id),
    ]);
    expect(replies.map(({ status }) => status)).toEqual(Array(11).fill(200));
    expect(await read(customer.id)).toMatchObject({ tagsIds: [tag.id], etag: '"12"' });
  });
});

describe('who may', () => {
  it('takes addCustomerTag to add and removeCustomerTag to remove, and nothing else', async () => {
    const tag = await aTag(tenant);
    const customer = await aCustomer(tenant);
    const adder = await app.operator(tenant.organizationId, ['addCustomerTag']);
    const remover = await app.operator(tenant.organizationId, ['removeCustomerTag']);
    const editor = await app.operator(tenant.organizationId, ['editCustomer', 'createCustomer', 'configOrganization']);
    for (const denied of [remover, editor]) {
      const reply = await add(denied, customer.id, tag.id);
      expect(reply.status).toBe(403);
      expect(reply.body.code).toBe('FORBIDDEN');
    }
    expect((await read(customer.id)).tagsIds).toEqual([]);
    expect((await add(adder, customer.id, tag.id)).status).toBe(200);
    for (const denied of [adder, editor]) expect((await remove(denied, customer.id, tag.id)).status).toBe(403);
    expect((await read(customer.id)).tagsIds).toEqual([tag.id]);
    const reply = await remove(remover, customer.id, tag.id);
    expect(reply.status).toBe(200);
    expect(reply.body.timelineEvent.creatorOperatorId).toBe(remover.operatorId);
  });

  it('tells what belongs to another organization from what is missing by nothing', async () => {
    const stranger = await app.tenant();
    const [tag, foreignTag] = [await aTag(tenant), await aTag(stranger)];
    const customer = await aCustomer(tenant, { tagsIds: [tag.id] });
    const foreign = await aCustomer(stranger, { tagsIds: [foreignTag.id] });
    const same = async (one: Promise<TestReply>, other: Promise<TestReply>): Promise<void> => {
      const [first, second] = [await one, await other];
      expect(first.status).toBe(404);
      expect({ ...first.body, requestId: '' }).toEqual({ ...second.body, requestId: '' });
    };
    await same(add(tenant, customer.id, foreignTag.id), add(tenant, customer.id, randomUUID()));
    await same(add(tenant, foreign.id, tag.id), add(tenant, randomUUID(), tag.id));
    await same(add(tenant, foreign.id, foreignTag.id), add(tenant, randomUUID(), foreignTag.id));
    await same(remove(tenant, customer.id, foreignTag.id), remove(tenant, customer.id, randomUUID()));
    await same(remove(tenant, foreign.id, foreignTag.id), remove(tenant, randomUUID(), foreignTag.id));
    expect((await read(customer.id)).tagsIds).toEqual([tag.id]);
    expect((await stranger.get(`/v1/customers/${foreign.id}`)).body.tagsIds).toEqual([foreignTag.id]);
  });
});
