import { createHash, randomBytes } from 'node:crypto';
import fs, { mkdir, readdir, readFile, readlink, rm, utimes, writeFile } from 'node:fs/promises';
import { request } from 'node:http';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import fc from 'fast-check';
import { FilesService, FilesSweeper } from '@echonio/files';
import { RequestContext, uuidv7 } from '@echonio/platform';
import { RawConnection } from '../support/raw-connection';
import { Tenant, TestApp } from '../support/test-app';
import { multipart, TestReply } from '../support/test-request';

const LIMIT = 3_000_000;
const IDLE_MS = 1_500;

let app: TestApp;
let tenant: Tenant;

beforeAll(async () => {
  app = await TestApp.start({
    FILE_LIMIT_BYTES: String(LIMIT),
    UPLOAD_IDLE_TIMEOUT_MS: String(IDLE_MS),
    REQUEST_TIMEOUT_MS: '2500',
  });
  tenant = await app.tenant();
});
afterAll(() => app.close());

const root = (): string => join(app.dataDir, 'files');
/** What is on the disk: contents and drafts. */
const onDisk = async (): Promise<string[]> =>
  (await readdir(root(), { recursive: true, withFileTypes: true }))
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
const rows = async (): Promise<number> => (await app.owner.query('SELECT count(*)::int FROM files')).rows[0].count;
const traces = async (): Promise<[string[], number]> => [await onDisk(), await rows()];

const BOUNDARY = 'xBOUNDARYx';
const TYPE = { 'content-type': `multipart/form-data; boundary=${BOUNDARY}` };
const part = (disposition: string, content: string | Buffer = '', more = ''): Buffer =>
  Buffer.concat([
    Buffer.from(`--${BOUNDARY}\r\nContent-Disposition: ${disposition}\r\n${more}\r\n`),
    Buffer.from(content),
    Buffer.from('\r\n'),
  ]);
const file = (content: string | Buffer = 'x', name = 'a.txt'): Buffer =>
  part(`form-data; name="file"; filename="${name}"`, content);
const END = Buffer.from(`--${BOUNDARY}--\r\n`);
const send = (...parts: (string | Buffer)[]): Promise<TestReply> =>
  tenant.send('POST', '/v1/files', { body: Buffer.concat(parts.map((each) => Buffer.from(each))), headers: TYPE });

/** An upload whose bytes the test sends by itself, begun up to the middle of its file. */
async function begunUpload(sender: Tenant = tenant): Promise<RawConnection> {
  const connection = await RawConnection.open(app.url);
  connection.startPost('/v1/files', { ...TYPE, authorization: `Bearer ${sender.token}` });
  connection.chunk(`--${BOUNDARY}\r\nContent-Disposition: form-data; name="f"; filename="a.bin"\r\n\r\n`);
  return connection;
}

async function until(condition: () => Promise<boolean>): Promise<void> {
  for (let tries = 0; tries < 100 && !(await condition()); tries += 1) await sleep(50);
  expect(await condition()).toBe(true);
}

const drafts = async (): Promise<string[]> => readdir(join(root(), 'drafts'));

