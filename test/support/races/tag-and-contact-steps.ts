import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { contact, dataOf, headersOf, match, one, place, someTag, somebody, step, title, told } from './model-step';

export const addTag = step('addTag', fc.record({ at: place, tag: place, match }), async (model, value) => {
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

export const removeTag = step('removeTag', fc.record({ at: place, tag: place }), async (model, value) => {
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

export const addContact = step('addContact', fc.record({ at: place, contact }), async (model, value) => {
  const customer = somebody(model, value.at);
  if (!customer) return;
  const { id, contacts } = customer.body;
  const reply = await model.tenant.post(`/v1/customers/${id}/contacts`, value.contact);
  const added = { id: reply.body.id, data: dataOf(value.contact) };
  model.modified(customer, { contacts: [...contacts, added] }, 1);
  told(reply, 201, customer);
  expect(reply.body).toEqual(added);
});

export const changeContact = step(
  'changeContact',
  fc.record({ at: place, which: place, contact }),
  async (model, value) => {
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
  },
);

export const removeContact = step('removeContact', fc.record({ at: place, which: place }), async (model, value) => {
  const customer = somebody(model, value.at);
  if (!customer) return;
  const { id, contacts } = customer.body;
  const old = one(contacts, value.which);
  const reply = await model.tenant.delete(`/v1/customers/${id}/contacts/${old?.id ?? randomUUID()}`);
  if (!old) return void expect(reply.status).toBe(404);
  model.modified(customer, { contacts: contacts.filter((each) => each !== old) }, 1);
  told(reply, 200, customer);
});

export const define = step('defineTag', title, async (model, value) => {
  const reply = await model.tenant.post('/v1/settings/tags', { title: value });
  if (model.isTaken(value)) return void expect(reply.status).toBe(409);
  expect(reply).toMatchObject({ status: 201, body: { title: value.trim(), customersCount: 0 } });
  model.tags.set(reply.body.id, value.trim());
});

export const rename = step('renameTag', fc.record({ tag: place, title }), async (model, value) => {
  const tagId = someTag(model, value.tag);
  const reply = await model.tenant.put(`/v1/settings/tags/${tagId}`, { title: value.title });
  if (!model.tags.has(tagId)) return void expect(reply.status).toBe(404);
  if (model.isTaken(value.title, tagId)) return void expect(reply.status).toBe(409);
  expect(reply.status).toBe(200);
  model.tags.set(tagId, value.title.trim());
});

export const undefine = step('deleteTag', place, async (model, value) => {
  const tagId = someTag(model, value);
  const reply = await model.tenant.delete(`/v1/settings/tags/${tagId}`);
  if (!model.tags.has(tagId)) return void expect(reply.status).toBe(404);
  expect(reply).toMatchObject({ status: 200, body: { result: true, id: tagId } });
  model.tags.delete(tagId);
  model.goneTags.push(tagId);
  for (const { body } of model.customers) body.tagsIds = body.tagsIds.filter((each) => each !== tagId);
});
