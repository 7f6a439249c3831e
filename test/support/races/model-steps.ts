import { randomUUID } from 'node:crypto';
import { isDeepStrictEqual } from 'node:util';
import fc from 'fast-check';
import type { TestReply } from '../test-request';
import type { Model, ModelContact, ModelCustomer } from './model';

/** One request, with what the model says of its reply and of what it changes; everything is compared behind it. */
class Step<T> implements fc.AsyncCommand<Model, null> {
  constructor(
    private readonly name: string,
    private readonly value: T,
    private readonly act: (model: Model, value: T) => Promise<void>,
  ) {}

  check(): boolean {
    return true;
  }

  async run(model: Model): Promise<void> {
    await this.act(model, this.value);
    await model.compare();
  }

  toString(): string {
    return `${this.name}(${JSON.stringify(this.value)})`;
  }
}

const step = <T>(
  name: string,
  values: fc.Arbitrary<T>,
  act: (model: Model, value: T) => Promise<void>,
): fc.Arbitrary<fc.AsyncCommand<Model, null>> => values.map((value) => new Step(name, value, act));

const WORDS = ['radio', 'bazaar', 'orange', 'silver'];
const word = fc.constantFrom(...WORDS);
const place = fc.nat(1_000);
const name = fc.tuple(word, fc.nat(3)).map(([text, number]) => `${text} ${number}`);
const contact = fc
  .tuple(word, fc.nat(5))
  .map(([text, number]) => ({ type: 'email', value: `${text}${number}@example.ir` }));
const match = fc.constantFrom('none', 'none', 'current', 'stale');
const title = fc.constantFrom('VIP', ' vip', 'Gold', 'gold', 'Bronze', 'Tin');

const one = <T>(all: readonly T[], at: number): T | undefined => all[at % all.length];
const somebody = (model: Model, at: number): ModelCustomer | undefined => one(model.customers, at);
/** A tag that is defined; now and then one that was. */
const someTag = (model: Model, at: number): string =>
  (at % 7 === 0 ? one(model.goneTags, at) : undefined) ?? one([...model.tags.keys()], at) ?? randomUUID();
const someTags = (model: Model, places: number[]): string[] => [...new Set(places.map((at) => someTag(model, at)))];
const known = (model: Model, ids: string[]): boolean => ids.every((id) => model.tags.has(id));
const dataOf = (passed: { type: string; value: string }): ModelContact['data'] => ({
  note: null,
  role: null,
  ...passed,
  responder: null,
});
const headersOf = (kind: string, { version }: ModelCustomer): Record<string, string> =>
  kind === 'none' ? {} : { 'if-match': `"${kind === 'current' ? version : version + 1}"` };
const told = (reply: TestReply, status: number, { version }: ModelCustomer): void => {
  expect(reply).toMatchObject({ status, headers: { etag: `"${version}"` } });
};

const create = step(
  'create',
  fc.record({
    name,
    contacts: fc.array(contact, { maxLength: 3 }),
    tags: fc.array(place, { maxLength: 2 }),
  }),
  async (model, value) => {
    const tagsIds = someTags(model, value.tags);
    const identity = { name: value.name };
    const reply = await model.tenant.post('/v1/customers', { identity, contacts: value.contacts, tagsIds });
    if (!known(model, tagsIds)) return void expect(reply).toMatchObject({ status: 400, body: { code: 'VALIDATION' } });
    const { organizationId, operatorId: creatorOperatorId } = model.tenant;
    const contacts = value.contacts.map((passed, at) => ({ id: reply.body.contacts?.[at]?.id, data: dataOf(passed) }));
    const body: ModelCustomer['body'] = {
      id: reply.body.id,
      organizationId,
      creatorOperatorId,
      avatarUploadedFileId: null,
      type: 'corporate',
      identity: { name: value.name, title: null, manager: null },
      tagsIds,
      contacts,
    };
    const customer = { body, version: 1, events: 1 + tagsIds.length };
    told(reply, 201, customer);
    expect(reply.body).toEqual(body);
    model.customers.unshift(customer);
  },
);

