import { aCustomer } from '../builders/a-customer';
import { anImport } from '../builders/an-import';
import { aTag } from '../builders/a-tag';
import { Tenant } from './test-app';
import { multipart, TestRequest } from './test-request';

export interface Call {
  method: string;
  path: string;
  request: TestRequest;
}

/** A call of an operation that succeeds, and another one of the same operation that isn't the same request. */
export interface Mutation {
  call: Call;
  other: Call;
}

const json = (method: string, path: string, body?: unknown): Call => ({
  method,
  path,
  request: body === undefined ? {} : { json: body },
});

const pair = (method: string, path: string, body: unknown, other: unknown): Mutation => ({
  call: json(method, path, body),
  other: json(method, path, other),
});

const removal = (path: string, other: string): Mutation => ({
  call: json('DELETE', path),
  other: json('DELETE', other),
});

async function operator(tenant: Tenant, name: string): Promise<string> {
  return (await tenant.post('/v1/operators', { name, permissions: [] })).body.id;
}

async function contact(tenant: Tenant): Promise<{ customer: string; path: string }> {
  const { id, contacts } = await aCustomer(tenant, { contacts: [{ type: 'tel', value: '021 88 77 66' }] });
  return { customer: `/v1/customers/${id}`, path: `/v1/customers/${id}/contacts/${contacts[0]!.id}` };
}

async function tagged(tenant: Tenant): Promise<{ customer: string; tag: string; otherTag: string }> {
  const tags = [await aTag(tenant), await aTag(tenant)].map(({ id }) => id);
  const { id } = await aCustomer(tenant, { tagsIds: tags });
  return { customer: `/v1/customers/${id}`, tag: tags[0]!, otherTag: tags[1]! };
}

async function startedImport(tenant: Tenant): Promise<string> {
  const { body } = await anImport(tenant, 'type,name\ncorporate,Radio\n', {}, { prefer: 'respond-async' });
  return body.id;
}

async function endedImport(tenant: Tenant): Promise<string> {
  return (await anImport(tenant, 'type,name\ncorporate,Radio\n')).body.importId;
}

/** Operations for which an import must be in the queue when they are called, and stay there. */
export const ON_HELD_IMPORTS: readonly string[] = ['cancelImport'];

/** How to call each operation that changes something, by its name in the OpenAPI document. */
export const MUTATIONS: Record<string, (tenant: Tenant) => Promise<Mutation>> = {
  createOperator: async () => pair('POST', '/v1/operators', { name: 'Nika' }, { name: 'Sara' }),
  updateOperator: async (tenant) =>
    pair('PUT', `/v1/operators/${await operator(tenant, 'Nika')}`, { name: 'Nika A' }, { name: 'Nika B' }),
  removeOperator: async (tenant) =>
    removal(`/v1/operators/${await operator(tenant, 'Nika')}`, `/v1/operators/${await operator(tenant, 'Sara')}`),
  createToken: async (tenant) =>
    pair('POST', `/v1/operators/${await operator(tenant, 'Nika')}/tokens`, { label: 'a' }, { label: 'b' }),
  revokeToken: async (tenant) => {
    const path = `/v1/operators/${await operator(tenant, 'Nika')}/tokens`;
    const made = [await tenant.post(path, {}), await tenant.post(path, {})].map(({ body }) => `${path}/${body.id}`);
    return removal(made[0]!, made[1]!);
  },
  createTag: async () => pair('POST', '/v1/settings/tags', { title: 'VIP' }, { title: 'Gold' }),
  updateTag: async (tenant) =>
    pair('PUT', `/v1/settings/tags/${(await aTag(tenant)).id}`, { title: 'VIP' }, { title: 'Gold' }),
  deleteTag: async (tenant) => {
    const { tag, otherTag } = await tagged(tenant);
    return removal(`/v1/settings/tags/${tag}`, `/v1/settings/tags/${otherTag}`);
  },
  uploadFile: async () => ({
    call: { method: 'POST', path: '/v1/files', request: multipart('a.txt', 'one') },
    other: { method: 'POST', path: '/v1/files', request: multipart('a.txt', 'two') },
  }),
  deleteFile: async (tenant) =>
    removal(`/v1/files/${(await tenant.upload('a', 'a')).id}`, `/v1/files/${(await tenant.upload('b', 'b')).id}`),
  createCustomer: async () =>
    pair('POST', '/v1/customers', { identity: { name: 'رادیو' } }, { identity: { name: 'Radio' } }),
  updateCustomer: async (tenant) =>
    pair(
      'PUT',
      `/v1/customers/${(await aCustomer(tenant)).id}`,
      { identity: { firstName: 'A' } },
      { identity: { firstName: 'B' } },
    ),
  deleteCustomer: async (tenant) =>
    removal(`/v1/customers/${(await aCustomer(tenant)).id}`, `/v1/customers/${(await aCustomer(tenant)).id}`),
  createCustomerContact: async (tenant) => {
    const body = { type: 'tel', value: '021 1' };
    return pair('POST', `/v1/customers/${(await aCustomer(tenant)).id}/contacts`, body, { ...body, role: 'Boss' });
  },
  updateCustomerContact: async (tenant) => pair('PUT', (await contact(tenant)).path, { role: 'A' }, { role: 'B' }),
  deleteCustomerContact: async (tenant) => removal((await contact(tenant)).path, (await contact(tenant)).path),
  addCustomerTag: async (tenant) =>
    pair(
      'POST',
      `/v1/customers/${(await aCustomer(tenant)).id}/tags`,
      { tagId: (await aTag(tenant)).id },
      { tagId: (await aTag(tenant)).id },
    ),
  removeCustomerTag: async (tenant) => {
    const { customer, tag, otherTag } = await tagged(tenant);
    return removal(`${customer}/tags/${tag}`, `${customer}/tags/${otherTag}`);
  },
  addCustomerNote: async (tenant) => {
    const path = `/v1/customers/${(await aCustomer(tenant)).id}/timeline`;
    return pair('POST', path, { description: 'Called' }, { description: 'Called again' });
  },
  importCustomers: async (tenant) => {
    const { id } = await tenant.upload('customers', 'type,name\ncorporate,Radio\ncorporate,Television\nshop,Bad\n');
    return pair('POST', '/v1/customers/import', { id }, { id, atomic: true });
  },
  cancelImport: async (tenant) => ({
    call: json('POST', `/v1/imports/${await startedImport(tenant)}/cancel`),
    other: json('POST', `/v1/imports/${await startedImport(tenant)}/cancel`),
  }),
  undoImport: async (tenant) => ({
    call: json('POST', `/v1/imports/${await endedImport(tenant)}/undo`),
    other: json('POST', `/v1/imports/${await endedImport(tenant)}/undo`),
  }),
};
