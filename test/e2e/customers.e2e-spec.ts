import { Tenant, TestApp } from '../support/test-app';

let app: TestApp;
let tenant: Tenant;

beforeAll(async () => {
  app = await TestApp.start();
  tenant = await app.tenant();
});
afterAll(() => app.close());

const corporate = {
  type: 'corporate',
  identity: { name: 'رادیو', title: 'کافی شاپ', manager: 'ندا یاری' },
  contacts: [
    { type: 'tel', value: '+982123422342' },
    { type: 'mobile', value: '+982123422342', role: 'مدیرعامل', title: 'اصلی' },
  ],
};

describe('creating a customer', () => {
  it('echoes what was stored, in the documented shape', async () => {
    const reply = await tenant.post('/v1/customers', corporate);
    expect(reply.status).toBe(201);
    expect(reply.headers.location).toBe(`/v1/customers/${reply.body.id}`);
    expect(reply.headers.etag).toBe('"1"');
    expect(Object.keys(reply.body)).toEqual([
      'id',
      'organizationId',
      'creatorOperatorId',
      'avatarUploadedFileId',
      'type',
      'identity',
      'tagsIds',
      'contacts',
    ]);
    expect(reply.body).toMatchObject({
      organizationId: tenant.organizationId,
      creatorOperatorId: tenant.operatorId,
      avatarUploadedFileId: null,
      type: 'corporate',
      identity: corporate.identity,
      tagsIds: [],
    });
    expect(reply.body.contacts.map((contact: { data: unknown }) => contact.data)).toEqual([
      { note: null, role: null, type: 'tel', value: '+982123422342', responder: null },
      { note: 'اصلی', role: 'مدیرعامل', type: 'mobile', value: '+982123422342', responder: null },
    ]);
  });

  it('answers the same as a later read, with and without meta', async () => {
    for (const query of ['', '?include=meta']) {
      const created = await tenant.post(`/v1/customers${query}`, corporate);
      const read = await tenant.get(`/v1/customers/${created.body.id}${query}`);
      expect(read.status).toBe(200);
      expect(read.headers.etag).toBe('"1"');
      expect(read.body).toEqual(created.body);
      expect(Object.keys(read.body)).toEqual(Object.keys(created.body));
    }
  });

  it('names every fault at once and writes nothing', async () => {
    const stranger = await app.tenant();
    const reply = await stranger.post('/v1/customers', {
      type: 'shop',
      identity: { name: 'x', lastName: ['y'] },
      contacts: [{ type: 'tel' }, { value: 'x'.repeat(501), type: 'tel' }, 'no'],
      tagsIds: ['nope'],
      avatarUploadedFileId: 7,
    });
    expect(reply.status).toBe(400);
    expect(reply.headers['content-type']).toMatch('application/problem+json');
    expect(reply.body.code).toBe('VALIDATION');
    expect(reply.body.errors.map((error: { field: string }) => error.field).sort()).toEqual([
      'avatarUploadedFileId',
      'contacts.0.value',
      'contacts.1.value',
      'contacts.2',
      'identity.lastName',
      'tagsIds.0',
      'type',
    ]);
    expect((await stranger.get('/v1/customers')).body).toEqual({ items: [], count: 0 });
  });
});

describe('changing a customer', () => {
  it('changes what is passed and leaves the rest', async () => {
    const { body: customer } = await tenant.post('/v1/customers', corporate);
    const [tel, mobile] = customer.contacts;
    const changed = await tenant.put(`/v1/customers/${customer.id}`, {
      identity: { title: null, manager: ' Neda ' },
      contacts: [
        { id: mobile.id, note: null },
        { type: 'Email', value: 'a@b.ir' },
      ],
    });
    expect(changed.status).toBe(200);
    expect(changed.headers.etag).toBe('"2"');
    expect(changed.body.identity).toEqual({ name: 'رادیو', title: null, manager: 'Neda' });
    expect(changed.body.contacts).toEqual([
      { id: mobile.id, data: { ...mobile.data, note: null } },
      { id: expect.any(String), data: { note: null, role: null, type: 'email', value: 'a@b.ir', responder: null } },
    ]);
    expect((await tenant.get(`/v1/customers/${customer.id}`)).body).toEqual(changed.body);
    const unknown = await tenant.put(`/v1/customers/${customer.id}`, { contacts: [{ id: tel.id, value: '1' }] });
    expect(unknown.status).toBe(400);
    expect(unknown.body.errors[0].field).toBe('contacts.0.id');
  });

  it('writes nothing when a reply is sent back as it came', async () => {
    const { body: customer } = await tenant.post('/v1/customers?include=meta', corporate);
    const { body: sent } = await tenant.put(`/v1/customers/${customer.id}?include=meta`, customer);
    expect(sent).toEqual(customer);
    const { rows } = await app.owner.query('SELECT type FROM timeline_events WHERE customer_id = $1', [customer.id]);
    expect(rows).toEqual([{ type: 'create' }]);
  });
});

describe('finding customers', () => {
  it('finds them in both scripts by the next request, newest change first, with the exact count', async () => {
    const finder = await app.tenant();
    const { body: radio } = await finder.post('/v1/customers', corporate);
    const { body: bob } = await finder.post('/v1/customers', {
      identity: { lastName: 'Shook', firstName: 'Gary', fatherName: 'Bob' },
      contacts: [{ type: 'email', value: 'GaryCShook@dayrep.com' }],
    });
    expect(bob.type).toBe('personal');
    const found = async (search: string): Promise<string[]> => {
      const reply = await finder.get(`/v1/customers?search=${encodeURIComponent(search)}`);
      expect(reply.status).toBe(200);
      expect(reply.body.count).toBe(reply.body.items.length);
      return reply.body.items.map((item: { id: string }) => item.id);
    };
    expect(await found('كافي‌شاپ')).toEqual([radio.id]);
    expect(await found('۰۲۱ ۲۳۴۲-۲۳۴۲')).toEqual([radio.id]);
    expect(await found('dayrep gary')).toEqual([bob.id]);
    expect(await found('nobody')).toEqual([]);
    expect(await found('')).toEqual([bob.id, radio.id]);
    await finder.put(`/v1/customers/${radio.id}`, { identity: { name: 'Radio' } });
    expect(await found('')).toEqual([radio.id, bob.id]);
    expect(await found('رادیو')).toEqual([]);
    expect(await found('radio')).toEqual([radio.id]);
    expect((await finder.get('/v1/customers?limit=1&offset=1')).body).toMatchObject({
      count: 2,
      items: [{ id: bob.id }],
    });
    expect((await finder.get('/v1/customers?search=radio&limit=0')).body).toEqual({ items: [], count: 1 });
  });
});

describe('deleting a customer', () => {
  it('takes everything of it along', async () => {
    const { body: customer } = await tenant.post('/v1/customers', corporate);
    const gone = await tenant.delete(`/v1/customers/${customer.id}`);
    expect(gone.status).toBe(200);
    expect(gone.body).toEqual({ result: 'true', id: customer.id });
    for (const table of ['contacts', 'customer_tags', 'timeline_events', 'customer_search']) {
      const { rows } = await app.owner.query(`SELECT FROM ${table} WHERE customer_id = $1`, [customer.id]);
      expect(rows).toHaveLength(0);
    }
    expect((await tenant.delete(`/v1/customers/${customer.id}`)).status).toBe(404);
    expect((await tenant.get(`/v1/customers/${customer.id}`)).status).toBe(404);
  });
});
