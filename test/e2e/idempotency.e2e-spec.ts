import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { poolOf } from '@echonio/platform';
import { holdImports, letImportsGo } from '../support/held-imports';
import { Call, MUTATIONS, ON_HELD_IMPORTS } from '../support/mutations';
import { storedRows } from '../support/stored-rows';
import { Tenant, TestApp } from '../support/test-app';
import { TestReply } from '../support/test-request';

const KEY_TABLES = ['idempotency_keys', 'idempotency_replies'];
/** Whatever a call makes is kept here for as long as another does. */
const PARALLEL = 8;
/** Their effect lasts before they are answered, and whoever repeats them meanwhile joins. */
const JOINED = ['importCustomers', 'cancelImport', 'undoImport'];

let app: TestApp;
let another: TestApp;

beforeAll(async () => {
  app = await TestApp.start();
  another = await app.another();
});
afterAll(async () => {
  await another.close();
  await app.close();
});
afterEach(async () => {
  await letImportsGo(app.owner);
  // No request keeps a connection.
  for (const { database } of [app, another]) {
    const pool = poolOf(database.dataSource);
    for (const end = Date.now() + 10_000; pool.idleCount < pool.totalCount && Date.now() < end;) await sleep(20);
    expect(pool.idleCount).toBe(pool.totalCount);
  }
});

const sendWith = (tenant: Tenant, key: string, { method, path, request }: Call): Promise<TestReply> =>
  tenant.send(method, path, { ...request, headers: { ...request.headers, 'idempotency-key': key } });

const shown = ({ status, text, headers: { etag, location } }: TestReply): object => ({ status, text, etag, location });

const operationsThatChange = async (): Promise<string[]> => {
  const { paths } = (await app.send('GET', '/openapi.json')).body as {
    paths: Record<string, Record<string, { operationId: string }>>;
  };
  return Object.entries(paths)
    .flatMap(([path, item]) => Object.entries(item).map(([method, { operationId }]) => ({ path, method, operationId })))
    .filter(({ path, method }) => path.startsWith('/v1/') && method !== 'get')
    .map(({ operationId }) => operationId);
};

it('is tried with every operation that changes something', async () => {
  expect(Object.keys(MUTATIONS).sort()).toEqual((await operationsThatChange()).sort());
});

describe.each(Object.keys(MUTATIONS))('%s', (name) => {
  it('takes effect once under a key, on two processes at once, and refuses another request under it', async () => {
    if (ON_HELD_IMPORTS.includes(name)) await holdImports(app.owner);
    const [tenant, plain] = [await app.tenant(), await app.tenant()];
    const [{ call, other }, without] = [await MUTATIONS[name]!(tenant), await MUTATIONS[name]!(plain)];
    const key = randomUUID();
    const at = [tenant, tenant.at(another)];

    const replies = await Promise.all(
      Array.from({ length: PARALLEL }, (_, index) => sendWith(at[index % 2]!, key, call)),
    );
    const single = await plain.send(without.call.method, without.call.path, without.call.request);
    const first = replies.find(({ headers, status }) => status < 300 && !headers['idempotency-replayed'])!;
    const repeats = replies.filter((reply) => reply !== first);
    expect(first.status).toBe(single.status);
    expect(Object.keys(shown(first))).toEqual(Object.keys(shown(single)));
    if (name === 'createToken') {
      expect(repeats.map(({ status }) => status)).toEqual(repeats.map(() => 409));
      expect(repeats[0]!.body.detail).toMatch(/reply is not kept/);
    } else {
      expect(repeats.map(shown)).toEqual(repeats.map(() => shown(first)));
      if (!JOINED.includes(name)) expect(repeats.every(({ headers }) => headers['idempotency-replayed'])).toBe(true);
    }

    const once = await storedRows(app.owner, tenant.organizationId, KEY_TABLES);
    expect(once.counts).toEqual((await storedRows(app.owner, plain.organizationId, KEY_TABLES)).counts);
    const refused = await sendWith(tenant, key, other);
    expect(refused).toMatchObject({ status: 422, body: { errors: [{ field: 'Idempotency-Key' }] } });
    const again = await sendWith(tenant.at(another), key, call);
    if (name !== 'createToken') expect(again.headers['idempotency-replayed']).toBe('true');
    expect(shown({ ...again, ...(name === 'createToken' ? repeats[0] : {}) })).toEqual(shown(repeats[0]!));
    expect(await storedRows(app.owner, tenant.organizationId, KEY_TABLES)).toEqual(once);
  });
});

it('makes one of fifty customers that are sent at once', async () => {
  const tenant = await app.tenant();
  const key = randomUUID();
  const call: Call = { method: 'POST', path: '/v1/customers', request: { json: { identity: { name: 'Radio' } } } };
  const at = [tenant, tenant.at(another)];
  const replies = await Promise.all(Array.from({ length: 50 }, (_, index) => sendWith(at[index % 2]!, key, call)));
  expect(new Set(replies.map((reply) => JSON.stringify(shown(reply)))).size).toBe(1);
  expect(replies[0]!.status).toBe(201);
  expect(replies.filter(({ headers }) => headers['idempotency-replayed'] === 'true')).toHaveLength(49);
  expect((await tenant.get('/v1/customers')).body.count).toBe(1);
  const { counts } = await storedRows(app.owner, tenant.organizationId);
  expect(counts).toMatchObject({ customers: 1, timeline_events: 1, idempotency_keys: 1, idempotency_replies: 1 });
});
