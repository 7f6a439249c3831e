import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { uuidv7 } from '@echonio/platform';
import { Tenant, TestApp } from '../support/test-app';
import { TestReply } from '../support/test-request';

let app: TestApp;
let tenant: Tenant;

beforeAll(async () => {
  app = await TestApp.start();
  tenant = await app.tenant();
});
afterAll(() => app.close());

const PNG = Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex');
const image = async (owner: Tenant = tenant): Promise<string> => (await owner.upload('عکس.png', PNG)).id;
const identity = { name: 'رادیو' };
const create = (avatarUploadedFileId: string | null): Promise<TestReply> =>
  tenant.post('/v1/customers', { identity, avatarUploadedFileId });
const contents = (): Promise<string[]> => readdir(join(app.dataDir, 'files', tenant.organizationId));

describe('an avatar', () => {
  it.each([
    ['PNG', PNG],
    ['JPEG', Buffer.from('ffd8ffe000104a464946', 'hex')],
    ['GIF', Buffer.from('GIF89a')],
    ['WebP', Buffer.from('RIFF\x24\0\0\0WEBPVP8 ')],
  ])('may be a %s, given at creation or later, taken back and replaced', async (_, content) => {
    const { id: avatar } = await tenant.upload('a', content);
    const created = await create(avatar);
    expect([created.status, created.body.avatarUploadedFileId]).toEqual([201, avatar]);
    expect((await tenant.get(`/v1/customers/${created.body.id}`)).body).toEqual(created.body);
    const path = `/v1/customers/${created.body.id}`;
    for (const next of [null, avatar, await image()]) {
      const changed = await tenant.put(path, { avatarUploadedFileId: next });
      expect([changed.status, changed.body.avatarUploadedFileId]).toEqual([200, next]);
    }
  });

  it('must be an image of the same organization', async () => {
    const stranger = await app.tenant();
    const { body: customer } = await create(null);
    const { body: before } = await tenant.get(`/v1/customers/${customer.id}?include=meta`);
    const { count } = (await tenant.get('/v1/customers?limit=0')).body;
    const unusable = [
      (await tenant.upload('a.png', 'not a picture')).id,
      (await tenant.upload('a.svg', '<svg xmlns="http://www.w3.org/2000/svg"/>')).id,
      await image(stranger),
      uuidv7(),
    ];
    for (const avatar of unusable) {
      for (const reply of [
        await create(avatar),
        await tenant.put(`/v1/customers/${customer.id}`, { avatarUploadedFileId: avatar, identity: { name: 'x' } }),
      ]) {
        expect(reply.status).toBe(400);
        expect(reply.body.errors).toEqual([
          { field: 'avatarUploadedFileId', message: 'must be an uploaded PNG, JPEG, WebP or GIF image' },
        ]);
      }
    }
    expect((await tenant.get(`/v1/customers/${customer.id}?include=meta`)).body).toEqual(before);
    expect((await tenant.get('/v1/customers?limit=0')).body.count).toBe(count);
  });

  it('is not a way around permissions', async () => {
    const reader = await app.operator(tenant.organizationId, ['importCustomers']);
    const avatar = await image();
    expect((await reader.post('/v1/customers', { identity, avatarUploadedFileId: avatar })).status).toBe(403);
    const { body: customer } = await create(null);
    const change = await reader.put(`/v1/customers/${customer.id}`, { avatarUploadedFileId: avatar });
    expect(change.status).toBe(403);
  });

  it('can not be deleted while a customer has it', async () => {
    const avatar = await image();
    const { body: customer } = await create(avatar);
    const reply = await tenant.delete(`/v1/files/${avatar}`);
    expect([reply.status, reply.body.code]).toEqual([409, 'CONFLICT']);
    expect((await tenant.get(`/v1/files/${avatar}/content`)).status).toBe(200);
    await tenant.put(`/v1/customers/${customer.id}`, { avatarUploadedFileId: null });
    expect((await tenant.delete(`/v1/files/${avatar}`)).status).toBe(200);
  });
});

describe('deleting a customer', () => {
  it('takes its avatar along when no other customer has it', async () => {
    const avatar = await image();
    const [first, second] = [await create(avatar), await create(avatar)];
    expect((await tenant.delete(`/v1/customers/${first.body.id}`)).body).toEqual({ result: 'true', id: first.body.id });
    expect((await tenant.get(`/v1/files/${avatar}`)).status).toBe(200);
    expect((await tenant.delete(`/v1/customers/${second.body.id}`)).status).toBe(200);
    expect((await tenant.get(`/v1/files/${avatar}`)).status).toBe(404);
    expect(await contents()).not.toContain(avatar);
  });

  it('keeps its avatar when something else refers to it', async () => {
    const avatar = await image();
    const { body: customer } = await create(avatar);
    await app.owner.query(`CREATE TABLE file_users (organization_id uuid, file_id uuid,
      FOREIGN KEY (organization_id, file_id) REFERENCES files (organization_id, id))`);
    await app.owner.query('INSERT INTO file_users VALUES ($1, $2)', [tenant.organizationId, avatar]);
    expect((await tenant.delete(`/v1/customers/${customer.id}`)).status).toBe(200);
    await app.owner.query('DROP TABLE file_users');
    expect((await tenant.get(`/v1/files/${avatar}/content`)).status).toBe(200);
    expect((await tenant.get(`/v1/customers/${customer.id}`)).status).toBe(404);
  });

  it('leaves no avatar behind and loses none when many customers of it go, come and change at once', async () => {
    for (let round = 0; round < 10; round += 1) {
      const avatar = await image();
      const customers = await Promise.all(Array.from({ length: 4 }, () => create(avatar)));
      const { body: bystander } = await create(null);
      const attempts = await Promise.all([
        ...customers.map(({ body }) => tenant.delete(`/v1/customers/${body.id}`)),
        create(avatar),
        tenant.put(`/v1/customers/${bystander.id}`, { avatarUploadedFileId: avatar }),
        tenant.delete(`/v1/files/${avatar}`),
      ]);
      const statuses = attempts.map(({ status }) => status);
      expect(statuses.slice(0, 4)).toEqual([200, 200, 200, 200]);
      expect([201, 400]).toContain(statuses[4]);
      expect([200, 400]).toContain(statuses[5]);
      expect([200, 404, 409]).toContain(statuses[6]);
      const used = await app.owner.query('SELECT FROM customers WHERE avatar_file_id = $1', [avatar]);
      const stored = (await tenant.get(`/v1/files/${avatar}/content`)).status;
      expect(stored).toBe(used.rows.length > 0 ? 200 : 404);
      expect((await contents()).includes(avatar)).toBe(used.rows.length > 0);
    }
    const { rows } = await app.owner.query(
      'SELECT deadlocks::int FROM pg_stat_database WHERE datname = current_database()',
    );
    expect(rows).toEqual([{ deadlocks: 0 }]);
  });
});
