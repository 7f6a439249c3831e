import { anImport } from '../builders/an-import';
import { holdImports, letImportsGo } from '../support/held-imports';
import { stagingEmptied } from '../support/staging-emptied';
import { Tenant, TestApp } from '../support/test-app';
import { TestReply } from '../support/test-request';

const ROWS = 4_000;
const BAD = 40;
const FILE = `type,name\n${Array.from({ length: ROWS }, (_, index) => (index % 100 === 0 ? 'shop,Bad' : `corporate,Customer ${index}`)).join('\n')}\n`;

let app: TestApp;
let tenant: Tenant;

beforeAll(async () => {
  // Small batches leave time to get in between.
  app = await TestApp.start({ IMPORT_BATCH_ROWS: '100' });
});
afterAll(() => app.close());
beforeEach(async () => {
  tenant = await app.tenant();
});
afterEach(() => letImportsGo(app.owner));

const begin = (content: string, options: Record<string, unknown> = {}): Promise<TestReply> =>
  anImport(tenant, content, options, { prefer: 'respond-async' });

const cancel = (id: string, by = tenant): Promise<TestReply> => by.send('POST', `/v1/imports/${id}/cancel`);

interface Stored {
  state: string;
  rows: number;
  created: number;
}

async function until(id: string, holds: (now: Stored) => boolean): Promise<void> {
  const look = async (): Promise<Stored> => (await tenant.get(`/v1/imports/${id}`)).body as Stored;
  const end = Date.now() + 30_000;
  for (let now = await look(); !holds(now); now = await look()) {
    if (Date.now() > end) throw new Error(`it did not come about: ${JSON.stringify(now)}`);
  }
}