const update = step(
  'update',
  fc.record({
    at: place,
    match,
    identity: fc.option(fc.record({ name, title: fc.option(word) }), { nil: undefined }),
    kept: fc.option(fc.array(place, { maxLength: 2 }), { nil: undefined }),
    added: fc.array(contact, { maxLength: 2 }),
    tags: fc.option(fc.array(place, { maxLength: 3 }), { nil: undefined }),
  }),
  async (model, value) => {
    const customer = somebody(model, value.at);
    if (!customer) return;
    const before = customer.body;
    const kept = [...new Set((value.kept ?? []).map((at) => one(before.contacts, at)))].filter((each) => !!each);
    const tagsIds = value.tags && someTags(model, value.tags);
    const json = {
      identity: value.identity,
      contacts: value.kept && [...kept.map(({ id }) => ({ id })), ...value.added],
      tagsIds,
    };
    const reply = await model.tenant.put(`/v1/customers/${before.id}`, json, headersOf(value.match, customer));
    if (value.match === 'stale') return void expect(reply.status).toBe(412);
    if (tagsIds && !known(model, tagsIds)) return void expect(reply.status).toBe(400);
    const after = {
      identity: { ...before.identity, ...value.identity },
      contacts: value.kept
        ? [
            ...kept,
            ...value.added.map((passed, at) => ({
              id: reply.body.contacts?.[kept.length + at]?.id,
              data: dataOf(passed),
            })),
          ]
        : before.contacts,
      tagsIds: tagsIds
        ? [
            ...before.tagsIds.filter((id) => tagsIds.includes(id)),
            ...tagsIds.filter((id) => !before.tagsIds.includes(id)),
          ]
        : before.tagsIds,
    };
    const isUpdated =
      !isDeepStrictEqual(after.identity, before.identity) || !isDeepStrictEqual(after.contacts, before.contacts);
    const moved =
      after.tagsIds.filter((id) => !before.tagsIds.includes(id)).length +
      before.tagsIds.filter((id) => !after.tagsIds.includes(id)).length;
    model.modified(customer, after, Number(isUpdated) + moved);
    told(reply, 200, customer);
    expect(reply.body).toEqual(customer.body);
  },
);

const remove = step('delete', fc.record({ at: place, match }), async (model, value) => {
  const customer = somebody(model, value.at);
  const gone = one(model.goneCustomers, value.at);
  if (gone) expect((await model.tenant.delete(`/v1/customers/${gone}`)).status).toBe(404);
  if (!customer) return;
  const { id } = customer.body;
  const reply = await model.tenant.delete(`/v1/customers/${id}`, headersOf(value.match, customer));
  if (value.match === 'stale') return void expect(reply.status).toBe(412);
  expect(reply).toMatchObject({ status: 200, body: { result: 'true', id } });
  expect((await model.tenant.get(`/v1/customers/${id}`)).status).toBe(404);
  model.customers = model.customers.filter((each) => each !== customer);
  model.goneCustomers.push(id);
});

const addTag = step('addTag', fc.record({ at: place, tag: place, match }), async (model, value) => {
  const customer = somebody(model, value.at);
  if (!customer) return;
  const { id, tagsIds } = customer.body;
  const tagId = someTag(model, value.tag);
  const reply = await model.tenant.post(`/v1/customers/${id}/tags`, { tagId }, headersOf(value.match, customer));
  if (value.match === 'stale') return void expect(reply.status).toBe(412);
  if (!model.tags.has(tagId)) return void expect(reply.status).toBe(404);
  if (!tagsIds.includes(tagId)) model.modified(customer, { tagsIds: [...tagsIds, tagId] }, 1);
  told(reply, 200, customer);
  expect(reply.body).toMatchObject({ customerId: id, tagId, timelineEvent: { type: 'add-tag', data: { tagId } } });
});

const removeTag = step('removeTag', fc.record({ at: place, tag: place }), async (model, value) => {
  const customer = somebody(model, value.at);
  if (!customer) return;
  const { id, tagsIds } = customer.body;
  const tagId = value.tag % 3 === 0 ? someTag(model, value.tag) : (one(tagsIds, value.tag) ?? randomUUID());
  const reply = await model.tenant.delete(`/v1/customers/${id}/tags/${tagId}`);
  if (!tagsIds.includes(tagId)) return void expect(reply.status).toBe(404);
  model.modified(customer, { tagsIds: tagsIds.filter((each) => each !== tagId) }, 1);
  told(reply, 200, customer);
  const description = `${model.tags.get(tagId)} tag removed`;
  expect(reply.body.timelineEvent).toMatchObject({ type: 'remove-tag', description });
});

