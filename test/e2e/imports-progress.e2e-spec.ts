import { anImport } from '../builders/an-import';
import { holdImports, letImportsGo } from '../support/held-imports';
import { Tenant, TestApp } from '../support/test-app';

let app: TestApp;
let tenant: Tenant;

beforeAll(async () => {
  app = await TestApp.start();
});
afterAll(() => app.close());
beforeEach(async () => {
  tenant = await app.tenant();
});
afterEach(() => letImportsGo(app.owner));

const begin = (content = 'name\nx\n', options: Record<string, unknown> = {}): ReturnType<typeof anImport> =>
  anImport(tenant, content, options, { prefer: 'respond-async' });

describe('Prefer: wait', () => {
  it('answers with the result when the import ends in time', async () => {
    const reply = await anImport(tenant, 'name\nx\n', {}, { prefer: 'respond-async, wait=60' });
    expect(reply).toMatchObject({ status: 200, body: { result: true, count: 1 } });
    expect(reply.headers['preference-applied']).toBe('respond-async, wait=60');
  });

  it('answers with the import as it stands when the time is over, and a later call waits for the rest', async () => {
    await holdImports(app.owner);
    const { id } = await tenant.upload('x.csv', 'name\nx\ny\n');
    const waited = await tenant.post('/v1/customers/import', { id }, { prefer: 'wait=1' });
    expect(waited).toMatchObject({ status: 202, body: { fileId: id, state: 'reading', startedAt: null, percent: 0 } });
    expect(waited.headers).toMatchObject({
      location: `/v1/imports/${waited.body.id}`,
      'preference-applied': 'wait=1',
    });
    const not = await tenant.post('/v1/customers/import', { id }, { prefer: 'wait=0' });
    expect(not).toMatchObject({ status: 202, body: { id: waited.body.id } });
    await letImportsGo(app.owner);
    const rest = await tenant.post('/v1/customers/import', { id }, { prefer: 'wait=600' });
    expect(rest).toMatchObject({ status: 200, body: { count: 2, importId: waited.body.id } });
  });

  it.each(['wait=soon', 'wait=-1', 'return=minimal', '"', 'wait'])('(%s) is overlooked', async (prefer) => {
    const reply = await anImport(tenant, 'name\nx\n', {}, { prefer });
    expect(reply).toMatchObject({ status: 200, body: { count: 1 } });
    expect(reply.headers).not.toHaveProperty('preference-applied');
  });

  it('tells a page of another origin what was honoured', async () => {
    const { headers } = await tenant.get('/v1/imports', { origin: 'https://example.com' });
    expect(headers['access-control-expose-headers']).toMatch(/\bPreference-Applied\b/);
  });
});

describe('the list of imports', () => {
  it('has the newest first, in pages, with the exact number', async () => {
    const ids: string[] = [];
    for (const options of [{}, { dryRun: true }, {}]) {
      ids.unshift((await anImport(tenant, 'name\nx\n', options)).body.importId);
    }
    const { body } = await tenant.get('/v1/imports');
    expect(body).toMatchObject({ count: 3, items: ids.map((id) => ({ id })) });
    const { preview, ...listed } = (await tenant.get(`/v1/imports/${ids[1]}`)).body;
    expect(preview).toHaveLength(1);
    expect(body.items[1]).toEqual(listed);
    const page = await tenant.get('/v1/imports?offset=1&limit=1');
    expect(page.body).toMatchObject({ count: 3, items: [{ id: ids[1], dryRun: true }] });
    expect((await tenant.get('/v1/imports?limit=0')).body).toEqual({ count: 3, items: [] });
    expect((await tenant.get('/v1/imports?offset=9')).body).toEqual({ count: 3, items: [] });
  });

  it('is of one state when it is asked for', async () => {
    await anImport(tenant, 'name\nx\n');
    await anImport(tenant, 'nothing\nx\n');
    await holdImports(app.owner);
    await begin();
    for (const state of ['reading', 'completed', 'failed']) {
      const { body } = await tenant.get(`/v1/imports?state=${state}`);
      expect(body).toMatchObject({ count: 1, items: [{ state }] });
    }
    expect((await tenant.get('/v1/imports?state=applying')).body).toEqual({ count: 0, items: [] });
    expect((await tenant.get('/v1/imports?state=')).body.count).toBe(3);
  });

  it('refuses a state that there is not, naming the parameter', async () => {
    const reply = await tenant.get('/v1/imports?state=done&limit=x');
    expect(reply.status).toBe(400);
    expect(reply.body.errors.map(({ field }: { field: string }) => field).sort()).toEqual(['limit', 'state']);
  });

  it("shows nothing of another organization's, and needs the permission", async () => {
    await anImport(tenant, 'name\nx\n');
    expect((await (await app.tenant()).get('/v1/imports')).body).toEqual({ count: 0, items: [] });
    const clerk = await app.operator(tenant.organizationId, ['exportCustomers', 'createCustomer']);
    expect((await clerk.get('/v1/imports')).status).toBe(403);
  });
});
