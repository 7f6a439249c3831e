import { curlExample } from '../support/curl-example';
import { Tenant, TestApp } from '../support/test-app';
import { TestReply } from '../support/test-request';

const PUBLISHED_CUSTOMER = '61d9ebbf-084f-4221-ad71-d45d4b1a6ff1';
const PUBLISHED_FILE = '9d0ba832-eef8-4fcf-bd8f-90be717805f7';
const PUBLISHED_ADDED_TAG = '726af1c1-a089-4371-bf26-1b3608683800';
const PUBLISHED_REMOVED_TAG = '9639b18c-13eb-4ccb-a3f1-9ee75c6a4a77';

let app: TestApp;
let tenant: Tenant;

beforeAll(async () => {
  app = await TestApp.start();
  tenant = await app.tenant();
});
afterAll(() => app.close());

const play = (name: string, ids: Record<string, string> = {}): Promise<TestReply> => {
  const { method, path, headers, body } = curlExample(name, tenant.token, ids);
  return app.send(method, path, { headers, body });
};

describe('every example of the reference page, byte for byte', () => {
  it('creates a customer', async () => {
    const reply = await play('create-customer');
    expect(reply.status).toBe(201);
    expect(reply.body).toEqual({
      id: expect.any(String),
      organizationId: tenant.organizationId,
      creatorOperatorId: tenant.operatorId,
      avatarUploadedFileId: null,
      type: 'corporate',
      identity: { name: 'رادیو', title: 'کافی شاپ', manager: 'ندا یاری' },
      tagsIds: [],
      contacts: [
        {
          id: expect.any(String),
          data: { note: null, role: null, type: 'tel', value: '+982123422342', responder: null },
        },
        {
          id: expect.any(String),
          data: { note: 'اصلی', role: 'مدیرعامل', type: 'mobile', value: '+982123422342', responder: null },
        },
      ],
    });
  });

  it('retrieves a customer, three blanks before the token and a broken body on the GET', async () => {
    const { body: customer } = await play('create-customer');
    const reply = await play('retrieve-customer', { [PUBLISHED_CUSTOMER]: customer.id });
    expect(reply.status).toBe(200);
    expect(reply.body).toEqual(customer);
  });

  it('updates a customer', async () => {
    const { body: customer } = await play('create-customer');
    const reply = await play('update-customer', { [PUBLISHED_CUSTOMER]: customer.id });
    expect(reply.status).toBe(200);
    expect(reply.body).toEqual({ ...customer, identity: { name: 'هنر', title: 'پیتزا', manager: 'فرزام' } });
  });

  it('deletes a customer, with a content type and no body', async () => {
    const { body: customer } = await play('create-customer');
    const reply = await play('delete-customer', { [PUBLISHED_CUSTOMER]: customer.id });
    expect(reply.status).toBe(200);
    expect(reply.body).toEqual({ result: 'true', id: customer.id });
    expect((await play('retrieve-customer', { [PUBLISHED_CUSTOMER]: customer.id })).status).toBe(404);
  });

  it('lists customers, with a limit over 100 and a body on the GET', async () => {
    const bobs = [];
    for (const fatherName of ['Bob', 'Bobby']) {
      bobs.unshift((await tenant.post('/v1/customers', { identity: { lastName: 'Shook', fatherName } })).body);
    }
    const reply = await play('list-customers');
    expect(reply.status).toBe(200);
    expect(reply.body).toEqual({ items: [bobs[1]], count: 2 });
  });

  it('adds a tag and takes it off again', async () => {
    const { body: customer } = await play('create-customer');
    const { body: tag } = await tenant.post('/v1/settings/tags', { title: 'Premium customer' });
    const added = await play('add-tag', { [PUBLISHED_CUSTOMER]: customer.id, [PUBLISHED_ADDED_TAG]: tag.id });
    expect(added.status).toBe(200);
    expect(added.body).toEqual(tagReply(customer.id, tag.id, 'add-tag', 'Premium customer tag added'));
    const removed = await play('remove-tag', { [PUBLISHED_CUSTOMER]: customer.id, [PUBLISHED_REMOVED_TAG]: tag.id });
    expect(removed.status).toBe(200);
    expect(removed.body).toEqual(tagReply(customer.id, tag.id, 'remove-tag', 'Premium customer tag removed'));
  });

  it('imports the customers of an uploaded file', async () => {
    const importer = await app.tenant();
    const file = await importer.upload('customers.csv', 'name,mobile\nرادیو,09123456789\nArt,001760-615-7972\n');
    const { method, path, headers, body } = curlExample('import-customers', importer.token, {
      [PUBLISHED_FILE]: file.id,
    });
    const reply = await app.send(method, path, { headers, body });
    expect(reply.status).toBe(200);
    expect(reply.body).toEqual({ result: true, count: 2, importId: expect.any(String), rejected: 0 });
    expect((await importer.get('/v1/customers')).body.count).toBe(2);
  });
});

const TIME = expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/);

const tagReply = (customerId: string, tagId: string, type: string, description: string): unknown => ({
  result: true,
  customerId,
  tagId,
  timelineEvent: {
    id: expect.any(String),
    customerId,
    creatorOperatorId: tenant.operatorId,
    type,
    description,
    data: { tagId },
    updatedAt: TIME,
    createdAt: TIME,
    deletedAt: null,
  },
});