/** Waits until nothing is left of what a dry run has planned: it is cleared just after the answer. */
async function planEmptied(id: string): Promise<void> {
  const left = async (): Promise<unknown> => {
    const tables = ['import_previews', 'import_planned_contacts', 'import_planned_customers'];
    const each = tables.map((table) => `SELECT FROM ${table} WHERE import_id = $1`);
    return (await app.owner.query(each.join(' UNION ALL '), [id])).rowCount;
  };
  for (const end = Date.now() + 10_000; (await left()) !== 0;) {
    if (Date.now() > end) throw new Error('something of the plan is left');
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

/** Nothing came of it, the counts make up the rows, and nothing of it is left. */
async function expectCancelled(id: string): Promise<void> {
  const { body } = await tenant.get(`/v1/imports/${id}`);
  expect(body).toMatchObject({
    state: 'cancelled',
    created: 0,
    updated: 0,
    error: null,
    finishedAt: expect.any(String),
  });
  expect(body.skipped + body.rejected).toBe(body.rows);
  expect((await tenant.get('/v1/customers')).body).toEqual({ items: [], count: 0 });
  await stagingEmptied(app.owner);
  await planEmptied(id);
  const { rows } = await app.owner.query(
    `SELECT source_file_id, claim, task, lease_owner FROM imports JOIN import_queue ON import_id = id WHERE id = $1`,
    [id],
  );
  expect(rows).toEqual([{ source_file_id: null, claim: null, task: 'sweep', lease_owner: null }]);
}

describe('an import that is cancelled', () => {
  it('while it waits in the queue: nothing happens, and its file can be imported or deleted', async () => {
    await holdImports(app.owner);
    const { body: queued } = await begin('name\nx\n');
    const reply = await cancel(queued.id);
    expect(reply).toMatchObject({ status: 200, body: { id: queued.id, state: 'cancelled', rows: 0, startedAt: null } });
    await expectCancelled(queued.id);
    expect((await cancel(queued.id)).body).toEqual(reply.body);
    await letImportsGo(app.owner);
    const again = await tenant.post('/v1/customers/import', { id: queued.fileId, createTags: true });
    expect(again.body).toMatchObject({ result: true, count: 1 });
    expect(again.body.importId).not.toBe(queued.id);
    expect((await tenant.get(`/v1/imports/${queued.id}`)).body).toEqual(reply.body);
    expect((await tenant.delete(`/v1/files/${queued.fileId}`)).status).toBe(200);
  });

  it.each([{}, { dryRun: true }, { dryRun: true, onDuplicate: 'update' }, { atomic: true, createTags: true }])(
    'while its file is read, with %j: the worker stops, also in another process',
    async (options) => {
      const other = await app.another();
      try {
        const { body: begun } = await begin(FILE, options);
        await until(begun.id, ({ state, rows }) => state !== 'reading' || rows >= 200);
        const reply = await cancel(begun.id, tenant.at(other));
        expect(reply).toMatchObject({ status: 200, body: { state: 'cancelled' } });
        expect(reply.body.rows).toBeGreaterThanOrEqual(200);
        await expectCancelled(begun.id);
        const again = await tenant.post('/v1/customers/import', { id: begun.fileId });
        expect(again.body).toMatchObject({ count: ROWS - BAD, rejected: BAD });
        expect((await tenant.get(`/v1/imports/${begun.id}`)).body).toEqual(reply.body);
      } finally {
        await other.close();
      }
    },
  );

  it('is told to whoever waits for it, with its address', async () => {
    await holdImports(app.owner);
    const other = await app.another();
    try {
      const { id } = await tenant.upload('x.csv', 'name\nx\n');
      const here = tenant.post('/v1/customers/import', { id });
      const there = tenant.at(other).post('/v1/customers/import', { id }, { prefer: 'wait=60' });
      let isTold = false;
      const told = Promise.all([here, there]).finally(() => (isTold = true));
      const cancelled = new Set<string>();
      // A call that comes only after the cancelling begins an import of its own, which is cancelled too.
      while (!isTold) {
        const { items } = (await tenant.get('/v1/imports?state=reading')).body as { items: { id: string }[] };
        for (const { id: running } of items) {
          await cancel(running);
          cancelled.add(`/v1/imports/${running}`);
        }
        await new Promise((resolve) => setTimeout(resolve, 50));
      }
      for (const reply of await told) {
        expect(reply).toMatchObject({ status: 409, body: { code: 'CONFLICT' } });
        expect(cancelled).toContain(reply.headers.location);
      }
    } finally {
      await other.close();
    }
  });
});

describe('an import that can not be cancelled', () => {
  it('is creating customers: it goes to its end', async () => {
    const { body: begun } = await begin(FILE);
    await until(begun.id, ({ state, created }) => state !== 'reading' && created > 0);
    const reply = await cancel(begun.id);
    expect(reply).toMatchObject({ status: 409, body: { code: 'CONFLICT' } });
    expect(reply.body.detail).toMatch(/are being created already/);
    await until(begun.id, ({ state }) => state === 'completed');
    expect((await tenant.get('/v1/customers?limit=0')).body.count).toBe(ROWS - BAD);
  });

  it('has ended, well or not', async () => {
    for (const [content, state] of [
      ['name\nx\n', 'completed'],
      ['nothing\nx\n', 'failed'],
    ]) {
      await anImport(tenant, content!);
      const { items } = (await tenant.get('/v1/imports?limit=1')).body;
      expect(items).toMatchObject([{ state }]);
      const reply = await cancel(items[0].id);
      expect(reply).toMatchObject({ status: 409, body: { detail: expect.stringContaining(state!) } });
      expect((await tenant.get(`/v1/imports/${items[0].id}`)).body).toEqual(items[0]);
    }
  });

  it("is another organization's, just like one that doesn't exist; and without the permission none is", async () => {
    await holdImports(app.owner);
    const { body: queued } = await begin('name\nx\n');
    const stranger = await app.tenant();
    const foreign = await cancel(queued.id, stranger);
    const missing = await cancel(tenant.organizationId, stranger);
    expect(foreign.status).toBe(404);
    expect({ ...foreign.body, requestId: '' }).toEqual({ ...missing.body, requestId: '' });
    expect((await cancel('x')).body.errors).toMatchObject([{ field: 'importId' }]);
    const clerk = await app.operator(tenant.organizationId, ['exportCustomers', 'createCustomer']);
    expect((await cancel(queued.id, clerk)).status).toBe(403);
    expect((await tenant.get(`/v1/imports/${queued.id}`)).body).toEqual(queued);
  });
});

it('cancelling just when it begins to create is one or the other, never both', async () => {
  for (let round = 0; round < 12; round += 1) {
    const owner = await app.tenant();
    const { body: begun } = await anImport(owner, 'name\nx\ny\n', {}, { prefer: 'respond-async' });
    for (let waited = 0; waited < round % 6; waited += 1) await owner.get(`/v1/imports/${begun.id}`);
    const replies = await Promise.all([cancel(begun.id, owner), cancel(begun.id, owner)]);
    const ended = await owner.post('/v1/customers/import', { id: begun.fileId }, { prefer: 'respond-async' });
    const count = async (): Promise<number> => (await owner.get('/v1/customers?limit=0')).body.count as number;
    const wasCancelled = replies.map(({ status }) => status === 200);
    expect(wasCancelled[0]).toBe(wasCancelled[1]);
    if (wasCancelled[0]) expect(ended.body.id).not.toBe(begun.id);
    else expect(ended.body.id).toBe(begun.id);
    while ((await count()) < 2) await new Promise((resolve) => setTimeout(resolve, 20));
    const { body } = await owner.get(`/v1/imports/${begun.id}`);
    expect(body).toMatchObject(
      wasCancelled[0]
        ? { state: 'cancelled', created: 0 }
        : { state: expect.stringMatching(/^(applying|completed)$/), created: 2 },
    );
    expect(await count()).toBe(2);
  }
});
