import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from 'pg';
import { commandLine } from '../support/command-line';
import { administer, cloneDatabase, TestDatabase, urlOf } from '../support/test-database';
import { TestProcess } from '../support/test-process';
import { send } from '../support/test-request';

const started: TestProcess[] = [];
const directories: string[] = [];
const databases: TestDatabase[] = [];

afterEach(async () => {
  await Promise.all(started.splice(0).map((each) => each.end()));
});
afterAll(async () => {
  for (const database of databases) await database.drop();
  for (const directory of directories) await rm(directory, { recursive: true, force: true });
});

async function dataDirectory(): Promise<string> {
  const directory = await mkdtemp(join(tmpdir(), 'echonio-boot-'));
  await chmod(directory, 0o755);
  directories.push(directory);
  return directory;
}

async function emptyDatabase(): Promise<Record<string, string>> {
  const database = await cloneDatabase();
  databases.push(database);
  return {
    DATABASE_URL: database.appUrl,
    DATABASE_OWNER_URL: database.ownerUrl,
    DATA_DIR: await dataDirectory(),
  };
}

function server(environment: Record<string, string>): TestProcess {
  const process = TestProcess.server(environment);
  started.push(process);
  return process;
}

async function query(environment: Record<string, string>, sql: string): Promise<Record<string, unknown>[]> {
  const client = new Client({ connectionString: environment.DATABASE_OWNER_URL });
  await client.connect();
  return (await client.query(sql).finally(() => client.end())).rows;
}

const as = (token: string): { headers: Record<string, string> } => ({ headers: { authorization: `Bearer ${token}` } });

const refusal = async (environment: Record<string, string>): Promise<string> => {
  const process = TestProcess.server(environment);
  started.push(process);
  expect(await process.exit()).toBe(1);
  expect(process.stderr.trim().split('\n')).toHaveLength(1);
  expect(process.stdout).toBe('');
  return process.stderr.trim();
};

describe('the first start', () => {
  it('makes a demo organization that can be searched in both scripts, and shows its tokens once', async () => {
    const environment = { ...(await emptyDatabase()), LOG_LEVEL: 'trace' };
    const first = server(environment);
    const url = await first.ready();
    expect(first.tokens).toHaveLength(2);
    const [administrator, reader] = first.tokens as [string, string];
    const me = await send(url, 'GET', '/v1/operators/me', as(administrator));
    expect(me.body).toMatchObject({ name: 'Administrator', permissions: ['superuser'] });
    expect((await send(url, 'GET', '/v1/organization', as(reader))).body.name).toBe('Demo');
    const all = await send(url, 'GET', '/v1/customers', as(reader));
    expect(all.body.count).toBe(6);
    expect(all.body.items.some(({ tagsIds }: { tagsIds: string[] }) => tagsIds.length === 2)).toBe(true);
    for (const search of ['كافي شاپ', '02123422342', 'northwind', 'garcia', '۵۵۵۰']) {
      const found = await send(url, 'GET', `/v1/customers?search=${encodeURIComponent(search)}`, as(reader));
      expect({ search, count: found.body.count }).toEqual({ search, count: 1 });
    }
    const tags = await send(url, 'GET', '/v1/settings/tags', as(reader));
    expect(tags.body.count).toBe(4);
    const write = { ...as(reader), json: { identity: { name: 'x' } } };
    expect((await send(url, 'POST', '/v1/customers', write)).status).toBe(403);
    expect((await send(url, 'POST', '/v1/customers', { ...write, ...as(administrator) })).status).toBe(201);
    expect(await first.end()).toMatchObject({ code: 0 });
    expect(first.tokens).toHaveLength(2);

    const second = server(environment);
    const again = await second.ready();
    expect((await send(again, 'GET', '/v1/customers?limit=0', as(administrator))).body.count).toBe(7);
    await second.end();
    expect(second.tokens).toEqual([]);
  });

  it('happens once when two processes start at the same moment', async () => {
    const environment = await emptyDatabase();
    const processes = [server(environment), server(environment)];
    const urls = await Promise.all(processes.map((each) => each.ready()));
    expect(processes.map(({ tokens }) => tokens.length).sort()).toEqual([0, 2]);
    const [administrator] = processes.flatMap(({ tokens }) => tokens) as [string];
    for (const url of urls) {
      expect((await send(url, 'GET', '/v1/customers?limit=0', as(administrator))).body.count).toBe(6);
    }
    expect(await query(environment, 'SELECT name FROM organizations')).toEqual([{ name: 'Demo' }]);
  });

  it('is done anew when the process died before the tokens were made', async () => {
    const environment = await emptyDatabase();
    const first = server(environment);
    await first.ready();
    await first.end();
    await query(environment, "DELETE FROM access_tokens; DELETE FROM customers WHERE type = 'personal'");
    const second = server(environment);
    const url = await second.ready();
    expect(second.tokens).toHaveLength(2);
    expect((await send(url, 'GET', '/v1/customers?limit=0', as(second.tokens[0]!))).body.count).toBe(6);
  });

  it('leaves a database alone that has an organization', async () => {
    const environment = await emptyDatabase();
    await query(environment, `INSERT INTO organizations (id, name) VALUES (gen_random_uuid(), 'Own')`);
    const process = server(environment);
    await process.ready();
    expect(process.tokens).toEqual([]);
    expect(await query(environment, 'SELECT name FROM organizations')).toEqual([{ name: 'Own' }]);
  });
});

