import { isDeepStrictEqual } from 'node:util';
import fc from 'fast-check';
import type { ModelCustomer } from './model';
import {
  contact,
  dataOf,
  headersOf,
  known,
  match,
  name,
  one,
  place,
  someTags,
  somebody,
  step,
  told,
  word,
} from './model-step';

export const create = step(
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

export const update = step(
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

export const remove = step('delete', fc.record({ at: place, match }), async (model, value) => {
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

export const note = step('note', fc.record({ at: place, text: name }), async (model, value) => {
  const customer = somebody(model, value.at);
  if (!customer) return;
  const json = { description: value.text };
  const reply = await model.tenant.post(`/v1/customers/${customer.body.id}/timeline`, json);
  expect(reply).toMatchObject({ status: 201, body: { type: 'note', ...json } });
  customer.events += 1;
});

export const search = step('search', fc.record({ word, limit: fc.nat(3) }), async (model, value) => {
  const found = model.matching(value.word).map(({ body }) => body);
  const reply = await model.tenant.get(`/v1/customers?search=${value.word}&limit=${value.limit}`);
  expect(reply.body).toEqual({ items: found.slice(0, value.limit), count: found.length });
});