const addContact = step('addContact', fc.record({ at: place, contact }), async (model, value) => {
  const customer = somebody(model, value.at);
  if (!customer) return;
  const { id, contacts } = customer.body;
  const reply = await model.tenant.post(`/v1/customers/${id}/contacts`, value.contact);
  const added = { id: reply.body.id, data: dataOf(value.contact) };
  model.modified(customer, { contacts: [...contacts, added] }, 1);
  told(reply, 201, customer);
  expect(reply.body).toEqual(added);
});

const changeContact = step('changeContact', fc.record({ at: place, which: place, contact }), async (model, value) => {
  const customer = somebody(model, value.at);
  const old = customer && one(customer.body.contacts, value.which);
  if (!old) return;
  const { id, contacts } = customer.body;
  const reply = await model.tenant.put(`/v1/customers/${id}/contacts/${old.id}`, { value: value.contact.value });
  const changed = { id: old.id, data: dataOf(value.contact) };
  const after = contacts.map((each) => (each === old ? changed : each));
  model.modified(customer, { contacts: after }, Number(old.data.value !== changed.data.value));
  told(reply, 200, customer);
  expect(reply.body).toEqual(changed);
});

const removeContact = step('removeContact', fc.record({ at: place, which: place }), async (model, value) => {
  const customer = somebody(model, value.at);
  if (!customer) return;
  const { id, contacts } = customer.body;
  const old = one(contacts, value.which);
  const reply = await model.tenant.delete(`/v1/customers/${id}/contacts/${old?.id ?? randomUUID()}`);
  if (!old) return void expect(reply.status).toBe(404);
  model.modified(customer, { contacts: contacts.filter((each) => each !== old) }, 1);
  told(reply, 200, customer);
});

const note = step('note', fc.record({ at: place, text: name }), async (model, value) => {
  const customer = somebody(model, value.at);
  if (!customer) return;
  const json = { description: value.text };
  const reply = await model.tenant.post(`/v1/customers/${customer.body.id}/timeline`, json);
  expect(reply).toMatchObject({ status: 201, body: { type: 'note', ...json } });
  customer.events += 1;
});

const define = step('defineTag', title, async (model, value) => {
  const reply = await model.tenant.post('/v1/settings/tags', { title: value });
  if (model.isTaken(value)) return void expect(reply.status).toBe(409);
  expect(reply).toMatchObject({ status: 201, body: { title: value.trim(), customersCount: 0 } });
  model.tags.set(reply.body.id, value.trim());
});

const rename = step('renameTag', fc.record({ tag: place, title }), async (model, value) => {
  const tagId = someTag(model, value.tag);
  const reply = await model.tenant.put(`/v1/settings/tags/${tagId}`, { title: value.title });
  if (!model.tags.has(tagId)) return void expect(reply.status).toBe(404);
  if (model.isTaken(value.title, tagId)) return void expect(reply.status).toBe(409);
  expect(reply.status).toBe(200);
  model.tags.set(tagId, value.title.trim());
});

const undefine = step('deleteTag', place, async (model, value) => {
  const tagId = someTag(model, value);
  const reply = await model.tenant.delete(`/v1/settings/tags/${tagId}`);
  if (!model.tags.has(tagId)) return void expect(reply.status).toBe(404);
  expect(reply).toMatchObject({ status: 200, body: { result: true, id: tagId } });
  model.tags.delete(tagId);
  model.goneTags.push(tagId);
  for (const { body } of model.customers) body.tagsIds = body.tagsIds.filter((each) => each !== tagId);
});

const search = step('search', fc.record({ word, limit: fc.nat(3) }), async (model, value) => {
  const found = model.matching(value.word).map(({ body }) => body);
  const reply = await model.tenant.get(`/v1/customers?search=${value.word}&limit=${value.limit}`);
  expect(reply.body).toEqual({ items: found.slice(0, value.limit), count: found.length });
});

/** Any sequence of requests to one organization. */
export const modelSteps = fc.commands(
  [
    create,
    create,
    update,
    update,
    remove,
    addTag,
    addTag,
    removeTag,
    addContact,
    changeContact,
    removeContact,
    note,
    define,
    rename,
    undefine,
    search,
  ],
  { maxCommands: 40, size: 'max' },
);