describe('uploading a file', () => {
  it('stores it whole and answers with what it is', async () => {
    const content = randomBytes(1_500_000);
    const reply = await tenant.send('POST', '/v1/files', multipart('مشتری‌ها.bin', content));
    expect(reply.status).toBe(201);
    expect(reply.headers.location).toBe(`/v1/files/${reply.body.id}`);
    expect(Object.keys(reply.body)).toEqual([
      'id',
      'organizationId',
      'creatorOperatorId',
      'name',
      'mimeType',
      'size',
      'sha256',
      'createdAt',
    ]);
    expect(reply.body).toEqual({
      id: expect.stringMatching(/^[0-9a-f-]{36}$/),
      organizationId: tenant.organizationId,
      creatorOperatorId: tenant.operatorId,
      name: 'مشتری‌ها.bin',
      mimeType: 'application/octet-stream',
      size: content.length,
      sha256: createHash('sha256').update(content).digest('hex'),
      createdAt: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/),
    });
    expect((await tenant.get(`/v1/files/${reply.body.id}`)).body).toEqual(reply.body);
    expect(content.equals(await readFile(join(root(), tenant.organizationId, reply.body.id)))).toBe(true);
    expect(await drafts()).toEqual([]);
  });

  it('takes the file under any field name, beside plain fields', async () => {
    const named = part('form-data; name="anything"; filename="n.csv"', 'name,tel\nرادیو,021\n');
    const reply = await send(
      part('form-data; name="id"', 'x'),
      named,
      part('form-data; name="organizationId"', 'y'),
      END,
    );
    expect(reply.status).toBe(201);
    expect(reply.body).toMatchObject({ name: 'n.csv', mimeType: 'text/csv', organizationId: tenant.organizationId });
  });

  it('takes an empty file', async () => {
    const { body } = await send(file(''), END);
    expect(body).toMatchObject({ size: 0, sha256: createHash('sha256').digest('hex') });
    const content = await tenant.get(`/v1/files/${body.id}/content`);
    expect([content.status, content.headers['content-length'], content.text]).toEqual([200, '0', '']);
  });

  it.each([
    [`filename="../../../etc/passwd"`, 'passwd'],
    [`filename="C:\\\\fakepath\\\\عکس.png"`, 'عکس.png'],
    [`filename*=UTF-8''%D8%B1%D8%A7%D8%AF%DB%8C%D9%88%20%E2%82%AC.csv`, 'رادیو €.csv'],
    [`filename=".."`, 'file'],
    [`filename=""`, 'file'],
    [`filename="a\u202ecod.exe"`, 'acod.exe'],
    [`filename="${'ن'.repeat(400)}.csv"`, `${'ن'.repeat(251)}.csv`],
  ])('shows the name of %s as a name only', async (parameter, name) => {
    const before = await onDisk();
    const reply = await send(part(`form-data; name="f"; ${parameter}`, 'x'), END);
    expect(reply.status).toBe(201);
    expect(reply.body.name).toBe(name);
    const added = (await onDisk()).filter((path) => !before.includes(path));
    expect(added).toEqual([join(root(), tenant.organizationId, reply.body.id)]);
  });

  it('reads the type from the bytes, whatever the client says', async () => {
    const lie = 'Content-Type: image/png\r\n';
    const html = await send(part('form-data; name="f"; filename="a.png"', '<script>alert(1)</script>', lie), END);
    expect(html.body.mimeType).toBe('text/plain');
  });
});

