import { TenantDatabase } from '@echonio/platform';
import { anImport } from '../builders/an-import';
import { EventReader } from '../support/event-reader';
import { holdImports, letImportsGo } from '../support/held-imports';
import { Tenant, TestApp } from '../support/test-app';

const STREAMS = 6;
const LARGE = `name,tel\n${Array.from({ length: 6_000 }, (_, index) => `Customer ${index},0912${index}`).join('\n')}\n`;

let app: TestApp;
let tenant: Tenant;
const readers: EventReader[] = [];

beforeAll(async () => {
  app = await TestApp.start({ IMPORT_STREAMS_PER_ORGANIZATION: String(STREAMS), IMPORT_BATCH_ROWS: '50' });
});
afterAll(() => app.close());
beforeEach(async () => {
  tenant = await app.tenant();
});
afterEach(async () => {
  for (const reader of readers.splice(0)) reader.close();
  await letImportsGo(app.owner);
});

async function begin(content = 'name\nx\n', by = tenant): Promise<string> {
  const { body } = await anImport(by, content, {}, { prefer: 'respond-async' });
  return body.id as string;
}

async function follow(id: string, by = tenant, headers: Record<string, string> = {}): Promise<EventReader> {
  const reader = await EventReader.open(by.app.url, `/v1/imports/${id}/events`, by.token, headers);
  readers.push(reader);
  return reader;
}

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

const openStreams = async (): Promise<string> =>
  /^import_event_streams (\d+)$/m.exec((await app.send('GET', '/metrics')).text)![1]!;

async function untilOpen(count: number): Promise<void> {
  for (const end = Date.now() + 10_000; (await openStreams()) !== String(count);) {
    if (Date.now() > end) throw new Error(`${await openStreams()} streams are open`);
    await pause(20);
  }
}

describe('the events of an import', () => {
  it('tell how it goes, and at last the whole import', async () => {
    const id = await begin(LARGE);
    const reader = await follow(id, tenant, { origin: 'https://example.com', 'last-event-id': '17' });
    expect(reader.status).toBe(200);
    expect(reader.headers).toMatchObject({
      'content-type': 'text/event-stream; charset=utf-8',
      'cache-control': 'no-store',
      'x-accel-buffering': 'no',
      'access-control-allow-origin': '*',
    });
    const events = await reader.ended();
    const last = events.pop()!;
    expect(last).toEqual({ event: 'completed', data: (await tenant.get(`/v1/imports/${id}`)).body });
    expect(new Set(events.map(({ event }) => event))).toEqual(new Set(['progress']));
    const percents = events.map(({ data }) => data.percent as number);
    expect(percents).toEqual([...percents].sort((a, b) => a - b));
    expect(events.some(({ data }) => data.rowsPerSecond > 0 && data.estimatedSecondsLeft >= 0)).toBe(true);
    expect(events.some(({ data }) => data.state === 'applying' && data.created > 0)).toBe(true);
    expect(reader.text).toMatch(/^retry: \d+\nid: 1\nevent: progress\n/);
    expect(reader.text.match(/^id: .*$/gm)).toEqual([...events, last].map((_, index) => `id: ${index + 1}`));
  });

  it('are as documented, from the first to the last, also when it ended before', async () => {
    const id = await begin(LARGE);
    const whole = await tenant.get(`/v1/imports/${id}/events`);
    expect(whole.text).toContain('event: completed\n');
    const again = await tenant.get(`/v1/imports/${id}/events`);
    expect(again.text).toMatch(/^retry: 2000\nid: 1\nevent: completed\ndata: .*\n\n$/);
    const head = await tenant.send('HEAD', `/v1/imports/${id}/events`);
    expect(head).toMatchObject({ status: 200, text: '' });
    await untilOpen(0);
  });

  it('tell of a failure and of a cancellation', async () => {
    const failed = await (await follow(await begin('nothing\nx\n'))).ended();
    expect(failed.at(-1)).toMatchObject({ event: 'failed', data: { error: { code: 'NO_USABLE_COLUMN' } } });
    await holdImports(app.owner);
    const id = await begin();
    const reader = await follow(id);
    expect(await reader.until((events) => events.length > 0)).toMatchObject([
      { event: 'progress', data: { id, state: 'reading', rows: 0, percent: 0, rowsPerSecond: null } },
    ]);
    await tenant.send('POST', `/v1/imports/${id}/cancel`);
    expect((await reader.ended()).at(-1)).toMatchObject({ event: 'cancelled', data: { id, state: 'cancelled' } });
  });

  it('come from another process too', async () => {
    const other = await app.another();
    try {
      await holdImports(app.owner);
      const id = await begin(LARGE);
      const reader = await follow(id, tenant.at(other));
      await reader.until((events) => events.length > 0);
      await app.owner.query(`UPDATE import_queue SET due_at = clock_timestamp()`);
      const events = await reader.ended();
      expect(events.at(-1)).toMatchObject({ event: 'completed', data: { created: 6_000 } });
      expect(events.length).toBeGreaterThan(2);
    } finally {
      await other.close();
    }
  });

  it('are silent only for so long when nothing happens', async () => {
    const hasty = await app.another({ REQUEST_TIMEOUT_MS: '1500' });
    try {
      await holdImports(app.owner);
      const reader = await follow(await begin(), tenant.at(hasty));
      while (reader.comments.length < 5) await pause(50);
      expect(reader.isOver).toBe(false);
      expect(new Set(reader.comments)).toEqual(new Set(['still here']));
      expect(reader.events).toHaveLength(1);
    } finally {
      await hasty.close();
    }
  });
});