describe('a start that fails says why in one sentence', () => {
  it('on a taken port, and leaves whoever has it alone', async () => {
    const environment = await emptyDatabase();
    const process = server(environment);
    const url = await process.ready();
    const { port } = new URL(url);
    const sentence = await refusal({ ...environment, PORT: port });
    expect(sentence).toContain(`Port ${port} of 127.0.0.1 is taken`);
    expect((await send(url, 'GET', '/health/ready')).status).toBe(200);
  });

  it('on unusable variables', async () => {
    const sentence = await refusal({ PORT: 'abc', SHUTDOWN_TIMEOUT_MS: '1' });
    expect(sentence).toMatch(/^The environment is not usable: PORT .* not "abc"; SHUTDOWN_TIMEOUT_MS .* not "1"\.$/);
  });

  it('on a host that is not its own', async () => {
    const environment = await emptyDatabase();
    expect(await refusal({ ...environment, HOST: '192.0.2.1' })).toBe(
      'HOST 192.0.2.1 is not an address of this machine.',
    );
  });

  it('on a database that is away, missing or closed to it, without its password', async () => {
    const { DATABASE_OWNER_URL: url } = (await emptyDatabase()) as { DATABASE_OWNER_URL: string };
    const away = await refusal({ DATABASE_URL: 'postgres://neda:secret@127.0.0.1:1/x' });
    expect(away).toMatch(/^The database can't be reached: .*ECONNREFUSED 127\.0\.0\.1:1\.$/);
    const missing = await refusal({ DATABASE_URL: urlOf(url, 'nothing_here') });
    expect(missing).toContain('"nothing_here" does not exist');
    const wrong = new URL(url);
    wrong.password = 'secret';
    const closed = await refusal({ DATABASE_URL: wrong.href });
    expect(closed).toMatch(/^The database refuses: .*authentication failed/);
    expect(`${away}${missing}${closed}`).not.toContain('secret');
  });

  it('on a database whose locale knows no Persian letters', async () => {
    const { DATABASE_OWNER_URL: url } = (await emptyDatabase()) as { DATABASE_OWNER_URL: string };
    await administer(`CREATE DATABASE locale_c TEMPLATE template0 ENCODING 'UTF8' LOCALE 'C'`);
    try {
      expect(await refusal({ DATABASE_URL: urlOf(url, 'locale_c') })).toContain('Persian text can not be searched');
    } finally {
      await administer(`DROP DATABASE locale_c WITH (FORCE)`);
    }
  });
});

describe('with the embedded database', () => {
  it('keeps its data over a stop, a crash and a stop in the middle of its start', async () => {
    const environment = { DATA_DIR: await dataDirectory() };
    const interrupted = server({ ...environment, SHUTDOWN_TIMEOUT_MS: '60000' });
    await interrupted.says(/Making an empty database/);
    expect(await interrupted.end()).toMatchObject({ code: 0 });

    const first = server(environment);
    await first.ready();
    const [administrator] = first.tokens as [string];
    expect(await first.end('SIGINT')).toMatchObject({ code: 0 });

    const second = server(environment);
    await second.ready();
    const doctor = async (): Promise<string> => (await commandLine(environment, 'doctor')).stdout;
    expect(await doctor()).toMatch(/OK {4}embedded server {2}Runs on port \d+, for 1 process\./);
    expect(await second.end('SIGKILL')).toMatchObject({ code: 'SIGKILL' });
    expect(await doctor()).toMatch(/WARN {2}embedded server {2}Runs on port \d+ and nobody uses it/);

    const third = server(environment);
    const url = await third.ready();
    expect((await send(url, 'GET', '/v1/customers?limit=0', as(administrator))).body.count).toBe(6);

    const { port } = new URL(url);
    expect(await refusal({ ...environment, PORT: port })).toContain(`Port ${port} of 127.0.0.1 is taken`);
    expect((await send(url, 'GET', '/v1/customers?limit=0', as(administrator))).body.count).toBe(6);
  }, 90_000);
});
