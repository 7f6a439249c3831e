import { randomUUID } from 'node:crypto';
import { aCustomer, BuiltCustomer } from '../builders/a-customer';
import { aTag } from '../builders/a-tag';
import { Tenant, TestApp } from '../support/test-app';
import { TestReply } from '../support/test-request';

let app: TestApp;
let tenant: Tenant;
let red: string;
let blue: string;
let named: Record<string, BuiltCustomer>;

/** The customers that a list gives, by the names that the test knows them by, newest change first. */
async function names(query: string): Promise<string[]> {
  const reply = await tenant.get(`/v1/customers?${query}`);
  expect([reply.status, reply.body.count]).toEqual([200, reply.body.items.length]);
  const known = new Map(Object.entries(named).map(([name, { id }]) => [id, name]));
  return reply.body.items.map((item: { id: string }) => known.get(item.id));
}

const refused = (reply: TestReply): string[] => {
  expect(reply.status).toBe(400);
  return reply.body.errors.map((error: { field: string }) => error.field);
};

beforeAll(async () => {
  app = await TestApp.start();
  tenant = await app.tenant();
  const colleague = await app.operator(tenant.organizationId, ['superuser']);
  red = (await aTag(tenant)).id;
  blue = (await aTag(tenant)).id;
  const email = [{ type: 'Email', value: 'a@example.com' }];
  named = {
    radio: await aCustomer(tenant, { type: 'corporate', identity: { name: 'Radio' }, tagsIds: [red, blue] }),
    shop: await aCustomer(tenant, { type: 'corporate', identity: { name: 'Shop' }, tagsIds: [red], contacts: email }),
    gary: await aCustomer(tenant, { tagsIds: [blue] }),
    neda: await aCustomer(colleague, { identity: { lastName: 'Neda' }, contacts: email }),
  };
});
afterAll(() => app.close());

it('lists those that every filter lets through, with their exact count', async () => {
  expect(await names('')).toEqual(['neda', 'gary', 'shop', 'radio']);
  expect(await names('type=personal')).toEqual(['neda', 'gary']);
  expect(await names('hasContact=eMail')).toEqual(['neda', 'shop']);
  expect(await names('hasContact=email&type=corporate')).toEqual(['shop']);
  expect(await names(`creatorOperatorId=${tenant.operatorId.toUpperCase()}`)).toEqual(['gary', 'shop', 'radio']);
  expect(await names(`creatorOperatorId=${randomUUID()}`)).toEqual([]);
  expect(await names('search=shook&type=personal')).toEqual(['gary']);
  expect(await names('search=shook&type=corporate')).toEqual([]);
});

it('knows tags as any, all and none, in one parameter or several', async () => {
  expect(await names(`tagIds=${red}`)).toEqual(['shop', 'radio']);
  expect(await names(`tagIds=${red},${blue}`)).toEqual(['gary', 'shop', 'radio']);
  expect(await names(`tagIds=${red}&tagIds=${blue}`)).toEqual(['gary', 'shop', 'radio']);
  expect(await names(`tagIds[]=${red}&tagIds[]=${blue}`)).toEqual(['gary', 'shop', 'radio']);
  expect(await names(`tagIdsAll=${red},%20${blue.toUpperCase()},${red}`)).toEqual(['radio']);
  expect(await names(`tagIdsNone=${blue}`)).toEqual(['neda', 'shop']);
  expect(await names(`tagIds=${red}&tagIdsNone=${blue}`)).toEqual(['shop']);
});

it('has nothing for tags that are unknown or of somebody else, and tells neither apart', async () => {
  const stranger = await app.tenant();
  const theirs = (await aTag(stranger)).id;
  await aCustomer(stranger, { tagsIds: [theirs] });
  for (const id of [theirs, randomUUID()]) {
    expect(await names(`tagIds=${id}`)).toEqual([]);
    expect(await names(`tagIds=${id},${red}`)).toEqual(['shop', 'radio']);
    expect(await names(`tagIdsAll=${id},${red}`)).toEqual([]);
    expect(await names(`tagIdsNone=${id}`)).toEqual(['neda', 'gary', 'shop', 'radio']);
  }
});

it('takes periods from their first instant up to before their last', async () => {
  const { createdAt } = named.shop!;
  const later = new Date(Date.parse(createdAt) + 1).toISOString();
  await app.owner.query(`UPDATE customers SET created_at = $2, updated_at = $3 WHERE id = $1`, [
    named.radio!.id,
    '2017-07-06T00:00:00Z',
    '2018-01-01T12:00:00Z',
  ]);
  expect(await names(`createdFrom=${createdAt}&createdTo=${later}&search=shop`)).toEqual(['shop']);
  expect(await names(`createdTo=${createdAt}`)).not.toContain('shop');
  expect(await names('createdFrom=2017-07-06&createdTo=2017-07-07')).toEqual(['radio']);
  expect(await names('createdFrom=2017-07-06&createdTo=2017-07-06')).toEqual([]);
  expect(await names('createdTo=2017-07-06T03:30:00%2B03:30')).toEqual([]);
  expect(await names('updatedFrom=2018-01-01T15:30:00%2B03:30&updatedTo=2018-01-02')).toEqual(['radio']);
  expect(await names('updatedTo=2018-01-01T12:00:00Z')).toEqual([]);
});

it('pages with the count of all matches', async () => {
  const reply = await tenant.get(`/v1/customers?tagIds=${red},${blue}&offset=1&limit=1`);
  expect(reply.body).toMatchObject({ items: [{ id: named.shop!.id }], count: 3 });
  const none = await tenant.get(`/v1/customers?tagIds=${red}&limit=0`);
  expect(none.body).toEqual({ items: [], count: 2 });
});

it('takes blanks for filters that are not given', async () => {
  const blank = 'type=&tagIds=&tagIdsAll=,%20&tagIdsNone=&createdFrom=%20&updatedTo=&creatorOperatorId=&hasContact=';
  expect(await names(blank)).toHaveLength(4);
});

it('names each parameter at fault', async () => {
  const bad =
    'type=shop&tagIds=x&tagIdsAll=1,2&tagIdsNone[a][b]=x&createdFrom=yesterday&createdTo=2017-02-30&updatedFrom=1' +
    `&updatedTo=2017-07-06T25:00&creatorOperatorId=me&hasContact=${'x'.repeat(501)}`;
  const fields = refused(await tenant.get(`/v1/customers?${bad}`));
  expect(fields.sort()).toEqual(
    bad
      .split('&')
      .map((pair) => /^\w+/.exec(pair)![0])
      .sort(),
  );
  expect(refused(await tenant.get('/v1/customers?createdFrom=2018-01-02&createdTo=2018-01-01'))).toEqual(['createdTo']);
  expect(refused(await tenant.get('/v1/customers?updatedFrom=2018-01-02&updatedTo=2018-01-01'))).toEqual(['updatedTo']);
  expect(refused(await tenant.get('/v1/customers?type=personal&type=corporate'))).toEqual(['type']);
  const ids = (count: number): string => Array.from({ length: count }, () => randomUUID()).join();
  expect(refused(await tenant.get(`/v1/customers?tagIds=${ids(101)}`))).toEqual(['tagIds']);
  expect((await tenant.get(`/v1/customers?tagIds=${ids(100)}`)).body.count).toBe(0);
});
