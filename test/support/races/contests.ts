import { aCustomer } from '../../builders/a-customer';
import { aTag } from '../../builders/a-tag';
import { anImport } from '../../builders/an-import';
import type { Tenant } from '../test-app';
import type { TestReply } from '../test-request';
import { Round, tally } from './round';

type Request = (side: Tenant) => Promise<TestReply>;

const times = (count: number, make: (at: number) => Request): Request[] =>
  Array.from({ length: count }, (_, at) => make(at));

const tagging =
  (id: string, tagId: string): Request =>
  (side) =>
    side.post(`/v1/customers/${id}/tags`, { tagId });

const put =
  (id: string, json: object, headers?: Record<string, string>): Request =>
  (side) =>
    side.put(`/v1/customers/${id}`, json, headers);

const deleting =
  (path: string): Request =>
  (side) =>
    side.delete(path);

const people = (count: number, tags = ''): string =>
  `lastName,email,tags\n${Array.from({ length: count }, (_, at) => `P${at},p${at}@race.ir,${tags}`).join('\n')}\n`;

const readAll = async (tenant: Tenant): Promise<Map<string, TestReply['body']>> =>
  new Map(((await tenant.get('/v1/customers')).body.items as { id: string }[]).map((each) => [each.id, each]));

const eventsOf = async (tenant: Tenant, id: string, type: string): Promise<number> =>
  (await tenant.get(`/v1/customers/${id}/timeline?type=${type}&limit=0`)).body.count;