describe('who may follow an import', () => {
  it("nobody of another organization, and nobody without the permission: like one that doesn't exist", async () => {
    const id = await begin();
    const stranger = await app.tenant();
    const foreign = await stranger.get(`/v1/imports/${id}/events`);
    const missing = await stranger.get(`/v1/imports/${tenant.organizationId}/events`);
    expect(foreign.status).toBe(404);
    expect({ ...foreign.body, requestId: '' }).toEqual({ ...missing.body, requestId: '' });
    const clerk = await app.operator(tenant.organizationId, ['exportCustomers']);
    expect((await clerk.get(`/v1/imports/${id}/events`)).status).toBe(403);
    expect((await app.send('GET', `/v1/imports/${id}/events`)).status).toBe(401);
    expect(await openStreams()).toBe('0');
  });

  it.each([
    ['a token that is revoked', `UPDATE access_tokens SET revoked_at = now() WHERE operator_id = $1`],
    ['a permission that is taken', `UPDATE operators SET permissions = '{}' WHERE id = $1`],
  ])('%s ends its streams, and no others', async (_, revocation) => {
    await holdImports(app.owner);
    const id = await begin();
    const others = await Promise.all([1, 2, 3].map(() => app.operator(tenant.organizationId, ['importCustomers'])));
    const victim = others[1]!;
    const kept = await Promise.all([tenant, others[0]!, others[2]!].map((each) => follow(id, each)));
    const cut = await follow(id, victim);
    await cut.until((events) => events.length > 0);
    await app.owner.query(revocation, [victim.operatorId]);
    await cut.ended();
    expect(cut.comments).toEqual(['the token is not good any more']);
    expect(kept.map(({ isOver }) => isOver)).toEqual([false, false, false]);
    await untilOpen(3);
  });
});

describe('what streams cost', () => {
  it('is one statement for all imports that a token follows, however many listen', async () => {
    await holdImports(app.owner);
    const ids = [await begin(), await begin(), await begin()];
    for (const id of ids) await Promise.all([follow(id), follow(id)]);
    const run = jest.spyOn(app.nest.get(TenantDatabase), 'run');
    const began = performance.now();
    const looks = (): unknown[][] => run.mock.calls.filter(([, { name }]) => name === 'import_find_some');
    try {
      while (looks().length < 6) await pause(5);
      // Twice a second: a slow machine makes it more, never less.
      expect(performance.now() - began).toBeGreaterThan((looks().length - 1) * 480);
      for (const look of looks()) expect((look[2] as string[][])[0]!.sort()).toEqual([...ids].sort());
      for (const reader of readers.splice(0)) reader.close();
      await untilOpen(0);
      await pause(600);
      const after = looks().length;
      await pause(1_100);
      expect(looks().length).toBe(after);
    } finally {
      run.mockRestore();
    }
  });

  it('is bounded for each organization', async () => {
    await holdImports(app.owner);
    const id = await begin();
    await Promise.all(Array.from({ length: STREAMS }, () => follow(id)));
    const refused = await tenant.get(`/v1/imports/${id}/events`);
    expect(refused).toMatchObject({ status: 429, body: { code: 'RATE_LIMITED' } });
    expect(Number(refused.headers['retry-after'])).toBeGreaterThan(0);
    const stranger = await app.tenant();
    expect((await follow(await begin('name\nx\n', stranger), stranger)).status).toBe(200);
    readers[0]!.close();
    await untilOpen(STREAMS);
    expect((await follow(id)).status).toBe(200);
  });
});

it('a server that goes down ends its streams', async () => {
  const other = await app.another();
  await holdImports(app.owner);
  const reader = await follow(await begin(), tenant.at(other));
  await reader.until((events) => events.length > 0);
  await other.close();
  await reader.ended();
  expect(reader.comments).toEqual(['this server is going down; ask again']);
});
