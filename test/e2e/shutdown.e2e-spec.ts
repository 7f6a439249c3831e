import { Agent, get as httpGet } from 'node:http';
import { connect, Socket } from 'node:net';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from 'pg';
import { cloneDatabase, TestDatabase } from '../support/test-database';
import { TestProcess } from '../support/test-process';
import { send, TestReply } from '../support/test-request';

let database: TestDatabase;
let dataDir: string;
let owner: Client;
let token: string;
let customerId: string;
const started: TestProcess[] = [];

beforeAll(async () => {
  database = await cloneDatabase();
  dataDir = await mkdtemp(join(tmpdir(), 'echonio-shutdown-'));
  owner = new Client({ connectionString: database.ownerUrl });
  await owner.connect();
  const { process, url } = await start();
  token = process.tokens[0]!;
  const corporate = { ...authorized(), json: { identity: { name: 'Slow' } } };
  customerId = (await send(url, 'POST', '/v1/customers', corporate)).body.id;
  await process.end();
});
afterEach(async () => {
  await Promise.all(started.splice(0).map((each) => each.end('SIGKILL')));
});
afterAll(async () => {
  await owner.end();
  await database.drop();
  await rm(dataDir, { recursive: true, force: true });
});

const authorized = (): { headers: Record<string, string> } => ({ headers: { authorization: `Bearer ${token}` } });

async function start(
  environment: Record<string, string> = {},
  nodeOptions: string[] = [],
): Promise<{ process: TestProcess; url: string }> {
  const { appUrl: DATABASE_URL, ownerUrl: DATABASE_OWNER_URL } = database;
  const settings = { DATABASE_URL, DATABASE_OWNER_URL, DATA_DIR: dataDir, LOG_LEVEL: 'fatal', ...environment };
  const process = TestProcess.server(settings, nodeOptions);
  started.push(process);
  return { process, url: await process.ready() };
}

/** A change that waits in the database until it is let go. */
async function slowChange(url: string, title: string): Promise<{ reply: Promise<TestReply>; letGo(): Promise<void> }> {
  await owner.query('BEGIN');
  await owner.query('SELECT FROM customers WHERE id = $1 FOR UPDATE', [customerId]);
  const change = { ...authorized(), json: { identity: { title } } };
  const reply = send(url, 'PUT', `/v1/customers/${customerId}`, change);
  reply.catch(() => {});
  const waiting = `SELECT FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'`;
  while ((await owner.query(waiting)).rowCount === 0) await pause(10);
  return { reply, letGo: async () => void (await owner.query('ROLLBACK')) };
}

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

const open = async (url: string): Promise<Socket> => {
  const socket = connect(Number(new URL(url).port), '127.0.0.1');
  socket.on('error', () => {});
  await once(socket, 'connect');
  return socket;
};

describe.each(['SIGTERM', 'SIGINT'] as const)('%s', (signal) => {
  it('lets what is in flight end, takes no new connections, and ends with 0', async () => {
    const { process, url } = await start();
    const { reply, letGo } = await slowChange(url, `last words before ${signal}`);
    const unused = await open(url);
    const used = await open(url);
    used.write('GET /health/live HTTP/1.1\r\nhost: x\r\n\r\n');
    await once(used, 'data');
    const ended = process.end(signal);
    await Promise.all([once(unused, 'close'), once(used, 'close')]);
    await expect(open(url)).rejects.toThrow('ECONNREFUSED');
    await letGo();
    expect(await reply).toMatchObject({ status: 200, headers: { connection: 'close' } });
    expect((await reply).body.identity.title).toBe(`last words before ${signal}`);
    expect((await ended).code).toBe(0);
    expect(process.stderr).toBe('');
  });
});

