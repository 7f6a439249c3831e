import { randomUUID } from 'node:crypto';
import { multipart, TestRequest } from '../test-request';
import { ApiOperation, IdPlace } from './api-operations';
import { Thing } from './furnished-tenant';

/** What each parameter of a path or a query names. */
const PARAMETERS: Record<string, Thing> = {
  customerId: 'customer',
  contactId: 'contact',
  operatorId: 'operator',
  creatorOperatorId: 'operator',
  tokenId: 'token',
  fileId: 'file',
  importId: 'import',
  tagId: 'tag',
  tagIds: 'tag',
  tagIdsAll: 'tag',
  tagIdsNone: 'tag',
  cursor: 'cursor',
};

/** What each id in a body names, for all operations or for one. */
const IN_BODIES: Record<string, Thing> = {
  'contacts[].id': 'contact',
  'tagsIds[]': 'freeTag',
  avatarUploadedFileId: 'avatar',
  tagId: 'freeTag',
  'POST /v1/customers/import id': 'importFile',
  'POST /v1/customers/{customerId}/contacts id': 'contact',
  'PUT /v1/customers/{customerId}/contacts/{contactId} id': 'contact',
};

type Ids = (thing: Thing) => string;

const CONTACT = { type: 'tel', value: '02122334455' };

/** A good body for each operation that takes one, with every id that it may name but for those of `IGNORED`. */
const BODIES: Record<string, (ids: Ids) => object> = {
  'POST /v1/operators': () => ({ name: randomUUID(), permissions: ['createCustomer'] }),
  'PUT /v1/operators/{operatorId}': () => ({ name: randomUUID(), permissions: ['createCustomer'] }),
  'POST /v1/operators/{operatorId}/tokens': () => ({ label: 'new' }),
  'POST /v1/settings/tags': () => ({ title: randomUUID() }),
  'PUT /v1/settings/tags/{tagId}': () => ({ title: randomUUID() }),
  'POST /v1/customers': (ids) => ({
    identity: { name: 'new' },
    contacts: [CONTACT],
    tagsIds: [ids('freeTag')],
    avatarUploadedFileId: ids('avatar'),
  }),
  'PUT /v1/customers/{customerId}': (ids) => ({
    identity: { fatherName: 'changed' },
    contacts: [{ id: ids('contact'), ...CONTACT }],
    tagsIds: [ids('tag'), ids('freeTag')],
    avatarUploadedFileId: ids('avatar'),
  }),
  'POST /v1/customers/{customerId}/contacts': () => CONTACT,
  'PUT /v1/customers/{customerId}/contacts/{contactId}': () => ({ value: '02155667788' }),
  'POST /v1/customers/{customerId}/tags': (ids) => ({ tagId: ids('freeTag') }),
  'POST /v1/customers/{customerId}/timeline': () => ({ description: 'another' }),
  'POST /v1/customers/import': (ids) => ({
    id: ids('importFile'),
    createTags: true,
    onDuplicate: 'update',
    defaults: { tags: [ids('freeTag')] },
  }),
};

/** Ids of a body that the server takes no notice of, as it takes none of other things that it owns. */
export const IGNORED = [
  'POST /v1/customers contacts[].id',
  'POST /v1/customers/{customerId}/contacts id',
  'PUT /v1/customers/{customerId}/contacts/{contactId} id',
];

export const isIgnored = ({ name }: ApiOperation, place: IdPlace): boolean =>
  place.in === 'body' && IGNORED.includes(`${name} ${place.name}`);

/** @throws when nobody has said what is named there */
export function thingAt({ name }: ApiOperation, place: IdPlace): Thing {
  const thing =
    place.in === 'body' ? (IN_BODIES[`${name} ${place.name}`] ?? IN_BODIES[place.name]) : PARAMETERS[place.name];
  if (!thing) throw new Error(`${name}: what does ${place.name} (${place.in}) name? Say it in requests.ts.`);
  return thing;
}

/**
 * A good request for an operation. Ids in the query are left out, unless their places are named.
 * @param ids of the one who asks, for every place that isn't in `others`
 * @param others ids to stand at these places instead
 * @throws when the operation takes a body and none is known for it
 */
export function requestFor(
  operation: ApiOperation,
  ids: Ids,
  others: [place: IdPlace, id: string][] = [],
): { method: string; path: string; request: TestRequest } {
  const at = (place: IdPlace): string => others.find(([each]) => each === place)?.[1] ?? ids(thingAt(operation, place));
  let path = operation.path;
  for (const place of operation.places.filter((each) => each.in === 'path'))
    path = path.replace(`{${place.name}}`, at(place));
  const query = others.filter(([place]) => place.in === 'query').map(([{ name }, id]) => `${name}=${id}`);
  if (query.length > 0) path += `?${query.join('&')}`;
  if (!operation.hasBody) return { method: operation.method, path, request: {} };
  if (operation.name === 'POST /v1/files') return { method: 'POST', path, request: multipart('new.txt', 'new') };
  const body = BODIES[operation.name];
  if (!body) throw new Error(`${operation.name}: what is a good body? Say it in requests.ts.`);
  const json = structuredClone(body(ids)) as Record<string, unknown>;
  for (const [place, id] of others) if (place.in === 'body') put(json, place.name, id);
  return { method: operation.method, path, request: { json } };
}

/** Puts an id at `a[].b` or `a.b[]`. */
function put(body: Record<string, unknown>, name: string, id: string): void {
  const [key, ...rest] = name.split('.') as [string, ...string[]];
  const isList = key.endsWith('[]');
  const field = key.replace('[]', '');
  if (rest.length === 0) return void (body[field] = isList ? [id] : id);
  const inner = isList ? (body[field] as Record<string, unknown>[])[0]! : (body[field] as Record<string, unknown>);
  put(inner, rest.join('.'), id);
}
