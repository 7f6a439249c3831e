import { get as httpGet } from 'node:http';
import { poolOf } from '@echonio/platform';
import { DataSource } from 'typeorm';
import { anImport } from '../builders/an-import';
import { Tenant, TestApp } from '../support/test-app';
import { TestProcess } from '../support/test-process';

/** More than lies between the two ends of a connection, of which nobody here knows how much it is. */
const ROWS = 8_000;
const NOTE = 'x'.repeat(1_900);

let app: TestApp;
let tenant: Tenant;

beforeAll(async () => {
  app = await TestApp.start();
  tenant = await app.tenant();
  const rows = Array.from({ length: ROWS }, (_, index) => `Customer ${index},${index},${NOTE}`);
  expect((await anImport(tenant, `name,tel,tel note\n${rows.join('\n')}\n`)).body).toMatchObject({ count: ROWS });
}, 120_000);
afterAll(() => app.close());

/** Whether every connection of the pool is back. */
const idle = (): boolean => {
  const pool = poolOf(app.nest.get(DataSource));
  return pool.idleCount === pool.totalCount;
};

async function until(holds: () => boolean | Promise<boolean>): Promise<void> {
  const end = Date.now() + 20_000;
  while (!(await holds())) {
    if (Date.now() > end) throw new Error('it did not come about');
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
}

interface Reader {
  /** All of it, with a pause behind each mebibyte. @throws when it breaks off */
  read(pauseMs?: number): Promise<string>;
  stop(): void;
}

/** Asks for an export and reads nothing yet. */
const open = (url = app.url): Promise<Reader> =>
  new Promise((resolve, reject) => {
    const headers = { authorization: `Bearer ${tenant.token}` };
    const request = httpGet(`${url}/v1/customers/export`, { headers, agent: false }, (reply) => {
      if (reply.statusCode !== 200) return reject(new Error(String(reply.statusCode)));
      reply.pause();
      resolve({
        stop: () => request.destroy(),
        read: async (pauseMs = 0) => {
          let text = '';
          let paused = 0;
          for await (const chunk of reply.setEncoding('utf8')) {
            text += chunk;
            if (pauseMs === 0 || text.length - paused < 2 ** 20) continue;
            paused = text.length;
            await new Promise((resume) => setTimeout(resume, pauseMs));
          }
          return text;
        },
      });
    });
    request.on('error', reject);
  });

describe('the reader of an export', () => {
  it('sees one moment, whatever changes meanwhile', async () => {
    const reader = await open();
    const { body } = await tenant.post('/v1/customers', { identity: { name: 'Late' } });
    const text = await reader.read();
    expect(text.split('\r\n')).toHaveLength(ROWS + 2);
    expect(text).not.toContain('Late');
    await until(idle);
    await tenant.delete(`/v1/customers/${body.id}`);
  });

  it('gives the connection back by going, and only some may hold one', async () => {
    const readers = [await open(), await open()];
    try {
      expect(idle()).toBe(false);
      const refused = await tenant.get('/v1/customers/export');
      expect(refused.status).toBe(503);
      expect(Number(refused.headers['retry-after'])).toBeGreaterThan(0);
      expect((await tenant.get('/v1/customers?limit=1')).status).toBe(200);
    } finally {
      for (const reader of readers) reader.stop();
    }
    await until(idle);
    await until(async () => {
      const { rows } = await app.owner.query(
        `SELECT FROM pg_stat_activity WHERE datname = current_database() AND query LIKE 'FETCH%' AND state <> 'idle'`,
      );
      return rows.length === 0;
    });
    expect((await tenant.get('/v1/customers/export?search=nobody')).status).toBe(200);
  });
});

describe('with a limit of a few seconds', () => {
  const LIMIT_MS = 3_000;
  let server: TestProcess;
  let url: string;

  beforeAll(async () => {
    server = TestProcess.server({ ...app.environment, READER_TIMEOUT_MS: String(LIMIT_MS), LOG_LEVEL: 'warn' });
    url = await server.ready();
  });
  afterAll(() => server.end());

  it('a reader that is slow and goes on gets all of it', async () => {
    const reader = await open(url);
    const began = Date.now();
    const text = await reader.read(400);
    expect(Date.now() - began).toBeGreaterThan(LIMIT_MS);
    expect(text.split('\r\n')).toHaveLength(ROWS + 2);
  });

  it('one that stands still is cut off, can tell, and the log says so', async () => {
    const reader = await open(url);
    await server.says(/export broken off/);
    await expect(reader.read()).rejects.toThrow('aborted');
    const line = server.stdout.split('\n').find((each) => each.includes('export broken off'))!;
    const { level, idleMs, organizationId, bytes } = JSON.parse(line) as Record<string, unknown>;
    expect({ level, organizationId }).toEqual({ level: 'warn', organizationId: tenant.organizationId });
    expect(idleMs).toBeGreaterThan(LIMIT_MS / 2);
    expect(bytes).toBeGreaterThan(0);
    expect((await (await open(url)).read()).split('\r\n')).toHaveLength(ROWS + 2);
  });
});