describe('an upload that is refused', () => {
  const many = (count: number): Buffer => Buffer.concat(Array<Buffer>(count).fill(part('form-data; name="a"', 'b')));

  it.each<[string, number, () => Promise<TestReply>]>([
    ['has no file', 400, () => send(part('form-data; name="a"', 'b'), END)],
    ['has no part', 400, () => send(END)],
    ['has no body', 400, () => tenant.send('POST', '/v1/files')],
    ['has an empty body', 400, () => send()],
    ['has two files', 400, () => send(file('one'), file('two'), END)],
    [
      'has two files and a field after the first',
      400,
      () => send(file('1'), part('form-data; name="a"'), file('2'), END),
    ],
    ['ends in its file', 400, () => send(file('one'))],
    ['ends in a part header', 400, () => send(file('one'), `--${BOUNDARY}\r\nContent-Dispo`)],
    ['has a malformed part header', 400, () => send(`--${BOUNDARY}\r\n: x\r\n\0\xff\r\n\r\nx\r\n`, END)],
    ['has a part header without a disposition', 400, () => send(`--${BOUNDARY}\r\nX: y\r\n\r\nx\r\n`, END)],
    ['has a huge part header', 400, () => send(`--${BOUNDARY}\r\nX: ${'y'.repeat(100_000)}\r\n\r\nx\r\n`, END)],
    ['has too many fields', 413, () => send(many(21), file(), END)],
    ['is a bomb of parts behind its file', 413, () => send(file(), many(20_000), END)],
    ['has a huge field', 413, () => send(part('form-data; name="a"', 'b'.repeat(65_537)), file(), END)],
    ['has a file over the limit', 413, () => send(file(Buffer.alloc(LIMIT + 1)), END)],
  ])('because it %s is a problem and leaves nothing', async (_, status, attempt) => {
    const before = await traces();
    const reply = await attempt();
    expect(reply.status).toBe(status);
    expect(reply.headers['content-type']).toMatch('application/problem+json');
    expect(reply.body.code).toBe('VALIDATION');
    expect(await traces()).toEqual(before);
  });

  it('may be exactly as large as the limit', async () => {
    expect((await send(file(Buffer.alloc(LIMIT)), END)).body.size).toBe(LIMIT);
  });

  it.each(['multipart/form-data', 'multipart/form-data; boundary=', 'multipart/form-data; boundary'])(
    'because its type is %s is 400 and leaves nothing',
    async (type) => {
      const before = await traces();
      const body = Buffer.concat([file(), END]);
      const reply = await tenant.send('POST', '/v1/files', { body, headers: { 'content-type': type } });
      expect(reply.status).toBe(400);
      expect(await traces()).toEqual(before);
    },
  );

  it.each<[string, Record<string, string>, string]>([
    [
      'JSON that looks like an upload',
      { 'content-type': 'application/json' },
      '{"file":{"path":"/etc/passwd","size":1}}',
    ],
    ['JSON with the inner names of an upload', { 'content-type': 'application/json' }, '{"request":{},"receive":true}'],
    ['a form', { 'content-type': 'application/x-www-form-urlencoded' }, 'file=%2Fetc%2Fpasswd&name=a'],
    ['plain text', { 'content-type': 'text/plain' }, 'x'],
    ['another multipart', { 'content-type': `multipart/mixed; boundary=${BOUNDARY}` }, 'x'],
  ])('because it is %s is 415', async (_, headers, body) => {
    const before = await traces();
    const reply = await tenant.send('POST', '/v1/files', { headers, body });
    expect(reply.status).toBe(415);
    expect(await traces()).toEqual(before);
  });

  it('is refused everywhere else', async () => {
    const before = await traces();
    for (const path of ['/v1/customers', '/v1//files', '/v1/customers/import']) {
      const reply = await tenant.send('POST', path, multipart('a.txt', 'x'));
      expect([404, 405, 415]).toContain(reply.status);
    }
    expect((await tenant.send('POST', '/v1/customers', multipart('a.txt', 'x'))).status).toBe(415);
    expect(await traces()).toEqual(before);
  });
});

describe('a damaged upload', () => {
  const whole = Buffer.concat([part('form-data; name="a"', 'b'), file('content'), part('form-data; name="c"'), END]);
  const attempt = (body: Buffer): Promise<TestReply> => tenant.send('POST', '/v1/files', { body, headers: TYPE });

  it('is refused wherever it was cut', async () => {
    const before = await traces();
    // Without its last line break a body is whole.
    for (let length = 0; length < whole.length - 2; length += 1) {
      expect([length, (await attempt(whole.subarray(0, length))).status]).toEqual([length, 400]);
    }
    expect(await traces()).toEqual(before);
    expect((await attempt(whole)).status).toBe(201);
  });

  it('is taken or refused, and what is stored has its row, whatever the damage', async () => {
    const place = fc.nat(whole.length - 1);
    const bytes = fc.oneof(
      fc.uint8Array({ maxLength: 8 }),
      fc.constantFrom('\r\n', '--', `\r\n--${BOUNDARY}`, '"', ';', ':'),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(fc.tuple(place, bytes, fc.nat(6)), { minLength: 1, maxLength: 3 }), async (damages) => {
        let body = whole;
        for (const [at, put, cut] of damages) {
          body = Buffer.concat([body.subarray(0, at), Buffer.from(put as string), body.subarray(at + cut)]);
        }
        expect([201, 400, 413]).toContain((await attempt(body)).status);
      }),
      { numRuns: 300, seed: 20_261_124 },
    );
    const stored = (await onDisk()).map((path) => path.split('/').at(-1));
    const { rows: known } = await app.owner.query<{ id: string }>('SELECT id FROM files');
    expect(stored.sort()).toEqual(known.map(({ id }) => id).sort());
  });
});