describe('a stop', () => {
  it('under load loses no request that reached the server, and no line of its log', async () => {
    for (let round = 0; round < 2; round += 1) {
      const { process, url } = await start({ LOG_LEVEL: 'info' });
      const answered: number[] = [];
      const clients = Array.from({ length: 24 }, () => keepAsking(url, answered));
      while (answered.length < 300) await pause(5);
      const ended = process.end();
      const ends = await Promise.all(clients);
      expect(ends).toEqual(Array(24).fill('ECONNREFUSED'));
      expect(new Set(answered)).toEqual(new Set([200]));
      expect((await ended).code).toBe(0);
      expect(process.stdout.match(/"route":"\/v1\/operators\/me","status":200/g)).toHaveLength(answered.length);
    }
  }, 60_000);

  it('answers a request that comes over an open connection meanwhile', async () => {
    const { process, url } = await start();
    const { reply, letGo } = await slowChange(url, 'meanwhile');
    const socket = await open(url);
    let text = '';
    socket.on('data', (chunk: Buffer) => (text += chunk.toString()));
    const ended = process.end();
    await pause(100);
    socket.write('GET /health/live HTTP/1.1\r\nhost: x\r\n\r\n');
    await once(socket, 'close');
    expect(text).toMatch(/^HTTP\/1\.1 200 OK\r\n/);
    expect(text).toMatch(/\r\nconnection: close\r\n/i);
    await letGo();
    expect((await reply).status).toBe(200);
    expect((await ended).code).toBe(0);
  });

  it('cuts off what does not end in time, and still ends with 0 and in time', async () => {
    const { process, url } = await start({ SHUTDOWN_TIMEOUT_MS: '3000', LOCK_TIMEOUT_MS: '60000' });
    const { reply, letGo } = await slowChange(url, 'too late');
    const { code, ms } = await process.end();
    expect(code).toBe(0);
    expect(ms).toBeLessThan(3_500);
    await expect(reply).rejects.toThrow(/socket hang up|ECONNRESET/);
    await letGo();
    expect((await owner.query('SELECT title FROM customers WHERE id = $1', [customerId])).rows[0].title).not.toBe(
      'too late',
    );
  });

  it('is cut short by a second signal, but not by the echo of the first', async () => {
    const { process, url } = await start({ SHUTDOWN_TIMEOUT_MS: '30000', LOCK_TIMEOUT_MS: '60000' });
    const { reply, letGo } = await slowChange(url, 'interrupted');
    reply.catch(() => {});
    let over = false;
    void process.exit().then(() => (over = true));
    process.signal('SIGINT');
    await pause(50);
    process.signal('SIGINT');
    await pause(800);
    expect(over).toBe(false);
    const { code, ms } = await process.end('SIGINT');
    expect(code).toBe(130);
    expect(ms).toBeLessThan(1_000);
    await letGo();
  });

  it('follows an error that nobody caught: logged, what is in flight answered, exit code 1', async () => {
    const bomb = `data:text/javascript,process.on('SIGUSR2',()=>{throw new Error('boom')})`;
    const { process, url } = await start({}, ['--import', bomb]);
    const { reply, letGo } = await slowChange(url, 'after the bang');
    process.signal('SIGUSR2');
    await process.says(/"level":"fatal".*boom/);
    await letGo();
    expect((await reply).status).toBe(200);
    expect(await process.exit()).toBe(1);
  });
});

/** One client with one connection, asking again and again; resolves with the code of what ended it. */
async function keepAsking(url: string, answered: number[]): Promise<string> {
  const agent = new Agent({ keepAlive: true, maxSockets: 1 });
  const ask = (): Promise<number> =>
    new Promise((resolve, reject) => {
      const request = httpGet(`${url}/v1/operators/me`, { agent, ...authorized() }, (incoming) => {
        incoming.on('error', reject).resume();
        incoming.on('end', () => resolve(incoming.statusCode!));
      });
      request.on('error', reject);
    });
  try {
    for (;;) answered.push(await ask());
  } catch (error) {
    return (error as NodeJS.ErrnoException).code ?? (error as Error).message;
  } finally {
    agent.destroy();
  }
}
