import { randomUUID } from 'node:crypto';
import { aCustomer, BuiltCustomer } from '../builders/a-customer';
import { Tenant, TestApp } from '../support/test-app';
import { TestReply } from '../support/test-request';

let app: TestApp;
let tenant: Tenant;

beforeAll(async () => {
  app = await TestApp.start();
  tenant = await app.tenant();
});
afterAll(() => app.close());

const contactsOf = (id: string): string => `/v1/customers/${id}/contacts`;

const read = async (id: string): Promise<BuiltCustomer & { etag?: string }> => {
  const { body, headers } = await tenant.get(`/v1/customers/${id}?include=meta`);
  return { ...body, etag: headers.etag };
};

const eventsOf = async (customerId: string): Promise<{ type: string; data: unknown }[]> => {
  const { rows } = await app.owner.query(
    `SELECT type, data FROM timeline_events WHERE customer_id = $1 ORDER BY sequence`,
    [customerId],
  );
  return rows;
};

const faultsOf = ({ body }: TestReply): Record<string, string> =>
  Object.fromEntries(body.errors.map(({ field, message }: { field: string; message: string }) => [field, message]));

describe('reading contacts', () => {
  it('lists them in order as an array, and each by itself', async () => {
    const customer = await aCustomer(tenant, {
      contacts: [
        { type: 'tel', value: '+982123422342' },
        { type: 'mobile', value: '0912 111 2233', role: 'مدیرعامل', title: 'اصلی', fullname: 'ندا' },
      ],
    });
    const list = await tenant.get(contactsOf(customer.id));
    expect(list.status).toBe(200);
    expect(list.headers.etag).toBe('"1"');
    expect(list.body).toEqual(customer.contacts);
    for (const contact of customer.contacts) {
      const one = await tenant.get(`${contactsOf(customer.id)}/${contact.id}`);
      expect(one.status).toBe(200);
      expect(one.body).toEqual(contact);
      expect(Object.keys(one.body)).toEqual(['id', 'data']);
      expect(Object.keys(one.body.data)).toEqual(['note', 'role', 'type', 'value', 'responder']);
    }
    expect((await tenant.get(contactsOf((await aCustomer(tenant)).id))).body).toEqual([]);
  });
});

