import { hostileTexts, UNSTORABLE } from '../fuzz/hostile-text.ts';
import { aCustomer, BuiltCustomer } from '../builders/a-customer';
import { anImport } from '../builders/an-import';
import { Tenant, TestApp } from '../support/test-app';
import { TestReply } from '../support/test-request';

const SEED = Number(process.env.FC_SEED ?? 1);
/** The lists whole; of others as many as are tried in every field. */
const MADE = 30;
const AT_ONCE = 8;

let app: TestApp;
let tenant: Tenant;
let customer: BuiltCustomer;
let operator: string;

beforeAll(async () => {
  app = await TestApp.start();
  tenant = await app.tenant();
  customer = await aCustomer(tenant, { contacts: [{ type: 'tel', value: '1' }] });
  operator = (await tenant.post('/v1/operators', { name: 'x', permissions: [] })).body.id;
});
afterAll(() => app.close());

const texts = hostileTexts(SEED, MADE);

const isStorable = (text: string): boolean => text.isWellFormed() && !text.includes('\0');

/** A text that is sent somewhere, and what is there afterwards. */
interface Field {
  send: (text: string) => Promise<TestReply>;
  /** What the reply says of it. */
  shown: (reply: TestReply) => unknown;
  /** What a later read says of it. */
  read: (reply: TestReply) => Promise<unknown>;
  field: string;
  max?: number;
  /** Blank is refused, not null. */
  needed?: boolean;
  /** May be refused when after folding it is the same as another's; or, where `folded` is asked for, nothing. */
  unique?: boolean;
  folded?: boolean;
  expected?: (trimmed: string) => string;
}

const identity = (type: string, key: string): Field => ({
  send: (text) =>
    tenant.post('/v1/customers', { type, identity: { [key]: text }, contacts: [{ type: 'tel', value: '1' }] }),
  shown: ({ body }) => body.identity[key],
  read: async ({ body }) => (await tenant.get(`/v1/customers/${body.id}`)).body.identity[key],
  field: `identity.${key}`,
});

const ofContact = (key: string, rest: Partial<Field> = {}): Field => ({
  send: (text) => tenant.post(`/v1/customers/${customer.id}/contacts`, { type: 'tel', value: '1', [key]: text }),
  shown: ({ body }) => body.data[key],
  read: async ({ body }) => {
    const path = `/v1/customers/${customer.id}/contacts/${body.id}`;
    const again = await tenant.get(path);
    await tenant.delete(path);
    return again.body.data[key];
  },
  field: key,
  ...rest,
});

const FIELDS: Record<string, () => Field> = {
  'the name of a corporate customer': () => identity('corporate', 'name'),
  'the title of a corporate customer': () => identity('corporate', 'title'),
  'the manager of a corporate customer': () => identity('corporate', 'manager'),
  'the last name of a person': () => identity('personal', 'lastName'),
  'the first name of a person': () => identity('personal', 'firstName'),
  "the father's name of a person": () => identity('personal', 'fatherName'),
  'the type of a contact': () => ofContact('type', { needed: true, expected: (text) => text.toLowerCase() }),
  'the value of a contact': () => ofContact('value', { needed: true }),
  'the role of a contact': () => ofContact('role'),
  'the note of a contact': () => ofContact('note', { max: 2_000 }),
  'the responder of a contact': () => ofContact('responder'),
  'the title of a tag': () => ({
    send: (text) => tenant.post('/v1/settings/tags', { title: text }),
    shown: ({ body }) => body.title,
    read: async ({ body }) => {
      const again = await tenant.get(`/v1/settings/tags/${body.id}`);
      await tenant.delete(`/v1/settings/tags/${body.id}`);
      return again.body.title;
    },
    field: 'title',
    needed: true,
    unique: true,
    folded: true,
  }),
  'a note': () => ({
    send: (text) => tenant.post(`/v1/customers/${customer.id}/timeline`, { description: text }),
    shown: ({ body }) => body.description,
    read: async ({ body }) =>
      (await tenant.get(`/v1/customers/${customer.id}/timeline?type=note&limit=100`)).body.items.find(
        ({ id }: { id: string }) => id === body.id,
      )?.description,
    field: 'description',
    max: 2_000,
    needed: true,
  }),
  'the name of an operator': () => ({
    send: (text) => tenant.post('/v1/operators', { name: text, permissions: [] }),
    shown: ({ body }) => body.name,
    read: async ({ body }) => (await tenant.get(`/v1/operators/${body.id}`)).body.name,
    field: 'name',
    needed: true,
    unique: true,
  }),
  'the label of a token': () => ({
    send: (text) => tenant.post(`/v1/operators/${operator}/tokens`, { label: text }),
    shown: ({ body }) => body.label,
    read: async ({ body }) => {
      const { body: list } = await tenant.get(`/v1/operators/${operator}/tokens`);
      const found = list.items.find(({ id }: { id: string }) => id === body.id);
      await tenant.delete(`/v1/operators/${operator}/tokens/${body.id}`);
      return found?.label;
    },
    field: 'label',
  }),
};

/** What the fold leaves nothing of: marks and what can't be seen. */
const FOLDS_TO_NOTHING = /^[\p{M}\p{Cf}\u0640\u0621\s]*$/u;

