import { aCustomer } from '../builders/a-customer';
import { anImport } from '../builders/an-import';
import { Tenant, TestApp } from '../support/test-app';

let app: TestApp;
let tenant: Tenant;

const company = (name: string): Record<string, unknown> => ({ type: 'corporate', identity: { name } });
const person = (lastName: string, firstName?: string): Record<string, unknown> => ({
  type: 'personal',
  identity: { lastName, firstName },
});

/** The companies' names and the persons' first names, in the order of the list. */
async function names(query: string, of: Tenant = tenant): Promise<string[]> {
  const reply = await of.get(`/v1/customers?${query}`);
  expect([reply.status, reply.body.count]).toEqual([200, reply.body.items.length]);
  return reply.body.items.map(
    (item: { identity: Record<string, string> }) => item.identity.name ?? item.identity.firstName,
  );
}

beforeAll(async () => {
  app = await TestApp.start();
  tenant = await app.tenant();
});
afterAll(() => app.close());

it('sorts by name: a company by its own, a person by the last and the first, in both scripts, by the next request', async () => {
  const shop = await aCustomer(tenant, company('shop'));
  await aCustomer(tenant, person('De Angelis', 'Anna'));
  await aCustomer(tenant, person('دوست', 'آرش'));
  await aCustomer(tenant, company('Élan'));
  await aCustomer(tenant, person('De', 'Zed'));
  await aCustomer(tenant, company('پارس'));
  await aCustomer(tenant, company('تهران'));
  const byName = ['Zed', 'Anna', 'Élan', 'shop', 'پارس', 'تهران', 'آرش'];
  expect(await names('sort=name')).toEqual(byName);
  expect(await names('sort=name&order=desc')).toEqual([...byName].reverse());
  expect(await names('sort=name&type=corporate')).toEqual(['Élan', 'shop', 'پارس', 'تهران']);
  expect(await names('sort=name&search=de')).toEqual(['Zed', 'Anna']);
  const page = await tenant.get('/v1/customers?sort=name&offset=2&limit=2');
  expect(page.body).toMatchObject({ items: [{ identity: { name: 'Élan' } }, { id: shop.id }], count: 7 });

  await tenant.put(`/v1/customers/${shop.id}`, { identity: { name: 'Zoo' } });
  expect(await names('sort=name&order=asc')).toEqual(['Zed', 'Anna', 'Élan', 'Zoo', 'پارس', 'تهران', 'آرش']);
  await tenant.put(`/v1/customers/${shop.id}`, person('A', 'Bob'));
  expect((await names('sort=name'))[0]).toBe('Bob');
});

it('sorts by creation and by the last change, either way round', async () => {
  const other = await app.tenant();
  const first = await aCustomer(other, company('first shop'));
  await aCustomer(other, company('second'));
  await aCustomer(other, company('third shop'));
  await other.put(`/v1/customers/${first.id}`, { identity: { title: 'changed' } });
  expect(await names('sort=createdAt', other)).toEqual(['third shop', 'second', 'first shop']);
  expect(await names('sort=createdAt&order=asc', other)).toEqual(['first shop', 'second', 'third shop']);
  expect(await names('sort=updatedAt&order=asc', other)).toEqual(['second', 'third shop', 'first shop']);
  expect(await names('sort=updatedAt&order=asc&search=shop', other)).toEqual(['third shop', 'first shop']);
  expect(await names('order=desc', other)).toEqual(['first shop', 'third shop', 'second']);
  expect(await names('sort=&order=&search=shop', other)).toEqual(['first shop', 'third shop']);
});

it('tells equals apart by their ids, in the same direction', async () => {
  const other = await app.tenant();
  for (let index = 0; index < 5; index += 1) await aCustomer(other, company(index % 2 ? 'Same' : 'sàme'));
  await app.owner.query(`UPDATE customers SET created_at = now(), updated_at = now() WHERE organization_id = $1`, [
    other.organizationId,
  ]);
  for (const sort of ['name', 'createdAt', 'updatedAt']) {
    for (const order of ['asc', 'desc']) {
      const { body } = await other.get(`/v1/customers?sort=${sort}&order=${order}`);
      const ids: string[] = body.items.map((item: { id: string }) => item.id);
      expect(ids).toEqual(order === 'asc' ? [...ids].sort() : [...ids].sort().reverse());
    }
  }
});

it('sorts what an import brings and what it changes', async () => {
  const other = await app.tenant();
  await anImport(other, 'name,email\nپیمان,p@example.com\nÉmile,e@example.com\nzebra,z@example.com\n');
  expect(await names('sort=name', other)).toEqual(['Émile', 'zebra', 'پیمان']);
  await anImport(other, 'name,email\nApple,z@example.com\nبابک,b@example.com\n', { onDuplicate: 'update' });
  expect(await names('sort=name', other)).toEqual(['Apple', 'Émile', 'بابک', 'پیمان']);
});

it('names what it can not sort by', async () => {
  const reply = await tenant.get('/v1/customers?sort=relevance&order=up');
  expect([reply.status, reply.body.errors.map((error: { field: string }) => error.field).sort()]).toEqual([
    400,
    ['order', 'sort'],
  ]);
});