describe('an upload on its way', () => {
  it('is refused as soon as it is too large, while the client goes on sending', async () => {
    const before = await traces();
    const connection = await begunUpload();
    for (let sent = 0; sent <= LIMIT; sent += 500_000) connection.chunk(Buffer.alloc(500_000));
    expect(await connection.status()).toBe(413);
    connection.destroy();
    expect(await traces()).toEqual(before);
  });

  it('is refused by its announced length before anything is stored', async () => {
    const connection = await RawConnection.open(app.url);
    const authorization = `Authorization: Bearer ${tenant.token}\r\n`;
    const head = `Host: x\r\n${authorization}Content-Type: ${TYPE['content-type']}\r\nContent-Length: 99000000000\r\n`;
    connection.write(`POST /v1/files HTTP/1.1\r\n${head}\r\n`);
    expect(await connection.status()).toBe(413);
    connection.destroy();
  });

  it('leaves nothing when the client goes away in the middle', async () => {
    const before = await traces();
    const connection = await begunUpload();
    connection.chunk(randomBytes(200_000));
    await until(async () => (await drafts()).length === 1);
    connection.destroy();
    await until(async () => (await drafts()).length === 0);
    expect(await traces()).toEqual(before);
  });

  it('leaves nothing when the client goes away after the file, before the end of the body', async () => {
    const before = await traces();
    const connection = await begunUpload();
    connection.chunk(`content\r\n--${BOUNDARY}\r\n`);
    await until(async () => (await drafts()).length === 1);
    connection.destroy();
    await until(async () => (await drafts()).length === 0);
    expect(await traces()).toEqual(before);
  });

  it('is given up when it stands still, and the connection is closed', async () => {
    const before = await traces();
    const connection = await begunUpload();
    connection.chunk('some');
    expect(await connection.status()).toBe(408);
    expect(connection.text).toMatch('application/problem+json');
    expect(await traces()).toEqual(before);
    await connection.closed();
  }, 10_000);

  it('may take longer than other requests while it moves', async () => {
    const connection = await begunUpload();
    const content = Buffer.alloc(4_096, 7);
    for (let sent = 0; sent < 16; sent += 1) {
      connection.chunk(content);
      await sleep(200);
    }
    connection.chunk(`\r\n--${BOUNDARY}--\r\n`);
    connection.write('0\r\n\r\n');
    expect(await connection.status()).toBe(201);
    expect(connection.text).toMatch(`"size":${16 * 4_096}`);
    connection.destroy();
  }, 10_000);

  it('that only drips is given up after the time of other requests', async () => {
    const before = await traces();
    const connection = await begunUpload();
    const drip = setInterval(() => connection.chunk('x'), 100);
    expect(await connection.status()).toBe(408);
    clearInterval(drip);
    connection.destroy();
    await until(async () => (await drafts()).length === 0);
    expect(await traces()).toEqual(before);
  }, 10_000);

  it('leaves other slow bodies bounded', async () => {
    const connection = await RawConnection.open(app.url);
    connection.startPost('/v1/customers', {
      authorization: `Bearer ${tenant.token}`,
      'content-type': 'application/json',
    });
    connection.chunk('{"identity":');
    expect(await connection.status()).toBe(408);
    expect(connection.text).toMatch('application/problem+json');
    await connection.closed();
  }, 15_000);

  it('closes the connection of a body that follows an address which is none', async () => {
    const connection = await RawConnection.open(app.url);
    connection.startPost('/%zz', { 'content-type': 'application/json' });
    connection.chunk('{');
    expect(await connection.status()).toBe(400);
    await connection.closed();
  });

  it('takes the bodies of later requests on the same connection', async () => {
    const connection = await begunUpload();
    connection.chunk(Buffer.alloc(LIMIT + 100_000));
    expect(await connection.status()).toBe(413);
    connection.write(
      `0\r\n\r\nGET /v1/files/nope HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer ${tenant.token}\r\n\r\n`,
    );
    await until(async () => connection.text.includes('HTTP/1.1 400'));
    connection.destroy();
  });
});

