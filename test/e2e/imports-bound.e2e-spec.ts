import { anImport } from '../builders/an-import';
import { holdImports, letImportsGo } from '../support/held-imports';
import { Tenant, TestApp } from '../support/test-app';
import { TestReply } from '../support/test-request';

const BOUND = 3;

let app: TestApp;
let tenant: Tenant;

beforeAll(async () => {
  app = await TestApp.start({ IMPORTS_PER_ORGANIZATION: String(BOUND), IMPORT_BATCH_ROWS: '50' });
});
afterAll(() => app.close());
beforeEach(async () => {
  tenant = await app.tenant();
});
afterEach(() => letImportsGo(app.owner));

const begin = (by: Tenant, options: Record<string, unknown> = {}, content = 'name\nx\n'): Promise<TestReply> =>
  anImport(by, content, options, { prefer: 'respond-async' });

async function allEnded(by: Tenant): Promise<{ id: string; startedAt: string }[]> {
  for (;;) {
    const { items } = (await by.get('/v1/imports')).body as {
      items: { id: string; startedAt: string; state: string }[];
    };
    if (items.every(({ state }) => state === 'completed')) return items;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

describe('imports of one organization at once', () => {
  it('are bounded: one more is refused and leaves nothing, a join is none, another organization has its own', async () => {
    await holdImports(app.owner);
    const first = await begin(tenant);
    await begin(tenant, { dryRun: true });
    await begin(tenant, { dryRun: true });
    const { id } = await tenant.upload('x.csv', 'name\nx\n');
    for (const options of [{}, { dryRun: true }]) {
      const refused = await tenant.post('/v1/customers/import', { id, ...options });
      expect(refused).toMatchObject({ status: 429, body: { code: 'RATE_LIMITED' } });
      expect(Number(refused.headers['retry-after'])).toBeGreaterThan(0);
    }
    expect((await tenant.get('/v1/imports')).body.count).toBe(BOUND);
    const file = { id: first.body.fileId };
    const joined = await tenant.post('/v1/customers/import', file, { prefer: 'respond-async' });
    expect(joined).toMatchObject({ status: 202, body: { id: first.body.id } });
    expect((await begin(await app.tenant())).status).toBe(202);
    await tenant.send('POST', `/v1/imports/${first.body.id}/cancel`);
    expect((await tenant.post('/v1/customers/import', { id }, { prefer: 'respond-async' })).status).toBe(202);
    await letImportsGo(app.owner);
    expect(await anImport(await app.tenant(), 'name\nx\n')).toMatchObject({ status: 200 });
  });

  it('are bounded, and the same dry run again joins the one under way', async () => {
    await holdImports(app.owner);
    const first = await begin(tenant, { dryRun: true });
    const ask = (options: Record<string, unknown>): Promise<TestReply> => {
      const file = { id: first.body.fileId, dryRun: true, ...options };
      return tenant.post('/v1/customers/import', file, { prefer: 'respond-async' });
    };
    for (let again = 0; again < BOUND; again += 1) {
      expect(await ask({})).toMatchObject({ status: 202, body: { id: first.body.id } });
    }
    const otherwise = await ask({ onDuplicate: 'skip' });
    expect(otherwise.status).toBe(202);
    expect(otherwise.body.id).not.toBe(first.body.id);
    const real = await ask({ dryRun: false });
    expect(real.body).toMatchObject({ dryRun: false, state: 'reading' });
    await letImportsGo(app.owner);
    expect(await allEnded(tenant)).toHaveLength(BOUND);
    const later = await ask({});
    expect(later.status).toBe(202);
    expect(later.body.id).not.toBe(first.body.id);
  });

  it('are bounded exactly when they are asked for at once, in several processes', async () => {
    await holdImports(app.owner);
    const other = await app.another();
    try {
      const files = await Promise.all(Array.from({ length: 10 }, () => tenant.upload('x.csv', 'name\nx\n')));
      const replies = await Promise.all(
        files.map(({ id }, index) =>
          (index % 2 === 0 ? tenant : tenant.at(other)).post(
            '/v1/customers/import',
            { id },
            { prefer: 'respond-async' },
          ),
        ),
      );
      const statuses = replies.map(({ status }) => status).sort();
      expect(statuses).toEqual([...Array(BOUND).fill(202), ...Array(files.length - BOUND).fill(429)]);
      expect((await tenant.get('/v1/imports?state=reading')).body.count).toBe(BOUND);
    } finally {
      await other.close();
    }
  });
});

it('the import of an organization does not wait until all those of another are done', async () => {
  await holdImports(app.owner);
  const large = `name\n${Array.from({ length: 2_000 }, (_, index) => `Customer ${index}`).join('\n')}\n`;
  const other = await app.tenant();
  for (let index = 0; index < BOUND; index += 1) await begin(tenant, {}, large);
  await begin(other, {}, large);
  await letImportsGo(app.owner);
  const [theirs] = await allEnded(other);
  const begun = (await allEnded(tenant)).map(({ startedAt }) => startedAt).sort();
  expect(begun.filter((at) => at > theirs!.startedAt).length).toBeGreaterThan(0);
});
