import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { anImport } from '../builders/an-import';
import { sampleText } from '../support/sample-text';
import { SmallDisk } from '../support/small-disk';
import { Tenant, TestApp } from '../support/test-app';
import { TestProcess } from '../support/test-process';
import { multipart, send, TestReply, TestRequest } from '../support/test-request';

jest.setTimeout(120_000);

const MIB = 2 ** 20;
const ENDED = /database has ended and can't be started|database had ended and was started again/;
const FULL = { status: 507, body: { code: 'UNAVAILABLE', title: 'Insufficient storage' } };

const forFiles = SmallDisk.mount(4);
const forDatabase = SmallDisk.mount(448);
const onDisk = (disk: SmallDisk | null): jest.Describe => (disk ? describe : describe.skip);

async function until<T>(look: () => Promise<T>, holds: (seen: T) => boolean): Promise<T> {
  for (const end = Date.now() + 100_000; ;) {
    const seen = await look();
    if (holds(seen)) return seen;
    if (Date.now() > end) throw new Error(`it did not come about: ${JSON.stringify(seen)}`);
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

onDisk(forFiles)('a full disk of files', () => {
  const disk = forFiles!;
  let app: TestApp;
  let tenant: Tenant;

  beforeAll(async () => {
    app = await TestApp.start({ FILES_DIR: disk.path });
    tenant = await app.tenant();
  });
  beforeEach(() => disk.free());
  afterAll(async () => {
    await app.close();
    disk.unmount();
  });

  const left = async (): Promise<object> => {
    const { rows } = await app.owner.query(`SELECT FROM files WHERE organization_id = $1`, [tenant.organizationId]);
    return { rows: rows.length, drafts: readdirSync(join(disk.path, 'drafts')).length };
  };

  it('refuses an upload that is larger than what is free, in the middle, and takes one that fits', async () => {
    const before = disk.freeBytes;
    const reply = await tenant.send('POST', '/v1/files', multipart('x', Buffer.alloc(6 * MIB, 'x')));
    expect(reply).toMatchObject(FULL);
    expect(Number(reply.headers['retry-after'])).toBeGreaterThan(0);
    expect(await left()).toEqual({ rows: 0, drafts: 0 });
    expect(disk.freeBytes).toBe(before);
    expect((await tenant.send('POST', '/v1/files', multipart('x', 'x'))).status).toBe(201);
  });

  it('refuses every upload while nothing is free, goes on importing, and takes uploads as soon as there is room', async () => {
    const { id } = await tenant.upload('x', 'name\nA\n');
    const before = await left();
    disk.fill();
    expect(await tenant.send('POST', '/v1/files', multipart('x', 'x'.repeat(10_000)))).toMatchObject(FULL);
    expect(await left()).toEqual(before);
    expect((await tenant.post('/v1/customers/import', { id })).body).toMatchObject({ count: 1 });
    disk.free();
    expect((await anImport(tenant, 'name\nB\n')).body).toMatchObject({ count: 1 });
  });
});

onDisk(forDatabase)('a full disk of the database', () => {
  const disk = forDatabase!;
  let server: TestProcess;
  let url: string;

  beforeAll(async () => {
    server = TestProcess.server({ DATA_DIR: disk.path, LOG_LEVEL: 'warn' });
    url = await server.ready();
  }, 120_000);
  afterAll(async () => {
    disk.free();
    await server.end();
    disk.unmount();
  });

  const call = (method: string, path: string, request: TestRequest = {}): Promise<TestReply> =>
    send(url, method, path, {
      ...request,
      headers: { authorization: `Bearer ${server.tokens[0]}`, ...request.headers },
    });
  /** PostgreSQL ends itself when its log has no room: it can't be asked until there is some, then. */
  const hasEnded = (): boolean => ENDED.test(server.stdout + server.stderr);
  const post = (path: string, json: unknown, headers = {}): Promise<TestReply> => call('POST', path, { json, headers });
  const count = async (): Promise<number> => (await call('GET', '/v1/customers?limit=0')).body.count;
  const upload = async (rows: number, seed: number): Promise<string> => {
    const { text } = sampleText({ rows, seed, format: 'csv' });
    return (await call('POST', '/v1/files', multipart('x.csv', text))).body.id;
  };

  beforeEach(async () => {
    disk.free();
    await until(
      () => call('GET', '/v1/customers?limit=0'),
      ({ status }) => status === 200,
    );
  });

  it('while a file is read: 507, no customer; with room the same call imports all of it', async () => {
    const before = await count();
    const id = await upload(2_000, 1);
    disk.fill(MIB);
    const reply = await post('/v1/customers/import', { id, createTags: true });
    expect(reply).toMatchObject(FULL);
    expect(reply.headers.location).toMatch(/^\/v1\/imports\//);
    expect(await count()).toBe(before);
    expect((await call('GET', reply.headers.location!)).body).toMatchObject({ created: 0 });
    disk.free();
    const again = await until(
      () => post('/v1/customers/import', { id, createTags: true }),
      ({ status }) => status !== 507,
    );
    expect(again).toMatchObject({ status: 200, body: { count: 2_000, rejected: 0 } });
    expect(await count()).toBe(before + 2_000);
  });

  it('while customers are created: 507, what is there is what is told, and with room it goes on to its end', async () => {
    const before = await count();
    const id = await upload(8_000, 2);
    const started = await post('/v1/customers/import', { id, createTags: true }, { prefer: 'respond-async' });
    const { location } = started.headers;
    await until(
      () => call('GET', location!),
      ({ body }) => body.state === 'applying' && body.created > 0,
    );
    disk.fill();
    const refused = await post('/v1/customers/import', { id, createTags: true });
    const told = await call('GET', location!);
    const there = await call('GET', '/v1/customers?limit=0');
    if ([refused, told, there].some(({ status }) => status === 503)) {
      await server.says(ENDED);
    } else {
      expect(refused).toMatchObject({ status: 507, body: { detail: expect.stringContaining('goes on by itself') } });
      expect(told.body.state).toBe('applying');
      expect(there.body.count).toBe(before + told.body.created);
    }
    disk.free();
    const again = await until(
      () => post('/v1/customers/import', { id, createTags: true }),
      ({ status }) => ![503, 507].includes(status),
    );
    expect(again).toMatchObject({ status: 200, body: { count: 8_000, rejected: 0 } });
    expect(await count()).toBe(before + 8_000);
  });

  it('refuses what needs room with 507, reads on, and takes changes again', async () => {
    disk.fill();
    const note = 'x'.repeat(2_000);
    const contacts = Array.from({ length: 60 }, (_, index) => ({ type: 'tel', value: String(index), note }));
    const write = (): Promise<TestReply> => post('/v1/customers', { identity: { name: 'x' }, contacts });
    const refused = await until(write, ({ status }) => status !== 201);
    expect([503, 507]).toContain(refused.status);
    expect(refused.headers['retry-after']).toBeDefined();
    await until(
      () => call('GET', '/v1/customers?limit=1'),
      ({ status }) => status === 200 || hasEnded(),
    );
    disk.free();
    expect(await until(write, ({ status }) => ![503, 507].includes(status))).toMatchObject({ status: 201 });
  });

  it('that takes the database away: 503 until there is room, then it is back without a restart of the API', async () => {
    const before = await count();
    disk.fill();
    const pidFile = readFileSync(join(disk.path, 'postgres/cluster/postmaster.pid'), 'utf8');
    process.kill(Number(pidFile.split('\n')[0]), 'SIGKILL');
    const refused = await until(
      () => call('GET', '/v1/customers?limit=0'),
      ({ status }) => status !== 200,
    );
    expect(refused).toMatchObject({ status: 503, body: { code: 'UNAVAILABLE' } });
    expect(refused.headers['retry-after']).toBeDefined();
    // Whether it can start on a full disk depends on what it had reserved before.
    disk.fill();
    await server.says(ENDED);
    disk.free();
    const back = await until(
      () => call('GET', '/v1/customers?limit=0'),
      ({ status }) => status !== 503,
    );
    expect(back).toMatchObject({ status: 200, body: { count: before } });
  });
});
