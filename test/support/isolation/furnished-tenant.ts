import { aCustomer } from '../../builders/a-customer';
import { aTag } from '../../builders/a-tag';
import { Tenant, TestApp } from '../test-app';

const PNG = Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex');

/** What an id stands for in a request. */
export type Thing =
  | 'customer'
  | 'contact'
  | 'tag'
  | 'freeTag'
  | 'operator'
  | 'token'
  | 'file'
  | 'avatar'
  | 'importFile'
  | 'import'
  | 'cursor';

/** An organization that has one of everything that can be named by an id. */
export interface FurnishedTenant {
  tenant: Tenant;
  ids: Record<Thing, string>;
}

export async function furnishedTenant(app: TestApp): Promise<FurnishedTenant> {
  const tenant = await app.tenant();
  const operator = (await made(tenant, '/v1/operators', { name: 'colleague' })).id;
  const token = (await made(tenant, `/v1/operators/${operator}/tokens`, {})).id;
  const tags = [(await aTag(tenant)).id, (await aTag(tenant)).id, (await aTag(tenant)).id] as const;
  const avatar = (await tenant.upload('avatar.png', PNG)).id;
  const imported = await tenant.upload('customers.csv', 'name\nImported\n,bad row\n');
  const reply = await tenant.post('/v1/customers/import', { id: imported.id });
  if (reply.status !== 200) throw new Error(`nothing was imported: ${reply.text}`);
  const customer = await aCustomer(tenant, {
    contacts: [{ type: 'tel', value: '09121234567', role: 'Sales' }],
    tagsIds: tags.slice(0, 2),
  });
  const ids = {
    customer: customer.id,
    contact: customer.contacts[0]!.id,
    tag: tags[0],
    freeTag: tags[2],
    operator,
    token,
    file: (await tenant.upload('file.txt', 'x')).id,
    avatar,
    importFile: (await tenant.upload('more.csv', 'name\nMore\n')).id,
    import: reply.body.importId as string,
    cursor: await cursorOf(tenant, 'limit=1'),
  };
  await made(tenant, `/v1/customers/${ids.customer}/timeline`, { description: 'a note' });
  return { tenant, ids };
}

/** Where a walk through a list goes on. */
export async function cursorOf(tenant: Tenant, query: string): Promise<string> {
  const reply = await tenant.get(`/v1/customers?${query}`);
  const found = /[?&]cursor=([^&>]+)/.exec(reply.headers.link ?? '');
  if (!found) throw new Error(`there is nothing behind ${query}`);
  return decodeURIComponent(found[1]!);
}

async function made(tenant: Tenant, path: string, json: object): Promise<{ id: string }> {
  const reply = await tenant.post(path, json);
  if (reply.status !== 201) throw new Error(`${path}: ${reply.text}`);
  return reply.body;
}