describe('a full disk', () => {
  afterEach(() => jest.restoreAllMocks());

  it.each(['ENOSPC', 'EDQUOT'])(
    'refuses the upload with 507 at %s, leaves nothing, and takes the next one',
    async (code) => {
      const before = await traces();
      const { open } = fs;
      jest.spyOn(fs, 'open').mockImplementationOnce(async (...where) => {
        const handle = await open(...where);
        const write = handle.appendFile.bind(handle);
        handle.writeFile = async (content) => {
          for await (const chunk of content as AsyncIterable<Buffer>) {
            await write(chunk);
            throw Object.assign(new Error('no space left on device'), { code });
          }
        };
        return handle;
      });
      const reply = await tenant.send('POST', '/v1/files', multipart('a.bin', randomBytes(1_000_000)));
      expect([reply.status, reply.body.code, reply.headers['retry-after']]).toEqual([507, 'UNAVAILABLE', '60']);
      expect(await traces()).toEqual(before);
      expect((await tenant.upload('a.bin', 'x')).size).toBe(1);
    },
  );

  it('keeps no content when the row is refused', async () => {
    const before = await traces();
    await app.owner.query(`ALTER TABLE files ADD CONSTRAINT files_refused CHECK (name <> 'refused')`);
    const reply = await tenant.send('POST', '/v1/files', multipart('refused', 'x'));
    await app.owner.query(`ALTER TABLE files DROP CONSTRAINT files_refused`);
    expect(reply.status).toBe(500);
    expect(await traces()).toEqual(before);
  });
});

describe('who may upload', () => {
  it.each(['createCustomer', 'editCustomer', 'importCustomers'] as const)('%s suffices', async (permission) => {
    const operator = await app.operator(tenant.organizationId, [permission]);
    expect((await operator.upload('a.txt', 'x')).size).toBe(1);
  });

  it('refuses others before a byte is stored', async () => {
    const operator = await app.operator(tenant.organizationId, ['deleteCustomer', 'configOrganization']);
    const revoked = await app.operator(tenant.organizationId, ['superuser']);
    await app.owner.query('UPDATE access_tokens SET revoked_at = now() WHERE operator_id = $1', [revoked.operatorId]);
    const before = await traces();
    for (const [sender, status] of [
      [operator, 403],
      [revoked, 401],
    ] as const) {
      const connection = await begunUpload(sender);
      connection.chunk(randomBytes(100_000));
      expect(await connection.status()).toBe(status);
      expect(await drafts()).toEqual([]);
      connection.destroy();
    }
    expect((await app.send('POST', '/v1/files', multipart('a', 'x'))).status).toBe(401);
    expect(await traces()).toEqual(before);
  });
});