const isBlank = ({ needed, folded }: Field, text: string): boolean =>
  needed === true && (text === '' || (folded === true && FOLDS_TO_NOTHING.test(text)));

/** What is wrong with how a field took a text. */
async function faultWith(field: Field, text: string): Promise<string | undefined> {
  const reply = await field.send(text);
  const told = `${JSON.stringify(text.slice(0, 60))} (${text.length}): ${reply.status} ${reply.text.slice(0, 200)}`;
  const trimmed = text.trim();
  const fits = [...trimmed].length <= (field.max ?? 500) && isStorable(trimmed) && !isBlank(field, trimmed);
  if (reply.status < 300) {
    const expected = trimmed === '' ? null : (field.expected?.(trimmed) ?? trimmed);
    const values = [field.shown(reply), await field.read(reply)];
    return fits && values.every((value) => value === expected) ? undefined : `${told} ${JSON.stringify(values)}`;
  }
  if (field.unique && fits && reply.status === 409) return undefined;
  const named = (reply.body.errors as { field: string }[] | undefined)?.map((each) => each.field);
  return reply.status === 400 && !fits && named?.includes(field.field) ? undefined : told;
}

describe(`${texts.length} hostile texts (seed ${SEED})`, () => {
  it.each(Object.keys(FIELDS))('read back equal, or are refused by the name of the field, in %s', async (name) => {
    const field = FIELDS[name]!();
    const faults: (string | undefined)[] = [];
    for (let at = 0; at < texts.length; at += AT_ONCE)
      faults.push(...(await Promise.all(texts.slice(at, at + AT_ONCE).map((text) => faultWith(field, text)))));
    expect(faults.filter((fault) => fault !== undefined)).toEqual([]);
  });
});

describe('through files', () => {
  const stored = [
    ...new Set(
      texts.filter((text) => isStorable(text) && text.trim() && [...text].length <= 500).map((text) => text.trim()),
    ),
  ];
  const rows = stored.map((text, index) => ({
    type: index % 2 ? 'personal' : 'corporate',
    identity:
      index % 2 ? { lastName: text, firstName: text, fatherName: text } : { name: text, title: text, manager: text },
    contacts: [{ type: text.toLowerCase(), value: text, role: text, note: text, responder: text }],
    tags: [`t ${text.slice(0, 200)}`.toWellFormed()],
  }));

  it('all of them come to another organization by every format, and out of it as the same bytes', async () => {
    const source = await app.tenant();
    const first = await anImport(source, JSON.stringify(rows), { createTags: true });
    expect(first.body).toMatchObject({ count: rows.length, rejected: 0 });
    const all = JSON.parse((await source.get('/v1/customers/export?format=json')).text) as typeof rows;
    expect(all.map(({ identity: names }) => Object.values(names))).toEqual(
      rows.map(({ identity: names }) => Object.values(names)),
    );
    expect(all.map(({ contacts }) => contacts)).toEqual(rows.map(({ contacts }) => contacts));
    for (const format of ['csv', 'ndjson', 'json']) {
      const { text } = await source.get(`/v1/customers/export?format=${format}`);
      const other = await app.tenant();
      const again = await anImport(other, text, { createTags: true });
      expect({ format, ...again.body }).toMatchObject({ count: rows.length, rejected: 0 });
      expect((await other.get(`/v1/customers/export?format=${format}`)).text === text).toBe(true);
    }
  });

  it('what cannot be stored rejects its row, whose column is told', async () => {
    const bad = UNSTORABLE.map((text) => JSON.stringify({ type: 'corporate', identity: { name: text } }));
    const reply = await anImport(tenant, bad.join('\n'));
    expect(reply.body).toMatchObject({ count: 0, rejected: bad.length });
    const { text } = await tenant.get(`/v1/imports/${reply.body.importId}/rejects?format=ndjson`);
    const lines = text.trim().split('\n');
    expect(lines).toHaveLength(bad.length);
    for (const line of lines) expect(line).toContain('name');
  });
});

describe('the name of a file', () => {
  it('is what was sent, but for paths and marks that deceive, and comes back in the header of its content', async () => {
    for (const text of texts.filter((each) => isStorable(each) && each.length < 200)) {
      const name = text.replaceAll('"', '%22').replace(/[\r\n]/g, ' ');
      const { id, name: shown } = await tenant.upload(name, 'x');
      expect(shown).not.toMatch(/[\p{Cc}\u2028-\u202e\u2066-\u2069/\\]/u);
      if (!/[\\/%]|[\p{Cc}\u2028-\u202e\u2066-\u2069]/u.test(name) && name.trim() && !/^\.+$/.test(name.trim()))
        expect(shown).toBe(name.trim());
      expect((await tenant.get(`/v1/files/${id}`)).body.name).toBe(shown);
      const { headers } = await tenant.get(`/v1/files/${id}/content`);
      const encoded = /filename\*=UTF-8''([^;]+)$/.exec(headers['content-disposition'] ?? '')?.[1];
      if (encoded) expect(decodeURIComponent(encoded)).toBe(shown);
      else expect(headers['content-disposition']).toContain(shown);
      await tenant.delete(`/v1/files/${id}`);
    }
  });
});