describe('adding a contact', () => {
  it('puts it behind the others, says where it is, and is an update of the customer', async () => {
    const customer = await aCustomer(tenant, { contacts: [{ type: 'tel', value: '1' }] });
    const reply = await tenant.post(contactsOf(customer.id), {
      id: randomUUID(),
      type: ' Mobile ',
      value: ' ۰۹۱۲ ۱۱۱ ۲۲۳۳ ',
      title: 'اصلی',
      fullName: 'Neda',
    });
    expect(reply.status).toBe(201);
    expect(reply.body).toEqual({
      id: expect.any(String),
      data: { note: 'اصلی', role: null, type: 'mobile', value: '۰۹۱۲ ۱۱۱ ۲۲۳۳', responder: 'Neda' },
    });
    expect(reply.headers.location).toBe(`${contactsOf(customer.id)}/${reply.body.id}`);
    expect((await tenant.get(reply.headers.location!)).body).toEqual(reply.body);
    const now = await read(customer.id);
    expect(now.contacts).toEqual([...customer.contacts, reply.body]);
    expect(now.updatedAt > customer.updatedAt).toBe(true);
    expect([reply.headers.etag, now.etag]).toEqual(['"2"', '"2"']);
    expect(await eventsOf(customer.id)).toEqual([
      { type: 'create', data: {} },
      { type: 'update', data: { fields: ['contacts'] } },
    ]);
    expect((await tenant.get('/v1/customers?search=09121112233')).body.items[0].id).toBe(customer.id);
  });

  it('takes it flat or nested, as JSON and as a form', async () => {
    const customer = await aCustomer(tenant);
    const data = { note: 'n', role: 'r', type: 'email', value: 'a@b.ir', responder: 'p' };
    const path = contactsOf(customer.id);
    const replies = [
      await tenant.post(path, data),
      await tenant.post(path, { id: 'whatever', data }),
      await tenant.send('POST', path, { form: { ...data, id: 'whatever' } }),
      await tenant.send('POST', path, { form: { data: JSON.stringify(data) } }),
      await tenant.send('POST', path, {
        body: Object.entries(data)
          .map(([key, value]) => `data[${key}]=${encodeURIComponent(value)}`)
          .join('&'),
        headers: { 'content-type': 'application/x-www-form-urlencoded' },
      }),
    ];
    for (const reply of replies) {
      expect(reply.status).toBe(201);
      expect(reply.body.data).toEqual(data);
    }
    expect((await read(customer.id)).contacts.map(({ id }) => id)).toEqual(replies.map(({ body }) => body.id));
  });

  it.each([
    [{}, { type: 'is required', value: 'is required' }],
    [{ type: 'tel' }, { value: 'is required' }],
    [
      { type: ' ', value: null },
      { type: 'is required', value: 'is required' },
    ],
    [
      { type: ['tel'], value: {}, role: 'x'.repeat(501), title: 'x'.repeat(2_001), fullname: [] },
      {
        type: 'must be a text',
        value: 'must be a text',
        role: 'must have at most 500 characters',
        title: 'must have at most 2000 characters',
        fullname: 'must be a text',
      },
    ],
    [{ data: { type: 'tel', value: 'x'.repeat(501) } }, { value: 'must have at most 500 characters' }],
    [{ data: '{type:' }, { data: 'is not valid JSON' }],
    [{ data: ['tel', '1'] }, { data: 'must be an object' }],
  ])('refuses %j naming each field', async (json, faults) => {
    const customer = await aCustomer(tenant);
    const reply = await tenant.post(contactsOf(customer.id), json);
    expect(reply.status).toBe(400);
    expect(faultsOf(reply)).toEqual(faults);
    expect(await read(customer.id)).toEqual({ ...customer, etag: '"1"' });
  });

  it('refuses the 101st', async () => {
    const contacts = Array.from({ length: 99 }, (_, index) => ({ type: 'tel', value: String(index) }));
    const customer = await aCustomer(tenant, { contacts });
    const replies = await Promise.all(
      Array.from({ length: 5 }, () => tenant.post(contactsOf(customer.id), { type: 'tel', value: 'more' })),
    );
    expect(replies.map(({ status }) => status).sort()).toEqual([201, 400, 400, 400, 400]);
    expect(faultsOf(replies.find(({ status }) => status === 400)!)).toHaveProperty('contacts');
    expect((await read(customer.id)).contacts).toHaveLength(100);
  });
});

