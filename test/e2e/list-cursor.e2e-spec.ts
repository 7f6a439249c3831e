import { aCustomer } from '../builders/a-customer';
import { aTag } from '../builders/a-tag';
import { Tenant, TestApp } from '../support/test-app';
import { TestReply } from '../support/test-request';
import { nextOf, walk } from '../support/walk';

let app: TestApp;
let tenant: Tenant;
let tag: string;
let ids: string[];

beforeAll(async () => {
  app = await TestApp.start();
  tenant = await app.tenant();
  tag = (await aTag(tenant)).id;
  ids = [];
  for (const name of ['پارس', 'one', 'two', 'three', 'four', 'five', 'six']) {
    ids.unshift((await aCustomer(tenant, { type: 'corporate', identity: { name, title: 'shop' }, tagsIds: [tag] })).id);
  }
});
afterAll(() => app.close());

const refused = (reply: TestReply): string[] => {
  expect(reply.status).toBe(400);
  return reply.body.errors.map((error: { field: string }) => error.field);
};

const cursorOf = async (query: string): Promise<string> =>
  new URLSearchParams(nextOf(await tenant.get(`/v1/customers?${query}`))!.split('?')[1]).get('cursor')!;

it('leads from any page to the end of the list, which has no link', async () => {
  expect(await walk(tenant, 'limit=3')).toEqual([ids.slice(0, 3), ids.slice(3, 6), ids.slice(6)]);
  expect(await walk(tenant, 'limit=3&offset=2')).toEqual([ids.slice(2, 5), ids.slice(5)]);
  expect(await walk(tenant, 'limit=7')).toEqual([ids]);
  expect(await walk(tenant, 'limit=3&offset=4')).toEqual([ids.slice(4)]);
  for (const query of ['limit=0', 'offset=7', 'search=nobody', 'limit=0&type=corporate']) {
    expect((await tenant.get(`/v1/customers?${query}`)).headers.link).toBeUndefined();
  }
});

it.each([
  'sort=updatedAt&order=asc',
  'sort=createdAt',
  'sort=createdAt&order=asc',
  'sort=name',
  'sort=name&order=desc',
  'search=shop',
  'search=shop&order=asc',
  'search=shop&sort=name',
  'type=corporate',
  'tagIds[]=TAG&search=shop&sort=createdAt',
])('gives part by part what the whole list has, with the same count: %s', async (query) => {
  const asked = query.replace('TAG', tag);
  const whole = await tenant.get(`/v1/customers?${asked}`);
  expect(whole.body.items).toHaveLength(7);
  expect((await walk(tenant, `${asked}&limit=2`)).flat()).toEqual(
    whole.body.items.map((item: { id: string }) => item.id),
  );
  const second = await tenant.get(nextOf(await tenant.get(`/v1/customers?${asked}&limit=2`))!);
  expect(second.body.count).toBe(7);
});

it('repeats the parameters of the request', async () => {
  const reply = await tenant.get(
    `/v1/customers?search=shop&tagIds=${tag}&tagIds=${tag}&limit=1&offset=0&include=meta&x=%3E%22&cursor=`,
  );
  const parameters = new URLSearchParams(nextOf(reply)!.split('?')[1]);
  expect(Object.fromEntries(parameters)).toEqual({
    search: 'shop',
    'tagIds[]': tag,
    limit: '1',
    include: 'meta',
    x: '>"',
    cursor: expect.stringMatching(/^[\w-]+$/),
  });
  expect((await tenant.get(nextOf(reply)!)).body.items).toMatchObject([{ id: ids[1], updatedAt: expect.any(String) }]);
});

it('may go on with parts of another size, and does not move on by parts of none', async () => {
  const cursor = await cursorOf('limit=2');
  const reply = await tenant.get(`/v1/customers?limit=4&cursor=${cursor}`);
  expect(reply.body.items.map((item: { id: string }) => item.id)).toEqual(ids.slice(2, 6));
  const none = await tenant.get(`/v1/customers?limit=0&cursor=${cursor}`);
  expect([none.body, none.headers.link]).toEqual([{ items: [], count: 7 }, undefined]);
});

it('fits the list alone for which it was made', async () => {
  const cursor = await cursorOf(`limit=2&search=shop&tagIds=${tag}`);
  const go = (query: string): Promise<TestReply> => tenant.get(`/v1/customers?limit=2&cursor=${cursor}&${query}`);
  expect((await go(`tagIds=${tag.toUpperCase()}&search=SHOP%20&sort=updatedAt&order=desc`)).status).toBe(200);
  for (const query of ['', 'search=shop', `tagIds=${tag}`, `search=shop&tagIdsAll=${tag}`]) {
    expect(refused(await go(query))).toEqual(['cursor']);
  }
  expect(refused(await go(`search=shop&tagIds=${tag}&sort=name`))).toEqual(['cursor']);
  expect(refused(await go(`search=shop&tagIds=${tag}&order=asc`))).toEqual(['cursor']);
  const stranger = await app.tenant();
  expect(refused(await stranger.get(`/v1/customers?limit=2&cursor=${await cursorOf('limit=2')}`))).toEqual(['cursor']);
});

it('is refused when it is none, or comes with an offset', async () => {
  const cursor = await cursorOf('limit=2');
  expect(refused(await tenant.get(`/v1/customers?offset=0&cursor=${cursor}`))).toEqual(['cursor']);
  expect((await tenant.get(`/v1/customers?offset=&limit=2&cursor=${cursor}`)).status).toBe(200);
  const parts: unknown[] = JSON.parse(Buffer.from(cursor, 'base64url').toString());
  const forged = (index: number, value: unknown): string =>
    Buffer.from(JSON.stringify(parts.with(index, value))).toString('base64url');
  const bad = [
    'x', '%00', 'a%20b', `${cursor}=`, cursor.slice(0, -4), 'e30', 'W10', 'A'.repeat(9000),
    forged(0, 2), forged(1, 'x'), forged(2, 'end'), forged(3, 'now'), forged(3, '2030-13-01T00:00:00.000000Z'),
    forged(4, '1'), forged(4, '5:4:'), forged(4, '4:9:3'), forged(4, '4:9:6,5'), forged(4, `1:${2n ** 64n}:`), forged(4, null),
    forged(5, null), forged(5, "'"), forged(6, null), forged(6, 'x'), forged(6, [ids[0]]),
  ]; // prettier-ignore
  for (const text of bad) {
    expect([text, refused(await tenant.get(`/v1/customers?cursor=${text}`))]).toEqual([text, ['cursor']]);
  }
});
