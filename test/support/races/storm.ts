import { aCustomer, BuiltCustomer } from '../../builders/a-customer';
import { aTag } from '../../builders/a-tag';
import type { Tenant } from '../test-app';
import type { TestReply } from '../test-request';
import type { Round } from './round';

const REQUESTS = 40;

/** What a customer is as far as the storm changes it. */
interface State {
  name: string;
  contacts: Map<string, string>;
  tags: Set<string>;
}

interface Move {
  customerId: string;
  send: (side: Tenant) => Promise<TestReply>;
  /** What it does to the customer when it is acknowledged. */
  effect: (state: State, reply: TestReply) => void;
}

/**
 * Changes of every kind of three customers at once. Each that was acknowledged told a version: replayed in the order of the versions, which
 * must have no gap, they give what is stored.
 */
export async function storm(round: Round): Promise<void> {
  const tags = [await aTag(round.tenant), await aTag(round.tenant), await aTag(round.tenant)].map(({ id }) => id);
  const ids: string[] = [];
  const contactOf = new Map<string, string>();
  for (const at of [0, 1, 2]) {
    const values = {
      identity: { name: `start ${at}` },
      contacts: [{ type: 'tel', value: 'first' }],
      type: 'corporate',
    };
    const { id, contacts } = await aCustomer(round.tenant, values);
    ids.push(id);
    contactOf.set(id, contacts[0]!.id);
  }
  const moves = Array.from({ length: REQUESTS }, (_, at) => move(round, at, ids, tags, contactOf));
  const mortal = ids[2]!;
  const lost = tags[2]!;
  const others: Move['send'][] = [
    (side) => side.delete(`/v1/customers/${mortal}`),
    (side) => side.delete(`/v1/customers/${mortal}`),
    (side) => side.delete(`/v1/settings/tags/${lost}`),
    (side) => side.put(`/v1/settings/tags/${tags[0]}`, { title: `renamed ${tags[0]}` }),
    (side) => side.get('/v1/customers?search=name'),
  ];
  const replies = await round.atOnce([...moves.map(({ send }) => send), ...others]);
  expect([replies[REQUESTS]!.status, replies[REQUESTS + 1]!.status].sort()).toEqual([200, 404]);
  expect(replies.slice(REQUESTS + 2).map(({ status }) => status)).toEqual([200, 200, 200]);
  expect((await round.tenant.get(`/v1/customers/${mortal}`)).status).toBe(404);
  for (const id of ids.slice(0, 2)) {
    const done = moves.flatMap(({ customerId, effect }, at) => {
      const reply = replies[at]!;
      if (customerId !== id || reply.status > 299) return [];
      return [{ version: Number(reply.headers.etag!.slice(1, -1)), effect, reply }];
    });
    done.sort((a, b) => a.version - b.version);
    const state: State = {
      name: `start ${ids.indexOf(id)}`,
      contacts: new Map([[contactOf.get(id)!, 'first']]),
      tags: new Set(),
    };
    for (const { effect, reply } of done) effect(state, reply);
    state.tags.delete(lost);
    const stored = await round.tenant.get(`/v1/customers/${id}`);
    const versions = [1, ...new Set(done.map(({ version }) => version))];
    expect({
      versions: [...new Set(versions)],
      name: stored.body.identity.name,
      contacts: stored.body.contacts.map((each: BuiltCustomer['contacts'][number]) => [each.id, each.data.value]),
      tags: [...stored.body.tagsIds].sort(),
    }).toEqual({
      versions: Array.from({ length: Number(stored.headers.etag!.slice(1, -1)) }, (_, at) => at + 1),
      name: state.name,
      contacts: [...state.contacts],
      tags: [...state.tags].sort(),
    });
    const found = await round.tenant.get(`/v1/customers?search=${encodeURIComponent(state.name)}`);
    expect(found.body.items.map((each: BuiltCustomer) => each.id)).toContain(id);
  }
}

function move({ random }: Round, at: number, ids: string[], tags: string[], contactOf: Map<string, string>): Move {
  const customerId = random.pick(ids);
  const path = `/v1/customers/${customerId}`;
  const first = contactOf.get(customerId)!;
  const tagId = random.pick(tags);
  const value = `value ${at}`;
  const takeOver = (state: State, { body }: TestReply): void => {
    state.contacts = new Map(
      body.contacts.map((each: BuiltCustomer['contacts'][number]) => [each.id, each.data.value]),
    );
  };
  const kinds: Omit<Move, 'customerId'>[] = [
    {
      send: (side) => side.put(path, { identity: { name: `name ${at}` } }),
      effect: (state) => (state.name = `name ${at}`),
    },
    {
      send: (side) => side.put(path, { identity: { name: `name ${at}` } }, { 'if-match': '"1"' }),
      effect: (state) => (state.name = `name ${at}`),
    },
    {
      send: (side) => side.put(path, { contacts: [{ id: first }, { type: 'tel', value }] }),
      effect: takeOver,
    },
    { send: (side) => side.put(path, { contacts: [{ type: 'tel', value }] }), effect: takeOver },
    {
      send: (side) => side.post(`${path}/contacts`, { type: 'tel', value }),
      effect: (state, { body }) => state.contacts.set(body.id, value),
    },
    {
      send: (side) => side.put(`${path}/contacts/${first}`, { value }),
      effect: (state) => state.contacts.set(first, value),
    },
    {
      send: (side) => side.delete(`${path}/contacts/${first}`),
      effect: (state) => state.contacts.delete(first),
    },
    { send: (side) => side.post(`${path}/tags`, { tagId }), effect: (state) => state.tags.add(tagId) },
    { send: (side) => side.delete(`${path}/tags/${tagId}`), effect: (state) => state.tags.delete(tagId) },
    {
      send: (side) => side.put(path, { tagsIds: [tagId, tags[0]] }),
      effect: (state) => (state.tags = new Set([tagId, tags[0]!])),
    },
  ];
  return { customerId, ...random.pick(kinds) };
}