describe('changing a contact', () => {
  it('changes what is passed and leaves the rest', async () => {
    const customer = await aCustomer(tenant, {
      contacts: [
        { type: 'tel', value: '1', role: 'boss', note: 'n', responder: 'p' },
        { type: 'tel', value: '2' },
      ],
    });
    const [first, second] = customer.contacts;
    const path = `${contactsOf(customer.id)}/${first!.id}`;
    const reply = await tenant.put(path, { id: second!.id, value: ' 11 ', role: null, title: 'alias' });
    expect(reply.status).toBe(200);
    expect(reply.headers.etag).toBe('"2"');
    expect(reply.body).toEqual({
      id: first!.id,
      data: { note: 'alias', role: null, type: 'tel', value: '11', responder: 'p' },
    });
    expect((await read(customer.id)).contacts).toEqual([reply.body, second]);
    const nested = await tenant.put(path, { data: { type: 'FAX' } });
    expect(nested.body.data).toEqual({ ...reply.body.data, type: 'fax' });
    expect((await eventsOf(customer.id)).map(({ type }) => type)).toEqual(['create', 'update', 'update']);
  });

  it('writes nothing when nothing differs', async () => {
    const customer = await aCustomer(tenant, { contacts: [{ type: 'tel', value: '1', note: 'n' }] });
    const [contact] = customer.contacts;
    const path = `${contactsOf(customer.id)}/${contact!.id}`;
    for (const same of [{}, contact, contact!.data, { type: 'TEL', note: ' n ' }]) {
      const reply = await tenant.put(path, same);
      expect(reply.status).toBe(200);
      expect(reply.body).toEqual(contact);
    }
    expect(await read(customer.id)).toEqual({ ...customer, etag: '"1"' });
    expect(await eventsOf(customer.id)).toHaveLength(1);
  });

  it('refuses to clear what is required', async () => {
    const customer = await aCustomer(tenant, { contacts: [{ type: 'tel', value: '1' }] });
    const reply = await tenant.put(`${contactsOf(customer.id)}/${customer.contacts[0]!.id}`, {
      type: null,
      value: ' ',
      responder: 'x'.repeat(501),
    });
    expect(reply.status).toBe(400);
    expect(Object.keys(faultsOf(reply))).toEqual(['responder']);
    const cleared = await tenant.put(`${contactsOf(customer.id)}/${customer.contacts[0]!.id}`, {
      type: null,
      value: '',
    });
    expect(faultsOf(cleared)).toEqual({ type: 'is required', value: 'is required' });
    expect(await read(customer.id)).toEqual({ ...customer, etag: '"1"' });
  });

  it('loses none of many changes at once', async () => {
    const customer = await aCustomer(tenant, {
      contacts: Array.from({ length: 5 }, (_, index) => ({ type: 'tel', value: String(index) })),
    });
    const replies = await Promise.all(
      customer.contacts.flatMap(({ id }, index) => [
        tenant.put(`${contactsOf(customer.id)}/${id}`, { value: `changed ${index}` }),
        tenant.put(`${contactsOf(customer.id)}/${id}`, { role: `role ${index}` }),
      ]),
    );
    expect(replies.map(({ status }) => status)).toEqual(Array(10).fill(200));
    const now = await read(customer.id);
    expect(now.contacts.map(({ data }) => [data.value, data.role])).toEqual(
      [0, 1, 2, 3, 4].map((index) => [`changed ${index}`, `role ${index}`]),
    );
    expect(now.etag).toBe('"11"');
  });
});

describe('deleting a contact', () => {
  it('answers which, leaves the others and is an update of the customer', async () => {
    const customer = await aCustomer(tenant, {
      contacts: [
        { type: 'tel', value: '77001' },
        { type: 'tel', value: '77002' },
      ],
    });
    const [first, second] = customer.contacts;
    const reply = await tenant.delete(`${contactsOf(customer.id)}/${first!.id}`);
    expect(reply.status).toBe(200);
    expect(reply.body).toEqual({ result: true, contactId: first!.id });
    expect(await read(customer.id)).toMatchObject({ contacts: [second], etag: '"2"' });
    expect((await tenant.get('/v1/customers?search=77001')).body.count).toBe(0);
    expect((await tenant.delete(`${contactsOf(customer.id)}/${first!.id}`)).status).toBe(404);
    expect((await tenant.delete(`${contactsOf(customer.id)}/${second!.id}`)).status).toBe(200);
    expect((await read(customer.id)).contacts).toEqual([]);
  });

  it('keeps the last one of a customer without a name, whoever asks first', async () => {
    const customer = await aCustomer(tenant, {
      identity: {},
      contacts: [
        { type: 'tel', value: '1' },
        { type: 'tel', value: '2' },
      ],
    });
    const replies = await Promise.all(
      customer.contacts.map(({ id }) => tenant.delete(`${contactsOf(customer.id)}/${id}`)),
    );
    expect(replies.map(({ status }) => status).sort()).toEqual([200, 400]);
    const refused = replies.find(({ status }) => status === 400)!;
    expect(faultsOf(refused)).toEqual({ contactId: 'is the last contact of a customer whose identity has no value' });
    expect((await read(customer.id)).contacts).toHaveLength(1);
  });
});

