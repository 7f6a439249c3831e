import { randomUUID } from 'node:crypto';
import { access, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { createAccessToken } from '@echonio/access';
import { Pool } from 'pg';
import { DataSource } from 'typeorm';
import { RawConnection } from '../support/raw-connection';
import { storedRows } from '../support/isolation/stored-rows';
import { Tenant, TestApp } from '../support/test-app';
import { multipart, send, TestReply, TestRequest } from '../support/test-request';
import { aCustomer } from '../builders/a-customer';
import { aTag } from '../builders/a-tag';
import { anImport } from '../builders/an-import';

/**
 * What went wrong in this stack, or in products like this one, each tried here in short; most have a longer test of their own: guard, transport,
 * files, isolation, permissions, tokens, tenancy, export-round-trip, search-plans.
 */
let app: TestApp;
let ours: Tenant;
let theirs: Tenant;

beforeAll(async () => {
  app = await TestApp.start();
  ours = await app.tenant();
  theirs = await app.tenant();
});
afterAll(() => app.close());

/** Where readiness asks. */
const poolOf = ({ driver }: DataSource): Pool => (driver as unknown as { master: Pool }).master;

const files = async (): Promise<string[]> => (await readdir(app.dataDir, { recursive: true })).sort();

/** Nobody's request gets nothing done. */
async function expectRefused(method: string, path: string, request: TestRequest = {}): Promise<void> {
  const before = await storedRows(app);
  const reply = await send(app.url, method, path, request);
  expect([400, 401, 404, 405]).toContain(reply.status);
  expect(reply.text).not.toContain(ours.organizationId);
  expect(await storedRows(app)).toEqual(before);
}

const typed = (type: string, body: string, path = '/v1/customers'): Promise<TestReply> =>
  ours.send('POST', path, { headers: { 'content-type': type }, body });

describe('past the guard', () => {
  it('CVE-2026-33011: HEAD needs a token like GET', async () => {
    expect((await send(app.url, 'HEAD', '/v1/customers')).status).toBe(401);
    expect((await ours.send('HEAD', '/v1/customers')).status).toBe(200);
  });

  it('CVE-2025-69211: a letter of the address as %61 leads nowhere else', async () => {
    for (const path of ['/v1/customer%73', '/%76%31/customers', '/v1/%63ustomers/export', '/v1/oper%61tors/me'])
      for (const method of ['GET', 'POST']) await expectRefused(method, path, method === 'POST' ? { json: {} } : {});
  });

  it('GHSA-6v32-fjc9-9qf6: a slash at the end leads nowhere else', async () => {
    for (const path of ['/v1/customers/', '/v1/customers//', '/v1/operators/me/']) await expectRefused('GET', path);
  });

  it('GHSA-r4wm-x892-vjmx: two slashes or a semicolon lead nowhere else', async () => {
    for (const path of ['//v1/customers', '/v1//customers', '/v1/customers;x', '/v1;a=b/customers', '/;/v1/customers'])
      await expectRefused('GET', path);
  });

  it("GHSA-56p6-qw3c-fq2g: a removed operator's token ends with the operator", async () => {
    const removed = await app.operator(ours.organizationId, ['superuser']);
    expect((await removed.get('/v1/customers')).status).toBe(200);
    await ours.delete(`/v1/operators/${removed.operatorId}`);
    expect((await removed.get('/v1/customers')).status).toBe(401);
  });
});

describe('past the reading of a body', () => {
  const BAD = '{"type":"robot","contacts":[{"type":{}}]}';

  it.each([
    ['GHSA-247c-9743-5963', 'application/json ; charset=utf-8'],
    ['GHSA-247c-9743-5963', 'Application/JSON;'],
    ['CVE-2026-25223', 'application/json\ta'],
    ['CVE-2026-25223', 'application/json\t; charset=utf-8'],
    ['CVE-2025-32442', 'APPLICATION/JSON'],
    ['CVE-2025-32442', 'application/json;boundary=x'],
  ])('%s: a body of the type %j is checked or refused', async (_id, type) => {
    const before = await storedRows(app);
    expect([400, 415]).toContain((await typed(type, BAD)).status);
    expect(await storedRows(app)).toEqual(before);
  });

  it('CVE-2022-33171: an object where an id is due finds nothing', async () => {
    const { id } = await aCustomer(ours);
    const tricks = [{ id }, { $ne: null }, [id], { where: {} }, true, { _type: 'moreThan', _value: '' }];
    for (const trick of tricks) {
      expect((await ours.post(`/v1/customers/${id}/tags`, { tagId: trick })).status).toBe(400);
      expect((await ours.put(`/v1/customers/${id}`, { avatarUploadedFileId: trick })).status).toBe(400);
      expect((await ours.post('/v1/customers/import', { id: trick })).status).toBe(400);
    }
    for (const query of ['creatorOperatorId[id]=1', 'tagIds[$ne]=1', 'tagIds[]=1', 'cursor[a]=b'])
      expect((await ours.get(`/v1/customers?${query}`)).status).toBe(400);
  });
});

describe('another organization', () => {
  it.each(['GHSA-hp26-q66v-q2w7', 'GHSA-728h-4mwj-f2p4'])('%s: a body names no organization', async () => {
    const claim = { organizationId: theirs.organizationId, organization: { id: theirs.organizationId } };
    const before = await storedRows(app, theirs.organizationId);
    const made = await ours.post('/v1/customers', { ...claim, identity: { name: 'mine' } });
    expect(made.body.organizationId).toBe(ours.organizationId);
    const changed = await ours.put(`/v1/customers/${made.body.id}`, { ...claim, identity: { name: 'still mine' } });
    expect(changed.body.organizationId).toBe(ours.organizationId);
    const tag = await ours.post('/v1/settings/tags', { ...claim, title: randomUUID() });
    expect(tag.body.organizationId).toBe(ours.organizationId);
    const operator = await ours.post('/v1/operators', { ...claim, name: randomUUID(), permissions: [] });
    expect(operator.body.organizationId).toBe(ours.organizationId);
    expect(await storedRows(app, theirs.organizationId)).toEqual(before);
  });

  it.each(['CVE-2026-55610', 'CVE-2026-35412', 'GHSA-vwx9-7qcf-gg7f'])(
    '%s: what is theirs is neither changed nor overwritten',
    async () => {
      const customer = await aCustomer(theirs, { contacts: [{ type: 'tel', value: '1' }] });
      const tag = await aTag(theirs);
      const { id: file } = await theirs.upload('theirs.csv', 'name\nTheirs\n');
      const before = await storedRows(app, theirs.organizationId);
      const contact = `/v1/customers/${customer.id}/contacts/${customer.contacts[0]!.id}`;
      const tries: [string, string, object?][] = [
        ['PUT', `/v1/customers/${customer.id}`, { identity: { lastName: 'x' } }],
        ['PUT', contact, { value: '2' }],
        ['PUT', `/v1/settings/tags/${tag.id}`, { title: 'x' }],
        ['PUT', `/v1/operators/${theirs.operatorId}`, { name: 'x' }],
        ['POST', '/v1/customers/import', { id: file, onDuplicate: 'update' }],
        ['DELETE', `/v1/files/${file}`],
        ['DELETE', `/v1/customers/${customer.id}`],
      ];
      for (const [method, path, json] of tries) expect((await ours.send(method, path, { json })).status).toBe(404);
      expect(await storedRows(app, theirs.organizationId)).toEqual(before);
    },
  );

  it('CVE-2026-41160: permission is asked before anything is written', async () => {
    const reader = await app.operator(ours.organizationId, []);
    const { id } = await aCustomer(ours);
    const before = await storedRows(app);
    const tries: [string, string, TestRequest][] = [
      ['POST', '/v1/customers', { json: { identity: { name: 'x' } } }],
      ['PUT', `/v1/customers/${id}`, { json: { identity: { lastName: 'x' } } }],
      ['POST', '/v1/files', multipart('x.csv', 'name\nx\n')],
      ['POST', '/v1/settings/tags', { json: { title: 'x' } }],
      ['DELETE', `/v1/customers/${id}`, {}],
    ];
    for (const [method, path, request] of tries) expect((await reader.send(method, path, request)).status).toBe(403);
    expect(await storedRows(app)).toEqual(before);
  });
});

describe('uploads', () => {
  const TYPE = 'multipart/form-data; boundary=B';

  it('CVE-2025-24033: an upload that is broken off leaves no file', async () => {
    const before = await files();
    const connection = await RawConnection.open(app.url);
    connection.startPost('/v1/files', { authorization: `Bearer ${ours.token}`, 'content-type': TYPE });
    connection.chunk('--B\r\nContent-Disposition: form-data; name="file"; filename="a"\r\n\r\n');
    connection.chunk(Buffer.alloc(100_000));
    while ((await files()).length === before.length) await sleep(20);
    connection.destroy();
    while ((await files()).length > before.length) await sleep(20);
    expect(await files()).toEqual(before);
  });

  it('CVE-2023-25576: parts without end are refused, not gathered', async () => {
    const part = '--B\r\nContent-Disposition: form-data; name="a"\r\n\r\nb\r\n';
    expect((await typed(TYPE, `${part.repeat(50_000)}--B--\r\n`, '/v1/files')).status).toBe(413);
  });

  it.each(['\r\n\0', ': \r\n', 'Content-Disposition\r\n', '\n:\n'])(
    'CVE-2022-24434: the malformed part header %j ends the upload, not the server',
    async (header) => {
      expect((await typed(TYPE, `--B\r\n${header}\r\nx\r\n--B--\r\n`, '/v1/files')).status).toBe(400);
      expect((await app.send('GET', '/health/live')).status).toBe(200);
    },
  );

  it.each(['CVE-2024-29409', 'CVE-2026-30821'])("%s: a file's type is told from its bytes", async () => {
    const html = '<html><script>alert(1)</script></html>';
    const head = 'Content-Disposition: form-data; name="f"; filename="a.png"\r\nContent-Type: image/png';
    const { body } = await typed(TYPE, `--B\r\n${head}\r\n\r\n${html}\r\n--B--\r\n`, '/v1/files');
    expect(body.mimeType).toBe('text/plain');
    const avatar = await ours.post('/v1/customers', { identity: { name: 'x' }, avatarUploadedFileId: body.id });
    expect({ status: avatar.status, field: avatar.body.errors[0].field }).toEqual({
      status: 400,
      field: 'avatarUploadedFileId',
    });
  });

  it('GHSA-2wfh-rcwf-wh23: a name with ../ is no path', async () => {
    const before = await files();
    for (const name of ['../../../../tmp/echonio-climbed', '..\\\\..\\\\echonio-climbed', '/tmp/echonio-climbed']) {
      const { id } = await ours.upload(name, 'x');
      expect((await ours.get(`/v1/files/${id}`)).body.name).toBe('echonio-climbed');
    }
    const added = (await files()).filter((file) => !before.includes(file) && !file.endsWith(ours.organizationId));
    for (const file of added) expect(file).toMatch(new RegExp(`^files/${ours.organizationId}/[0-9a-f-]{36}$`));
    await expect(access('/tmp/echonio-climbed')).rejects.toThrow();
    await expect(access(join(app.dataDir, 'echonio-climbed'))).rejects.toThrow();
  });

  it('CVE-2026-21858: an upload that is only told of in JSON is none', async () => {
    const before = await files();
    const file = { path: '/etc/passwd', filepath: '/etc/passwd', name: 'x', size: 1, mimetype: 'text/csv' };
    for (const json of [{ file }, { files: { file } }, { request: {}, file, limits: {} }])
      expect((await ours.post('/v1/files', json)).status).toBe(415);
    expect((await ours.post('/v1/customers/import', { id: file })).status).toBe(400);
    expect(await files()).toEqual(before);
  });

  it('GHSA-xmjj-3c76-5w84: HTML is never shown, only given as an attachment', async () => {
    const { id } = await ours.upload('page.html', '<!DOCTYPE html><script>alert(1)</script>');
    const { headers } = await ours.get(`/v1/files/${id}/content`, { accept: 'text/html' });
    expect(headers).toMatchObject({
      'content-type': 'text/plain',
      'content-disposition': expect.stringMatching(/^attachment;/),
      'x-content-type-options': 'nosniff',
      'content-security-policy': "default-src 'none'; sandbox",
    });
  });
});

describe('what goes out', () => {
  it("GHSA-3xc2-h5r3-wv3r: a tag's name starts no formula in an export", async () => {
    const tenant = await app.tenant();
    const title = '=HYPERLINK("http://x.example","x")';
    await anImport(tenant, JSON.stringify([{ identity: { name: '@SUM(1)' }, tags: [title] }]), { createTags: true });
    const { text } = await tenant.get('/v1/customers/export?format=csv');
    expect(text).toContain("'=HYPERLINK");
    expect(text).toContain("'@SUM");
    expect(text).not.toMatch(/(^|,|")[=@]/m);
  });

  it('GHSA-8vg2-wf3q-mwv7: no reply tells a token, not even to who sent it (the log: log-scan)', async () => {
    const secret = ours.token.split('_')[2]!;
    const unknown = createAccessToken(ours.organizationId).token;
    for (const token of [ours.token, `${ours.token}x`, unknown]) {
      const headers = { authorization: `Bearer ${token}` };
      for (const path of ['/v1/customers', '/v1/operators/me', `/v1/customers/${token}`, '/v1/nothing', '/metrics'])
        for (const part of [secret, unknown.split('_')[2]!])
          expect((await app.send('GET', path, { headers })).text).not.toContain(part);
    }
  });

  it('GHSA-6q22-g298-grjh: health checks ask the database at most once a second, however many come', async () => {
    await sleep(1_100);
    const query = jest.spyOn(poolOf(app.database.dataSource), 'query');
    const began = performance.now();
    for (let round = 0; round < 10; round += 1)
      await Promise.all(Array.from({ length: 20 }, () => send(app.url, 'GET', '/health/ready')));
    const asked = query.mock.calls.filter(([statement]) => String(statement).includes('migrations')).length;
    query.mockRestore();
    expect(asked).toBeGreaterThan(0);
    expect(asked).toBeLessThanOrEqual(1 + (performance.now() - began) / 1_000);
  });

  it('CVE-2026-25591: a search of % is a search for the character, and stays cheap', async () => {
    const tenant = await app.tenant();
    await aCustomer(tenant, { identity: { lastName: 'abc' } });
    const { id } = await aCustomer(tenant, { identity: { lastName: '5 % off' } });
    for (const search of ['%', '%%%%', '%_%_%']) {
      const { status, body } = await tenant.get(`/v1/customers?search=${encodeURIComponent(search)}`);
      expect(status).toBe(200);
      expect(body.items.map((item: { id: string }) => item.id)).toEqual(search === '%' ? [id] : []);
    }
    const long = await tenant.get(`/v1/customers?search=${'%25'.repeat(201)}`);
    expect({ status: long.status, field: long.body.errors[0].field }).toEqual({ status: 400, field: 'search' });
  });
});