describe('reading a file', () => {
  it('is a download of exactly what was sent, its name in UTF-8', async () => {
    const { id } = await tenant.upload('گزارش سال (1).csv', 'name,tel\nرادیو,021\n');
    const reply = await tenant.get(`/v1/files/${id}/content`);
    expect(reply.status).toBe(200);
    expect(reply.text).toBe('name,tel\nرادیو,021\n');
    const sha256 = createHash('sha256').update(reply.text).digest('hex');
    expect(reply.headers).toMatchObject({
      'content-type': 'text/csv',
      'content-length': String(Buffer.byteLength(reply.text)),
      etag: `"${sha256}"`,
      'x-content-type-options': 'nosniff',
      'content-security-policy': "default-src 'none'; sandbox",
      'cache-control': 'no-store',
    });
    expect(reply.headers['content-disposition']).toBe(
      `attachment; filename="_____ ___ (1).csv"; filename*=UTF-8''${encodeURIComponent('گزارش سال ')}%281%29.csv`,
    );
  });

  it.each([
    ['page.html', '<!DOCTYPE html><html><script>alert(1)</script></html>'],
    ['image.svg', '<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>'],
    ['script.js', 'alert(document.domain)'],
  ])('never gives %s to a browser as active content', async (name, content) => {
    const { id } = await tenant.upload(name, content);
    const reply = await tenant.get(`/v1/files/${id}/content`, { accept: 'text/html,image/svg+xml' });
    expect(reply.text).toBe(content);
    expect(reply.headers['content-type']).toBe('text/plain');
    expect(reply.headers['content-disposition']).toMatch(/^attachment;/);
    expect(reply.headers['x-content-type-options']).toBe('nosniff');
  });

  it('answers HEAD with the same headers and no body', async () => {
    const { id } = await tenant.upload('a.bin', Buffer.alloc(100_000));
    const [get, head] = [
      await tenant.get(`/v1/files/${id}/content`),
      await tenant.send('HEAD', `/v1/files/${id}/content`),
    ];
    for (const name of ['content-length', 'content-type', 'content-disposition', 'etag']) {
      expect(head.headers[name]).toBe(get.headers[name]);
    }
    expect([head.status, head.headers['content-length'], head.text]).toEqual([200, '100000', '']);
    expect((await app.send('HEAD', `/v1/files/${id}/content`)).status).toBe(401);
  });

  const itOnLinux = process.platform === 'linux' ? it : it.skip;

  itOnLinux('closes the content when the client goes away', async () => {
    const { id } = await tenant.upload('big.bin', Buffer.alloc(LIMIT));
    const path = join(root(), tenant.organizationId, id);
    const isOpen = async (): Promise<boolean> => {
      const names = await readdir('/proc/self/fd');
      const targets = await Promise.all(names.map((name) => readlink(`/proc/self/fd/${name}`).catch(() => '')));
      return targets.includes(path);
    };
    await new Promise<void>((resolve) => {
      const headers = { authorization: `Bearer ${tenant.token}` };
      request(new URL(`/v1/files/${id}/content`, app.url), { headers, agent: false }, (incoming) => {
        incoming.once('readable', () => {
          incoming.destroy();
          resolve();
        });
      })
        .on('error', () => undefined)
        .end();
    });
    await until(async () => !(await isOpen()));
  });

  it('hides the files of another organization', async () => {
    const { id } = await tenant.upload('a.txt', 'secret');
    const stranger = await app.tenant();
    const missing = uuidv7();
    for (const [method, path] of [
      ['GET', ''],
      ['GET', '/content'],
      ['DELETE', ''],
    ] as const) {
      const [foreign, unknown] = await Promise.all(
        [id, missing].map((each) => stranger.send(method, `/v1/files/${each}${path}`)),
      );
      expect(foreign!.status).toBe(404);
      expect({ ...foreign!.body, requestId: '' }).toEqual({ ...unknown!.body, requestId: '' });
    }
    expect((await tenant.get(`/v1/files/${id}/content`)).text).toBe('secret');
    expect((await tenant.get('/v1/files/nope')).status).toBe(400);
  });

  it('says that a content is gone from the storage', async () => {
    const { id } = await tenant.upload('a.txt', 'content');
    const path = join(root(), tenant.organizationId, id);
    await writeFile(path, 'cut');
    expect((await tenant.get(`/v1/files/${id}/content`)).status).toBe(404);
    await rm(path);
    const reply = await tenant.get(`/v1/files/${id}/content`);
    expect([reply.status, reply.body.code]).toEqual([404, 'NOT_FOUND']);
    expect((await tenant.delete(`/v1/files/${id}`)).status).toBe(200);
  });
});

