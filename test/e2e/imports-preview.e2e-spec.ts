import { aCustomer } from '../builders/a-customer';
import { anImport } from '../builders/an-import';
import { aTag } from '../builders/a-tag';
import { Tenant, TestApp } from '../support/test-app';

let app: TestApp;
let tenant: Tenant;

beforeAll(async () => {
  app = await TestApp.start({ IMPORT_BATCH_ROWS: '7' });
});
beforeEach(async () => {
  tenant = await app.tenant();
});
afterAll(() => app.close());

const contact = (type: string, value: string): object => ({ type, value, role: null, note: null, responder: null });

/** Everything that is stored of the organization's customers. */
async function stored(): Promise<unknown> {
  const { rows } = await app.owner.query(
    `SELECT (SELECT json_agg(c ORDER BY id) FROM customers c WHERE organization_id = $1) AS customers,
            (SELECT json_agg(k ORDER BY id) FROM contacts k WHERE organization_id = $1) AS contacts,
            (SELECT json_agg(t ORDER BY customer_id, tag_id) FROM customer_tags t WHERE organization_id = $1) AS tags,
            (SELECT json_agg(s ORDER BY customer_id) FROM customer_search s WHERE organization_id = $1) AS keys,
            (SELECT count(*) FROM timeline_events e WHERE organization_id = $1) AS events,
            (SELECT row_to_json(n) FROM organization_counters n WHERE organization_id = $1) AS counters,
            (SELECT count(*) FROM tags WHERE organization_id = $1) AS definitions`,
    [tenant.organizationId],
  );
  return rows[0];
}

describe('the preview of a dry run', () => {
  it('shows the first ten rows as they would be stored, and why the bad ones would not', async () => {
    await aTag(tenant, { title: 'VIP' });
    const rows = Array.from({ length: 12 }, (_, index) => `corporate,Shop ${index},0912${1_000_000 + index},`);
    const file = `type,name,tel,tags\ncorporate,رادیو,021-88881234,vip|new\nshop,Bad,,\n${rows.join('\n')}\n`;
    const reply = await anImport(tenant, file, { dryRun: true, createTags: true });
    expect(reply.body).toMatchObject({ count: 13, rejected: 1, dryRun: true });
    const { preview } = reply.body;
    expect(preview).toHaveLength(10);
    expect(preview.slice(0, 3)).toEqual([
      {
        line: 2,
        action: 'create',
        customer: {
          type: 'corporate',
          identity: { name: 'رادیو', title: null, manager: null },
          tags: ['VIP', 'new'],
          contacts: [contact('tel', '021-88881234')],
        },
        changes: [],
        matchedCustomerId: null,
        matchedLine: null,
        errors: [],
      },
      {
        line: 3,
        action: 'reject',
        customer: null,
        changes: [],
        matchedCustomerId: null,
        matchedLine: null,
        errors: [
          { column: 'type', code: 'INVALID_TYPE', message: 'must be one of corporate, personal', value: 'shop' },
        ],
      },
      expect.objectContaining({ line: 4, action: 'create' }),
    ]);
    expect((await tenant.get(`/v1/imports/${reply.body.importId}`)).body.preview).toEqual(preview);
    const { items } = (await tenant.get('/v1/imports')).body;
    expect(items[0]).not.toHaveProperty('preview');
  });

  it('is not part of an import', async () => {
    const reply = await anImport(tenant, 'name\nA\n');
    expect(reply.body).not.toHaveProperty('preview');
    expect((await tenant.get(`/v1/imports/${reply.body.importId}`)).body).not.toHaveProperty('preview');
  });

  it('shows what would be different of a customer, and whose duplicate a row is', async () => {
    const tag = await aTag(tenant, { title: 'vip' });
    const known = await aCustomer(tenant, {
      type: 'corporate',
      identity: { name: 'Radio' },
      contacts: [{ type: 'email', value: 'a@b.ir' }],
    });
    const file = [
      'type,name,email,email note,tel,tags',
      'corporate,Radio 2,A@b.ir,main,021-88881234,vip',
      'corporate,,a@b.ir,,,',
      'corporate,New,n@b.ir,,,',
      'corporate,New,n@b.ir,,,',
    ].join('\n');
    const before = await stored();
    const reply = await anImport(tenant, file, { dryRun: true, onDuplicate: 'update' });
    expect(reply.body).toMatchObject({ count: 1, updated: 1, skipped: 2, rejected: 0 });
    expect(reply.body.preview).toMatchObject([
      {
        action: 'update',
        matchedCustomerId: known.id,
        customer: { identity: { name: 'Radio 2' }, tags: ['vip'] },
        changes: [
          { field: 'identity.name', from: 'Radio', to: 'Radio 2' },
          {
            field: 'contacts',
            from: contact('email', 'a@b.ir'),
            to: { ...contact('email', 'a@b.ir'), note: 'main' },
          },
          { field: 'contacts', from: null, to: contact('tel', '021-88881234') },
          { field: 'tags', from: null, to: 'vip' },
        ],
      },
      { action: 'skip', matchedCustomerId: known.id, customer: null, changes: [] },
      { action: 'create', matchedCustomerId: null },
      { action: 'skip', matchedCustomerId: null, matchedLine: 4 },
    ]);
    expect(await stored()).toEqual(before);
    expect(tag.customersCount).toBe(0);
  });

  it.each(['skip', 'update'])(
    'knows the line of an earlier row among rows so large that few are read at once: %s',
    async (onDuplicate) => {
      const row = (name: string): string =>
        JSON.stringify({
          type: 'corporate',
          identity: { name },
          contacts: [{ type: 'email', value: 'a@b.ir' }],
          more: 'x'.repeat(400_000),
        });
      const file = ['A', 'A', 'A', 'A', 'A', 'A'].map(row).join('\n');
      const { body } = await anImport(tenant, file, { dryRun: true, onDuplicate });
      expect(body).toMatchObject({ count: 1, updated: 0, skipped: 5 });
      expect(body.preview).toMatchObject([
        { line: 1, action: 'create' },
        ...[2, 3, 4, 5, 6].map((line) => ({ line, action: 'skip', matchedLine: 1, matchedCustomerId: null })),
      ]);
    },
  );

  it('goes with the customer that it shows, and with the time', async () => {
    const known = await aCustomer(tenant, { contacts: [{ type: 'email', value: 'a@b.ir' }] });
    const file = 'type,lastName,email\npersonal,X,a@b.ir\npersonal,Y,y@b.ir\n';
    const { body } = await anImport(tenant, file, { dryRun: true, onDuplicate: 'update' });
    expect(body.preview).toHaveLength(2);
    await tenant.delete(`/v1/customers/${known.id}`);
    expect((await tenant.get(`/v1/imports/${body.importId}`)).body.preview).toMatchObject([{ line: 3 }]);
  });
});

