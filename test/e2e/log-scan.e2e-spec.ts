import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from 'pg';
import { createAccessToken } from '@echonio/access';
import { uuidv7 } from '@echonio/platform';
import { fuzz } from '../fuzz/fuzz.ts';
import { Target } from '../fuzz/target.ts';
import { wordsOf } from '../fuzz/valid.ts';
import { RawConnection } from '../support/raw-connection';
import { administer, cloneDatabase, TestDatabase } from '../support/test-database';
import { TestProcess } from '../support/test-process';
import { multipart, TestReply, TestRequest } from '../support/test-request';

/** Stands in everything that a request says. Its parts are found in whatever way it is cut, escaped or folded. */
const MARK = 'qzxwvmark';
const PHONE = '9127775533';
const MARKED = [
  MARK,
  `${MARK.toUpperCase()} نام`,
  `+98${PHONE}`,
  `0${PHONE}`,
  `${MARK}@example.com`,
  `${MARK}\r\n{"level":"fatal","forged":true}`,
  `${MARK}' OR '${MARK}`,
  `${MARK}\\u0000%00`,
];
const words = wordsOf(MARKED);

let directory: string;
let database: TestDatabase;
let organizationId: string;
const tokens: string[] = [];
const started: TestProcess[] = [];
/** The replies, whose ids are looked for in the log. */
const refused: { id: string; status: number }[] = [];

beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'echonio-log-'));
  await chmod(directory, 0o755);
  database = await cloneDatabase();
  organizationId = uuidv7();
  await asOwner(`INSERT INTO organizations (id, name) VALUES ($1, $2)`, [organizationId, MARK]);
  await asOwner(`INSERT INTO organization_counters (organization_id) VALUES ($1)`, [organizationId]);
});
afterAll(async () => {
  await Promise.all(started.map((each) => each.end('SIGKILL')));
  await database.drop().catch(() => undefined);
  await rm(directory, { recursive: true, force: true });
});

async function asOwner(sql: string, values: unknown[]): Promise<void> {
  const owner = new Client(database.ownerUrl);
  await owner.connect();
  await owner.query(sql, values).finally(() => owner.end());
}

async function operatorWith(permissions: string[]): Promise<string> {
  const operatorId = uuidv7();
  const { token, digest } = createAccessToken(organizationId);
  await asOwner(`INSERT INTO operators (organization_id, id, name, permissions) VALUES ($1, $2, $3, $4)`, [
    organizationId,
    operatorId,
    `${MARK} ${operatorId}`,
    permissions,
  ]);
  await asOwner(
    `INSERT INTO access_tokens (organization_id, id, operator_id, digest, label) VALUES ($1, $2, $3, $4, $5)`,
    [organizationId, uuidv7(), operatorId, digest, MARK],
  );
  tokens.push(token);
  return token;
}

async function serving(more: Record<string, string> = {}): Promise<{ server: TestProcess; url: string }> {
  const server = TestProcess.server({
    DATABASE_URL: database.appUrl,
    DATABASE_OWNER_URL: database.ownerUrl,
    DATA_DIR: directory,
    LOG_LEVEL: 'trace',
    DATABASE_POOL_TIMEOUT_MS: '1000',
    ...more,
  });
  started.push(server);
  return { server, url: await server.ready() };
}

async function ask(target: Target, method: string, path: string, request: TestRequest = {}): Promise<TestReply> {
  const reply = await target.send(method, path, request);
  remember(reply);
  return reply;
}

function remember({ status, headers }: TestReply): void {
  if ([401, 403, 429].includes(status)) refused.push({ id: headers['x-request-id']!, status });
}

/** What the process wrote as lines of JSON, behind what it says to who starts it. @throws for a line that is none */
async function linesOf(server: TestProcess): Promise<Record<string, unknown>[]> {
  await server.end();
  const all = `${server.stdout.slice(server.stdout.search(/^\{/m))}${server.stderr}`;
  const greeting = /^ {2}\S.*$|^$|^Echonio Customers is ready/;
  return all
    .split('\n')
    .filter((line) => !greeting.test(line))
    .map((line) => {
      if (!line.startsWith('{')) throw new Error(`no JSON: ${line}`);
      return JSON.parse(line) as Record<string, unknown>;
    });
}

/** Nothing of what was said, or of a token, is anywhere in what the process wrote. */
function expectSilence({ stdout, stderr }: TestProcess): void {
  const written = (stdout + stderr).toLowerCase();
  for (const secret of [MARK, PHONE, 'forged', 'ech_', ...tokens.map((token) => token.split('_')[2]!.toLowerCase())])
    expect({ secret, at: around(written, secret) }).toEqual({ secret, at: '' });
}

const around = (text: string, secret: string): string =>
  text.includes(secret) ? text.slice(Math.max(0, text.indexOf(secret) - 300), text.indexOf(secret) + 100) : '';

const DAMAGED: [type: string, body: string][] = [
  ['application/json', `{"identity":{"name":"${MARK}`],
  ['application/json', `${MARK}`],
  ['application/json', `{"identity":{"name":"\\ud800${MARK}"}}`],
  ['application/x-www-form-urlencoded', `identity=${MARK}&contacts={${MARK}`],
  [`text/${MARK}`, MARK],
  [`multipart/form-data; boundary=${MARK}`, `--${MARK}\r\n${MARK}: x\r\n\r\n${MARK}`],
];