describe('deleting a file', () => {
  it('takes row and content, for its creator and for superusers only', async () => {
    const creator = await app.operator(tenant.organizationId, ['importCustomers']);
    const other = await app.operator(tenant.organizationId, ['createCustomer', 'editCustomer', 'deleteCustomer']);
    const before = await traces();
    const [first, second] = [await creator.upload('1', '1'), await creator.upload('2', '2')];
    expect((await other.delete(`/v1/files/${first.id}`)).status).toBe(403);
    expect((await creator.get(`/v1/files/${first.id}`)).status).toBe(200);
    const gone = await creator.delete(`/v1/files/${first.id}`);
    expect([gone.status, gone.body]).toEqual([200, { result: true, id: first.id }]);
    expect((await tenant.delete(`/v1/files/${second.id}`)).status).toBe(200);
    expect((await tenant.delete(`/v1/files/${second.id}`)).status).toBe(404);
    expect(await traces()).toEqual(before);
  });
});

describe('what a crash leaves behind', () => {
  it('is swept when it is old, and nothing else', async () => {
    const { id } = await tenant.upload('kept.txt', 'kept');
    const old = new Date(Date.now() - 7 * 3_600_000);
    const unknownOrganization = uuidv7();
    await mkdir(join(root(), unknownOrganization));
    const place = async (directory: string, age: Date): Promise<string> => {
      const path = join(root(), directory, uuidv7());
      await writeFile(path, 'x');
      await utimes(path, age, age);
      return path;
    };
    const stale = [await place('drafts', old), await place(tenant.organizationId, old)];
    const kept = [
      await place('drafts', new Date()),
      await place(tenant.organizationId, new Date()),
      await place(unknownOrganization, old),
    ];
    await utimes(join(root(), tenant.organizationId, id), old, old);
    expect(await app.nest.get(FilesSweeper, { strict: false }).sweep()).toEqual({ drafts: 1, contents: 1 });
    const left = await onDisk();
    expect(left).toEqual(expect.arrayContaining([...kept, join(root(), tenant.organizationId, id)]));
    for (const path of stale) expect(left).not.toContain(path);
    await Promise.all(kept.map((path) => rm(path)));
  });
});

describe('for the other libs', () => {
  it('opens, stores and removes files in the background', async () => {
    const files = app.nest.get(FilesService, { strict: false });
    const ctx = RequestContext.ofBackground(tenant.organizationId, tenant.operatorId);
    async function* content(): AsyncGenerator<Buffer> {
      yield Buffer.from('{"a":1}\n');
      yield Buffer.from('{"a":2}\n');
    }
    const stored = await files.store(ctx, 'rows.ndjson', content());
    expect(stored).toMatchObject({ mimeType: 'application/x-ndjson', size: 16, creatorOperatorId: tenant.operatorId });
    const { file: found, stream } = await files.openContent(ctx, stored.id);
    expect(found).toEqual(stored);
    expect(Buffer.concat(await stream.toArray()).toString()).toBe('{"a":1}\n{"a":2}\n');
    expect(await files.removeIfUnused(ctx, stored.id)).toBe(true);
    expect(await files.removeIfUnused(ctx, stored.id)).toBe(false);
    await expect(files.openContent(ctx, stored.id)).rejects.toMatchObject({ kind: 'not-found' });
    expect(await onDisk()).not.toContain(join(root(), tenant.organizationId, stored.id));
  });
});