describe('a dry run with duplicates', () => {
  /** People that are there, come twice in the file, far apart and in one batch, and are rejected. */
  const file = ((): string => {
    const rows = Array.from({ length: 900 }, (_, index) => {
      const person = index % 500;
      return index % 90 === 89
        ? `shop,B${index},,`
        : `corporate,S${index % 700},c${person}@b.ir,0912${2_000_000 + index}`;
    });
    return `type,name,email,tel\n${rows.join('\n')}\ncorporate,again,c1@b.ir,\ncorporate,again,c1@b.ir,\n`;
  })();

  it.each(['skip', 'update'])('counts exactly what the import then does: %s', async (onDuplicate) => {
    for (let index = 0; index < 20; index += 1) {
      await aCustomer(tenant, {
        type: 'corporate',
        identity: { name: `S${index * 20}` },
        contacts: [{ type: 'email', value: `C${index * 20}@b.ir` }],
      });
    }
    const before = await stored();
    const { id } = await tenant.upload('x.csv', file);
    const dry = await tenant.post('/v1/customers/import', { id, onDuplicate, dryRun: true });
    expect(dry.status).toBe(200);
    expect(await stored()).toEqual(before);
    const real = await tenant.post('/v1/customers/import', { id, onDuplicate });
    const { dryRun: _, preview, importId: __, ...would } = dry.body;
    const { importId, ...did } = real.body;
    expect(would).toEqual(did);
    expect(preview).toHaveLength(10);
    const { body } = await tenant.get(`/v1/imports/${importId}`);
    expect(body.created + body.updated + body.skipped + body.rejected).toBe(902);
    expect(body).toMatchObject({ rejected: 10 });
    expect((await tenant.get(`/v1/imports/${dry.body.importId}`)).body).toMatchObject({
      rows: 902,
      created: body.created,
      updated: body.updated,
      skipped: body.skipped,
      rejected: 10,
    });
    const { rows } = await app.owner.query(
      `SELECT (SELECT count(*)::int FROM import_planned_contacts WHERE organization_id = $1) AS contacts,
              (SELECT count(*)::int FROM import_planned_customers WHERE organization_id = $1) AS customers`,
      [tenant.organizationId],
    );
    expect(rows).toEqual([{ contacts: 0, customers: 0 }]);
  });

  it('needs what the import would need', async () => {
    const importer = await app.operator(tenant.organizationId, ['importCustomers']);
    const { id } = await importer.upload('x.csv', 'name\nA\n');
    expect((await importer.post('/v1/customers/import', { id, onDuplicate: 'update', dryRun: true })).status).toBe(403);
    expect((await importer.post('/v1/customers/import', { id, onDuplicate: 'skip', dryRun: true })).status).toBe(200);
  });
});