/** Requests that go wrong in ways of their own. */
async function everythingBad(url: string, token: string): Promise<void> {
  const ours = new Target(url, token);
  for (const [type, body] of DAMAGED)
    for (const path of ['/v1/customers', '/v1/files', '/v1/settings/tags'])
      await ask(ours, 'POST', path, { headers: { 'content-type': type }, body });
  const addresses = [
    `/${MARK}`,
    `/v1/customers/${MARK}`,
    `/v1/customers/%zz${MARK}`,
    `/v1/customers?${MARK}[a]=${MARK}`,
  ];
  for (const path of [
    ...addresses,
    `/v1/customers?search=${MARK}&limit=x`,
    `/v1/customers?cursor=${MARK}`,
    `/docs/${MARK}`,
  ])
    for (const method of ['GET', 'POST', 'DELETE', 'OPTIONS']) await ask(ours, method, path);
  const headers = {
    'idempotency-key': MARK,
    'if-match': `"${MARK}"`,
    prefer: MARK,
    'x-request-id': MARK,
    'user-agent': MARK,
  };
  await ask(ours, 'POST', '/v1/customers', {
    headers: { ...headers, 'x-forwarded-for': MARK },
    json: { identity: { name: MARK } },
  });
  const wrong = createAccessToken(organizationId).token;
  tokens.push(wrong);
  for (const authorization of [`Bearer ${wrong}`, `Bearer ${MARK}`, `Basic ${MARK}`, `Bearer ${token}${MARK}`, token])
    await ask(ours, 'GET', `/v1/customers?search=${MARK}&access_token=${token}`, { headers: { authorization } });
  const reader = new Target(url, await operatorWith([]));
  await ask(reader, 'POST', '/v1/customers', { json: { identity: { name: MARK } } });
  await ask(reader, 'POST', '/v1/files', multipart(`${MARK}.csv`, MARK));
  for (const bytes of [
    `${MARK}\r\n\r\n`,
    `GET /${MARK} HTTP/9\r\n\r\n`,
    `GET / HTTP/1.1\r\n${MARK}\r\nHost: x\r\n\r\n`,
  ]) {
    const connection = await RawConnection.open(url);
    connection.write(bytes);
    await connection.closed();
  }
}

/** Imports whose rows are rejected, or whose file is refused. */
async function badImports(target: Target): Promise<void> {
  const contents = [
    `name,email,tel\n${MARK},${MARK}@example.com,0${PHONE}\n${'x'.repeat(501)}${MARK},,\n${MARK},a,b,c,d\n`,
    `name\n"${MARK}`,
    `${MARK}\n${MARK}\n`,
    `[{"identity":{"name":"${MARK}\\u0000"}},{"type":"${MARK}"},{"${MARK}"`,
    `{"identity":{"name":"${MARK}"},"contacts":[{"type":"tel","value":"0${PHONE}"}],"tags":["${MARK}"]}\n`,
  ];
  for (const content of contents) {
    const { body } = await ask(target, 'POST', '/v1/files', multipart(`${MARK}.csv`, content));
    for (const options of [
      { dryRun: true },
      { createTags: true, defaults: { tags: [MARK] }, mapping: { [MARK]: MARK } },
      {},
    ])
      await ask(target, 'POST', '/v1/customers/import', { json: { id: body.id, ...options } });
  }
}

describe('the log at its most talkative', () => {
  it('has no word of what requests say, and a line of JSON for each that was refused', async () => {
    const { server, url } = await serving();
    const token = await operatorWith(['superuser']);
    const target = new Target(url, token);
    await fuzz(target, { seed: Number(process.env.FC_SEED ?? 1), count: 4, words, saw: (_, reply) => remember(reply) });
    await everythingBad(url, token);
    await badImports(target);
    const lines = await linesOf(server);
    expectSilence(server);
    expect(lines.length).toBeGreaterThan(200);
    const logged = lines.map(({ requestId, status }) => `${String(requestId)} ${String(status)}`);
    expect(refused.map(({ status }) => status)).toEqual(expect.arrayContaining([401, 403]));
    expect(logged).toEqual(expect.arrayContaining(refused.map(({ id, status }) => `${id} ${status}`)));
    expect(lines.some((line) => line.organizationId === organizationId && typeof line.operatorId === 'string')).toBe(
      true,
    );
  }, 120_000);

  it('has none when requests are too many, or the database is gone', async () => {
    const { server, url } = await serving({ RATE_LIMIT_PER_MINUTE: '8' });
    const target = new Target(url, await operatorWith(['superuser']));
    refused.length = 0;
    for (let times = 0; times < 10; times += 1) await ask(target, 'GET', `/v1/customers?search=${MARK}`);
    expect(refused.map(({ status }) => status)).toEqual([429, 429]);
    const other = new Target(url, await operatorWith(['superuser']));
    await administer(`ALTER DATABASE ${new URL(database.ownerUrl).pathname.slice(1)} WITH ALLOW_CONNECTIONS false`);
    await administer(
      `SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '${new URL(database.ownerUrl).pathname.slice(1)}'`,
    );
    const json = { identity: { name: MARK }, contacts: [{ type: 'tel', value: `0${PHONE}` }] };
    for (const [method, path, request] of [
      ['POST', '/v1/customers', { json }],
      ['GET', `/v1/customers?search=${MARK}`, {}],
      ['POST', '/v1/files', multipart(`${MARK}.csv`, MARK)],
    ] as [string, string, TestRequest][])
      expect((await ask(other, method, path, request)).status).toBe(503);
    const lines = await linesOf(server);
    expectSilence(server);
    expect(lines.filter(({ status }) => status === 503)).toHaveLength(3);
    const logged = lines.map(({ requestId, status }) => `${String(requestId)} ${String(status)}`);
    expect(logged).toEqual(expect.arrayContaining(refused.map(({ id }) => `${id} 429`)));
  }, 60_000);
});