/** Each sends requests that get in each other's way, and holds what became of them against what was acknowledged. */
export const CONTESTS: Record<string, (round: Round) => Promise<void>> = {
  'one tag is given once, whoever asks': async (round) => {
    const [{ id }, tag] = [await aCustomer(round.tenant), await aTag(round.tenant)];
    const replies = await round.atOnce(times(6, () => tagging(id, tag.id)));
    expect(tally(replies)).toEqual({ 200: 6 });
    expect(new Set(replies.map(({ body }) => body.timelineEvent.id)).size).toBe(1);
    expect(await eventsOf(round.tenant, id, 'add-tag')).toBe(1);
  },

  'a customer is deleted while it is tagged, noted and changed': async (round) => {
    const [{ id }, tag] = [await aCustomer(round.tenant), await aTag(round.tenant)];
    const [first, second, ...others] = await round.atOnce([
      ...times(2, () => deleting(`/v1/customers/${id}`)),
      ...times(2, () => tagging(id, tag.id)),
      put(id, { identity: { lastName: 'Other' } }),
      (side) => side.post(`/v1/customers/${id}/contacts`, { type: 'tel', value: '1' }),
      (side) => side.post(`/v1/customers/${id}/timeline`, { description: 'seen' }),
    ]);
    expect(tally([first!, second!])).toEqual({ 200: 1, 404: 1 });
    for (const { status } of others) expect([200, 201, 404]).toContain(status);
    expect((await readAll(round.tenant)).size).toBe(0);
  },

  'a definition is deleted while the tag is given and taken': async (round) => {
    const tags = [await aTag(round.tenant), await aTag(round.tenant)];
    const [gone, kept] = tags.map(({ id }) => id) as [string, string];
    const customers = await Promise.all([1, 2].map(() => aCustomer(round.tenant, { tagsIds: [gone] })));
    const ids = customers.map(({ id }) => id) as [string, string];
    const replies = await round.atOnce([
      ...times(2, () => deleting(`/v1/settings/tags/${gone}`)),
      put(ids[0], { tagsIds: [kept, gone] }),
      put(ids[1], { tagsIds: [kept] }),
      deleting(`/v1/customers/${ids[0]}/tags/${gone}`),
      tagging(ids[1], gone),
      (side) => side.post('/v1/customers', { identity: { name: 'new' }, tagsIds: [gone] }),
      (side) => side.put(`/v1/settings/tags/${gone}`, { title: `renamed ${gone}` }),
    ]);
    expect(tally(replies.slice(0, 2))).toEqual({ 200: 1, 404: 1 });
    for (const each of (await readAll(round.tenant)).values()) expect(each.tagsIds).not.toContain(gone);
    const stored = await readAll(round.tenant);
    expect(stored.size).toBe(2 + (replies[6]!.status === 201 ? 1 : 0));
    if (replies[2]!.status === 200) expect(stored.get(ids[0]).tagsIds).toEqual([kept]);
    expect(stored.get(ids[1]).tagsIds).toEqual([kept]);
  },

  'a customer is deleted and changed while a file updates it': async (round) => {
    const contacts = [0, 1].map((at) => [{ type: 'email', value: `p${at}@race.ir` }]);
    const [deleted, changed] = [
      await aCustomer(round.tenant, { contacts: contacts[0] }),
      await aCustomer(round.tenant, { contacts: contacts[1] }),
    ];
    const file = await round.tenant.upload('people', people(3));
    const [, , imported] = await round.atOnce([
      deleting(`/v1/customers/${deleted.id}`),
      put(changed.id, { identity: { firstName: 'Kept' } }),
      (side) => side.post('/v1/customers/import', { id: file.id, onDuplicate: 'update' }),
    ]);
    const { body } = await round.tenant.get(`/v1/imports/${imported!.body.importId}`);
    expect(body).toMatchObject({ state: 'completed', rows: 3, rejected: 0 });
    expect(body.created + body.updated).toBe(3);
    const stored = await readAll(round.tenant);
    expect(stored.has(deleted.id)).toBe(false);
    expect(stored.size).toBe(1 + body.created);
    expect(stored.get(changed.id).identity).toMatchObject({ lastName: 'P1', firstName: 'Kept' });
  },

  'a definition is deleted while a file gives the tag': async (round) => {
    const tag = await aTag(round.tenant, { title: 'passing' });
    const file = await round.tenant.upload('people', people(3, 'passing'));
    const [imported, deleted] = await round.atOnce([
      (side) => side.post('/v1/customers/import', { id: file.id }),
      deleting(`/v1/settings/tags/${tag.id}`),
    ]);
    expect(deleted!.status).toBe(200);
    const { count, rejected } = imported!.body;
    expect(count + rejected).toBe(3);
    const stored = [...(await readAll(round.tenant)).values()];
    expect(stored.map(({ tagsIds }) => tagsIds)).toEqual(Array.from({ length: count }, () => []));
  },

  'a file is imported once, and two files of the same people update each other': async (round) => {
    const files = [await round.tenant.upload('a', people(4)), await round.tenant.upload('b', people(4))];
    const replies = await round.atOnce(
      times(4, (at) => (side) => side.post('/v1/customers/import', { id: files[at % 2]!.id, onDuplicate: 'skip' })),
    );
    expect(tally(replies)).toEqual({ 200: 4 });
    expect(replies[2]!.body).toEqual(replies[0]!.body);
    expect(replies[3]!.body).toEqual(replies[1]!.body);
    expect(replies[0]!.body.count + replies[1]!.body.count).toBe(4);
    expect((await readAll(round.tenant)).size).toBe(4);
  },

  'changes of two customers cross': async (round) => {
    const ids = [(await aCustomer(round.tenant)).id, (await aCustomer(round.tenant)).id];
    const tags = [(await aTag(round.tenant)).id, (await aTag(round.tenant)).id];
    const json = (at: number): object => ({
      identity: { lastName: `L${at}`, firstName: `F${at}` },
      contacts: [{ type: 'tel', value: `${at}` }],
      tagsIds: at % 2 ? tags : [...tags].reverse(),
    });
    const replies = await round.atOnce(times(8, (at) => put(ids[(at >> 1) % 2]!, json(at))));
    expect(tally(replies)).toEqual({ 200: 8 });
    const stored = await readAll(round.tenant);
    for (const id of ids) {
      const own = replies.filter(({ body }) => body.id === id);
      const versions = own.map(({ headers }) => headers.etag!).sort();
      expect(versions).toEqual(['"2"', '"3"', '"4"', '"5"']);
      // whole, as the last of them has answered
      expect(stored.get(id)).toEqual(own.find(({ headers }) => headers.etag === '"5"')!.body);
    }
  },

  'one of those who saw the same version wins': async (round) => {
    const { id } = await aCustomer(round.tenant, { contacts: [{ type: 'tel', value: '0' }] });
    const tag = await aTag(round.tenant);
    const seen = { 'if-match': '"1"' };
    const replies = await round.atOnce([
      ...times(4, (at) => put(id, { identity: { lastName: `L${at}` } }, seen)),
      (side) => side.post(`/v1/customers/${id}/tags`, { tagId: tag.id }, seen),
      (side) => side.post(`/v1/customers/${id}/contacts`, { type: 'tel', value: '1' }, seen),
    ]);
    const { 200: done = 0, 201: added = 0, 412: late } = tally(replies);
    expect([done + added, late]).toEqual([1, 5]);
    expect((await round.tenant.get(`/v1/customers/${id}`)).headers.etag).toBe('"2"');
  },

  'an import is undone while its customers change': async (round) => {
    const { importId } = (await anImport(round.tenant, people(6))).body;
    const ids = [...(await readAll(round.tenant)).keys()];
    const [changed, noted, deleted] = ids as [string, string, string];
    const [undo, put0, note, gone] = await round.atOnce([
      (side) => side.post(`/v1/imports/${importId}/undo`, {}),
      put(changed, { identity: { firstName: 'Kept' } }),
      (side) => side.post(`/v1/customers/${noted}/timeline`, { description: 'seen' }),
      deleting(`/v1/customers/${deleted}`),
    ]);
    expect(undo).toMatchObject({ status: 200, body: { state: 'undone' } });
    const stored = await readAll(round.tenant);
    const left = [put0!.status === 200 ? changed : '', note!.status === 201 ? noted : ''].filter((id) => id !== '');
    expect([...stored.keys()].sort()).toEqual([...left].sort());
    if (left.includes(changed)) expect(stored.get(changed).identity.firstName).toBe('Kept');
    const { removed, leftCount } = undo!.body.undo;
    expect({ removed, leftCount }).toEqual({
      removed: 6 - left.length - Number(gone!.status === 200),
      leftCount: left.length,
    });
  },
};