describe('who may', () => {
  const contact = { type: 'tel', value: '1' };

  it('takes editCustomer to write, and without it nothing is written', async () => {
    const customer = await aCustomer(tenant, { contacts: [contact] });
    const others = await app.operator(tenant.organizationId, ['createCustomer', 'addCustomerTag', 'deleteCustomer']);
    const path = `${contactsOf(customer.id)}/${customer.contacts[0]!.id}`;
    for (const reply of [
      await others.post(contactsOf(customer.id), contact),
      await others.put(path, { value: '2' }),
      await others.delete(path),
    ]) {
      expect(reply.status).toBe(403);
    }
    expect((await others.get(contactsOf(customer.id))).body).toEqual(customer.contacts);
    const editor = await app.operator(tenant.organizationId, ['editCustomer']);
    expect((await editor.post(contactsOf(customer.id), contact)).status).toBe(201);
    expect((await editor.put(path, { value: '2' })).status).toBe(200);
    expect((await editor.delete(path)).status).toBe(200);
  });

  it('honours If-Match against the version of the customer', async () => {
    const customer = await aCustomer(tenant, { contacts: [contact] });
    const path = `${contactsOf(customer.id)}/${customer.contacts[0]!.id}`;
    const stale = { 'if-match': '"7"' };
    expect((await tenant.post(contactsOf(customer.id), contact, stale)).status).toBe(412);
    expect((await tenant.put(path, { value: '2' }, stale)).status).toBe(412);
    expect((await tenant.delete(path, stale)).status).toBe(412);
    expect(await read(customer.id)).toEqual({ ...customer, etag: '"1"' });
    expect((await tenant.put(path, { value: '2' }, { 'if-match': '"1"' })).headers.etag).toBe('"2"');
    expect((await tenant.delete(path, { 'if-match': '"2"' })).headers.etag).toBe('"3"');
  });

  it('tells what is elsewhere from what is missing by nothing', async () => {
    const stranger = await app.tenant();
    const [customer, sibling] = [await aCustomer(tenant, { contacts: [contact] }), await aCustomer(tenant)];
    const foreign = await aCustomer(stranger, { contacts: [contact] });
    const foreignContact = foreign.contacts[0]!.id;
    const elsewhere = [
      `${contactsOf(foreign.id)}/${foreignContact}`,
      `${contactsOf(customer.id)}/${foreignContact}`,
      `${contactsOf(sibling.id)}/${customer.contacts[0]!.id}`,
    ];
    for (const [method, json] of [['GET'], ['PUT', { value: '2' }], ['DELETE']] as const) {
      for (const path of elsewhere) {
        const reply = await tenant.send(method, path, { json });
        const missing = await tenant.send(method, path.replace(/[^/]+$/, randomUUID()), { json });
        expect([method, path, reply.status]).toEqual([method, path, 404]);
        expect({ ...reply.body, requestId: '' }).toEqual({ ...missing.body, requestId: '' });
      }
      expect((await tenant.send(method, `${contactsOf(customer.id)}/7`, { json })).status).toBe(400);
    }
    for (const [method, json] of [['GET'], ['POST', contact]] as const) {
      const reply = await tenant.send(method, contactsOf(foreign.id), { json });
      const missing = await tenant.send(method, contactsOf(randomUUID()), { json });
      expect(reply.status).toBe(404);
      expect({ ...reply.body, requestId: '' }).toEqual({ ...missing.body, requestId: '' });
      expect((await tenant.send(method, contactsOf('7'), { json })).status).toBe(400);
    }
    expect((await stranger.get(contactsOf(foreign.id))).body).toEqual(foreign.contacts);
  });
});
