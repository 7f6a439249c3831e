import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { anImport } from '../builders/an-import';
import { aTag } from '../builders/a-tag';
import { sampleText } from '../support/sample-text';
import { stagingEmptied } from '../support/staging-emptied';
import { Tenant, TestApp } from '../support/test-app';
import { TestReply } from '../support/test-request';

let app: TestApp;
let tenant: Tenant;

beforeAll(async () => {
  app = await TestApp.start();
});
beforeEach(async () => {
  tenant = await app.tenant();
});
afterAll(() => app.close());

const fixture = (name: string): Promise<Buffer> => readFile(join(__dirname, '../fixtures/files', name));

interface Listed {
  type: string;
  identity: Record<string, string | null>;
  tagsIds: string[];
  contacts: { data: Record<string, string | null> }[];
}

/** The customers of a tenant in the order of the list, tags by title. */
async function customersOf(owner: Tenant): Promise<object[]> {
  const { body } = await owner.get('/v1/customers');
  const titles = new Map<string, string>();
  for (const { id, title } of (await owner.get('/v1/settings/tags')).body.items) titles.set(id, title);
  return body.items.map(({ type, identity, tagsIds, contacts }: Listed) => ({
    type,
    identity,
    tags: tagsIds.map((id) => titles.get(id)),
    contacts: contacts.map(({ data }) => data),
  }));
}

const damavand = {
  type: 'corporate',
  identity: { name: 'شرکت آب‌معدنی، «دماوند»', title: null, manager: 'فرزام' },
  tags: ['vip', 'a|b'],
  contacts: [{ type: 'tel', value: '+98 21 5555 6666', role: 'مدیرعامل', note: null, responder: null }],
};
const zoe = {
  type: 'personal',
  identity: { lastName: "O'Neil\n2nd line", firstName: 'Zoë', fatherName: null },
  tags: [],
  contacts: [{ type: 'email', value: 'zoe@example.com', role: null, note: null, responder: null }],
};

/** What must hold of an import that has ended, and of the organization that had no customers before. */
async function expectHonest(owner: Tenant, reply: TestReply): Promise<Record<string, number>> {
  expect(reply.status).toBe(200);
  const { body } = await owner.get(`/v1/imports/${reply.body.importId}`);
  expect(body).toMatchObject({ state: 'completed', percent: 100, error: null });
  expect(body.created + body.updated + body.skipped + body.rejected).toBe(body.rows);
  expect(reply.body).toEqual({ result: true, count: body.created, importId: body.id, rejected: body.rejected });
  expect((await owner.get('/v1/customers?limit=0')).body.count).toBe(body.created);
  await stagingEmptied(app.owner);
  const { rows } = await app.owner.query(
    `SELECT (SELECT count(*)::int FROM customers c WHERE c.organization_id = $1) AS customers,
            (SELECT count(*)::int FROM customer_search s WHERE s.organization_id = $1) AS keys,
            (SELECT count(*)::int FROM timeline_events e WHERE e.organization_id = $1 AND e.type = 'import') AS events,
            (SELECT count(*)::int FROM timeline_events e WHERE e.organization_id = $1 AND e.type = 'add-tag') AS tag_events,
            (SELECT count(*)::int FROM customer_tags t WHERE t.organization_id = $1) AS tags,
            (SELECT count(*)::int FROM import_rejects r WHERE r.organization_id = $1) AS rejects,
            (SELECT count(*)::int FROM import_staging s WHERE s.organization_id = $1) AS staged,
            (SELECT count(DISTINCT sequence)::int FROM timeline_events e WHERE e.organization_id = $1) AS sequences,
            (SELECT event_sequence::int FROM organization_counters n WHERE n.organization_id = $1) AS last_sequence,
            (SELECT customers_count::int FROM organization_counters n WHERE n.organization_id = $1) AS counted`,
    [owner.organizationId],
  );
  const [found] = rows;
  expect(found).toMatchObject({
    customers: body.created,
    keys: body.created,
    events: body.created,
    tag_events: found.tags,
    rejects: body.rejected,
    staged: 0,
    sequences: found.events + found.tag_events,
    last_sequence: found.events + found.tag_events,
    counted: body.created,
  });
  return body;
}

describe('importing a file', () => {
  it.each([
    'customers.csv',
    'customers-excel.csv',
    'customers-persian.csv',
    'customers-utf16le.csv',
    'customers-utf16be.csv',
    'customers.json',
    'customers-items.json',
    'customers-utf16le.json',
    'customers.ndjson',
  ])('creates the same customers from %s, the last row as the most recent', async (name) => {
    const reply = await anImport(tenant, await fixture(name), { createTags: 'true' });
    const body = await expectHonest(tenant, reply);
    const customers = await customersOf(tenant);
    expect(customers).toHaveLength(body.created!);
    expect(customers[0]).toEqual(zoe);
    expect(customers.at(-1)).toEqual(damavand);
  });

  it('answers a form as the reference page sends it', async () => {
    const { id } = await tenant.upload('customers.csv', await fixture('customers.csv'));
    await aTag(tenant, { title: 'VIP' });
    await aTag(tenant, { title: 'a|b' });
    const reply = await tenant.send('POST', '/v1/customers/import', { form: { id } });
    expect(reply.body).toMatchObject({ result: true, count: 2, rejected: 0 });
  });

  it('keeps the order of the file, and each row is found and has its events', async () => {
    const rows = Array.from({ length: 5_000 }, (_, index) => `corporate,شرکت ${index},0912${1_000_000 + index},vip`);
    const reply = await anImport(tenant, `type,name,tel,tags\n${rows.join('\n')}\n`, { createTags: true });
    await expectHonest(tenant, reply);
    const page = await tenant.get('/v1/customers?limit=3&include=meta');
    expect(page.body.items.map((item: Listed) => item.identity.name)).toEqual(['شرکت 4999', 'شرکت 4998', 'شرکت 4997']);
    const { rows: stored } = await app.owner.query(
      `SELECT name, id FROM customers WHERE organization_id = $1 ORDER BY updated_at`,
      [tenant.organizationId],
    );
    expect(stored.map(({ name }) => name)).toEqual(rows.map((_, index) => `شرکت ${index}`));
    expect(stored.map(({ id }) => id)).toEqual(stored.map(({ id }) => id).sort());
    const found = await tenant.get(`/v1/customers?search=${encodeURIComponent('۰۹۱۲۱۰۰۲۳۴۵')}`);
    expect(found.body.items.map((item: Listed) => item.identity.name)).toEqual(['شرکت 2345']);
    const { body: timeline } = await tenant.get(`/v1/customers/${found.body.items[0].id}/timeline`);
    expect(timeline.items.map(({ type, description }: Record<string, string>) => [type, description])).toEqual([
      ['add-tag', 'vip tag added'],
      ['import', 'Customer imported'],
    ]);
    expect(timeline.items[1]).toMatchObject({
      creatorOperatorId: tenant.operatorId,
      data: { importId: reply.body.importId, line: 2347 },
    });
  });

  it('takes what the sample generator writes, in every format, to the row', async () => {
    for (const format of ['csv', 'json', 'ndjson'] as const) {
      const owner = await app.tenant();
      const { text, totals } = sampleText({ rows: 700, seed: 11, format, badPercent: 10 });
      const reply = await anImport(owner, text, { createTags: true });
      const body = await expectHonest(owner, reply);
      expect(body).toMatchObject({ rows: totals.rows, created: totals.customers, rejected: totals.bad });
    }
  });

  it('takes a row of contacts alone as a company, and a header alone as nothing', async () => {
    await expectHonest(tenant, await anImport(tenant, 'name,lastName,tel\n,,0912\n'));
    expect(await customersOf(tenant)).toMatchObject([{ type: 'corporate', identity: { name: null } }]);
    const nothing = await anImport(tenant, 'name,tel\n');
    expect(nothing.body).toMatchObject({ result: true, count: 0, rejected: 0 });
  });

  it('answers at once when it is asked to, and tells how the import goes', async () => {
    const reply = await anImport(tenant, 'name\nx\n', {}, { prefer: 'return=minimal, respond-async; x=1' });
    expect(reply.status).toBe(202);
    expect(reply.headers.location).toBe(`/v1/imports/${reply.body.id}`);
    let body = reply.body;
    while (body.finishedAt === null) body = (await tenant.get(reply.headers.location!)).body;
    expect(body).toMatchObject({
      fileId: reply.body.fileId,
      creatorOperatorId: tenant.operatorId,
      state: 'completed',
      format: 'csv',
      encoding: 'utf-8',
      delimiter: ',',
      rows: 1,
      created: 1,
      percent: 100,
      onDuplicate: 'create',
    });
  });

  it('names the columns that it reads nothing from', async () => {
    const reply = await anImport(tenant, 'name;favourite colour;tel\nx;red;1\n');
    const { body } = await tenant.get(`/v1/imports/${reply.body.importId}`);
    expect(body).toMatchObject({ delimiter: ';', ignoredColumns: ['favourite colour'] });
  });
});

describe('bad rows', () => {
  const file = [
    'type,name,lastName,tel,tags',
    'corporate,Good,,1,',
    'shop,Bad,,2,',
    `corporate,${'x'.repeat(501)},,3,nowhere`,
    'personal,,,,',
    'corporate,Also good,,4,',
    'corporate,Mixed,Up,5,,,',
  ].join('\r\n');

  it('are rejected with line, column and code, and the others are created', async () => {
    const reply = await anImport(tenant, file);
    await expectHonest(tenant, reply);
    expect(reply.body).toMatchObject({ count: 2, rejected: 4 });
    const { rows } = await app.owner.query(
      `SELECT line::int, errors FROM import_rejects WHERE organization_id = $1 ORDER BY ordinal`,
      [tenant.organizationId],
    );
    expect(rows).toMatchObject([
      { line: 3, errors: [{ column: 'type', code: 'INVALID_TYPE', value: 'shop' }] },
      {
        line: 4,
        errors: [
          {
            column: 'name',
            code: 'INVALID_IDENTITY',
            message: 'must have at most 500 characters',
            value: 'x'.repeat(100),
          },
          { column: 'tags', code: 'UNKNOWN_TAG', value: 'nowhere' },
        ],
      },
      { line: 5, errors: [{ code: 'INVALID_IDENTITY' }] },
      { line: 7, errors: [{ column: 'lastName', code: 'INVALID_IDENTITY', value: 'Up' }] },
    ]);
  });

  it('come back as a file in the same columns, which imports once they are corrected', async () => {
    const reply = await anImport(tenant, file);
    const rejects = await tenant.get(`/v1/imports/${reply.body.importId}/rejects`);
    expect(rejects.headers).toMatchObject({
      'content-type': 'text/csv; charset=utf-8',
      'content-disposition': `attachment; filename="rejects-${reply.body.importId}.csv"`,
    });
    const lines = rejects.text.split('\r\n');
    expect(lines[0]).toBe('\ufefftype,name,lastName,tel,tags,_line,_errors');
    expect(lines[1]).toBe('shop,Bad,,2,,3,"type: must be one of corporate, personal (INVALID_TYPE)"');
    expect(lines).toHaveLength(6);
    const again = await anImport(tenant, rejects.text);
    expect(again.body).toMatchObject({ count: 0, rejected: 4 });
    const fixed = rejects.text
      .replace('shop', 'corporate')
      .replace('x'.repeat(501), 'Short')
      .replace('nowhere', '')
      .replace('personal,,,', 'personal,,Someone,')
      .replace('Mixed,Up', 'Mixed,');
    expect((await anImport(tenant, fixed)).body).toMatchObject({ count: 4, rejected: 0 });
    expect((await tenant.get('/v1/customers?limit=0')).body.count).toBe(6);
  });

  it('of JSON files come back too, with what no cell can hold', async () => {
    const items = [
      { type: 'shop', identity: { name: 'A' }, contacts: [{ type: 'tel', value: '1' }] },
      'text',
      { identity: { name: 'B\u0000', other: { deep: true } } },
      { identity: { name: 'Good' } },
    ];
    const reply = await anImport(tenant, JSON.stringify(items));
    expect(reply.body).toMatchObject({ count: 1, rejected: 3 });
    const rejects = await tenant.get(`/v1/imports/${reply.body.importId}/rejects`);
    const again = await anImport(tenant, rejects.text);
    expect(again.body).toMatchObject({ count: 0, rejected: 3 });
    const fixed = rejects.text.replace('shop', 'corporate').replace('\\u0000', '').replace('""text""', '{}');
    expect((await anImport(tenant, fixed)).body).toMatchObject({ count: 2 });
  });

  it('fail the whole import when it is atomic, and all of them are told', async () => {
    const reply = await anImport(tenant, file, { atomic: true });
    expect(reply.status).toBe(400);
    expect(reply.body).toMatchObject({ code: 'VALIDATION' });
    expect(reply.body.errors).toMatchObject([
      { field: 'id', line: 3, column: 'type', code: 'INVALID_TYPE' },
      { field: 'id', line: 4, column: 'name', code: 'INVALID_IDENTITY' },
      { field: 'id', line: 4, column: 'tags', code: 'UNKNOWN_TAG' },
      { field: 'id', line: 5, code: 'INVALID_IDENTITY' },
      { field: 'id', line: 7, column: 'lastName', code: 'INVALID_IDENTITY' },
    ]);
    expect((await tenant.get('/v1/customers?limit=0')).body.count).toBe(0);
    const { body } = await tenant.get(reply.headers.location!);
    expect(body).toMatchObject({ state: 'failed', rows: 6, created: 0, skipped: 2, rejected: 4 });
    expect(body.error).toMatchObject({ code: 'ROWS_REJECTED', line: 3, column: 'type' });
    expect((await tenant.get(`${reply.headers.location}/rejects`)).text.split('\r\n')).toHaveLength(6);
    const good = await anImport(tenant, 'name\nx\ny\n', { atomic: true });
    expect(good.body).toMatchObject({ count: 2 });
  });
});

describe('a file that can not be read as a whole', () => {
  it.each([
    ['nothing', '', { code: 'EMPTY_FILE' }],
    ['no column that means anything', 'a,b\n1,2\n', { code: 'NO_USABLE_COLUMN' }],
    ['a quote that is never closed', 'name,tel\nA,1\n"B,2\n', { code: 'UNCLOSED_QUOTE', line: 3 }],
    ['bytes that are no text', Buffer.from('name\nA\n\xffB\n', 'latin1'), { code: 'INVALID_ENCODING', line: 3 }],
    ['JSON that breaks off', '[{"identity":{"name":"A"}},\n{"identity":', { code: 'INVALID_JSON', line: 2 }],
    ['a line that is no JSON', '{"identity":{"name":"A"}}\n{"identity"\n', { code: 'INVALID_JSON', line: 2 }],
  ])('(%s) is refused naming the place, and leaves nothing, however often it is sent', async (_, content, place) => {
    const { id } = await tenant.upload('file', content);
    for (let sent = 0; sent < 2; sent += 1) {
      const reply = await tenant.post('/v1/customers/import', { id });
      expect(reply.status).toBe(400);
      expect(reply.body.errors).toEqual([expect.objectContaining({ field: 'id', ...place })]);
      const { body } = await tenant.get(reply.headers.location!);
      expect(body).toMatchObject({ state: 'failed', created: 0, error: place });
      expect(body.created + body.updated + body.skipped + body.rejected).toBe(body.rows);
    }
    expect((await tenant.get('/v1/customers')).body).toEqual({ items: [], count: 0 });
    const { rows } = await app.owner.query(`SELECT FROM import_staging WHERE organization_id = $1`, [
      tenant.organizationId,
    ]);
    expect(rows).toHaveLength(0);
  });

  it('is refused also when the fault stands behind thousands of good rows', async () => {
    const rows = Array.from({ length: 6_000 }, (_, index) => `Customer ${index},${index}`);
    const reply = await anImport(tenant, `name,tel\n${rows.join('\n')}\n"open`, { createTags: true });
    expect(reply.status).toBe(400);
    expect(reply.body.errors[0]).toMatchObject({ code: 'UNCLOSED_QUOTE', line: 6002 });
    expect((await tenant.get('/v1/customers?limit=0')).body.count).toBe(0);
  });

  it('has more rows than are allowed', async () => {
    const small = await app.another({ IMPORT_ROWS_LIMIT: '3' });
    try {
      const owner = await small.tenant();
      expect((await anImport(owner, 'name\na\nb\nc\n')).body.count).toBe(3);
      const reply = await anImport(owner, 'name\na\nb\nc\nd\n');
      expect(reply.status).toBe(400);
      expect(reply.body.errors[0]).toMatchObject({ code: 'TOO_MANY_ROWS', line: 5 });
    } finally {
      await small.close();
    }
  });
});

describe('the same file', () => {
  it('is imported once: a later call gets the same answer, and other options are refused', async () => {
    const { id } = await tenant.upload('x.csv', 'name\nA\nB\n');
    const first = await tenant.post('/v1/customers/import', { id });
    const second = await tenant.post('/v1/customers/import', { id });
    expect(second.status).toBe(200);
    expect(second.body).toEqual(first.body);
    const async = await tenant.post('/v1/customers/import', { id }, { prefer: 'respond-async' });
    expect(async.body).toMatchObject({ id: first.body.importId, state: 'completed' });
    const other = await tenant.post('/v1/customers/import', { id, atomic: true });
    expect(other.status).toBe(409);
    const message = 'this file is imported with atomic=false; upload it again to import it otherwise';
    expect(other.body).toMatchObject({ code: 'CONFLICT', errors: [{ field: 'id', message }] });
    expect((await tenant.get('/v1/customers?limit=0')).body.count).toBe(2);
    expect((await tenant.delete(`/v1/files/${id}`)).status).toBe(200);
    expect((await tenant.post('/v1/customers/import', { id })).body).toEqual(first.body);
  });

  it('sent many times at once is one import with one answer', async () => {
    const rows = Array.from({ length: 3_000 }, (_, index) => `Customer ${index}`);
    const { id } = await tenant.upload('x.csv', `name\n${rows.join('\n')}\n`);
    const other = await app.another();
    try {
      const elsewhere = tenant.at(other);
      const senders = [tenant, elsewhere, tenant, elsewhere, tenant, tenant];
      const replies = await Promise.all(senders.map((sender) => sender.post('/v1/customers/import', { id })));
      expect(new Set(replies.map(({ status, text }) => `${status} ${text}`)).size).toBe(1);
      await expectHonest(tenant, replies[0]!);
      expect(replies[0]!.body.count).toBe(3_000);
    } finally {
      await other.close();
    }
  });

  it('can not be deleted while it is imported', async () => {
    const { id } = await tenant.upload('x.csv', 'name\nA\n');
    await app.owner.query(
      `INSERT INTO imports (organization_id, id, file_id, source_file_id, operator_id, dry_run, options, bytes_total)
      VALUES ($1, gen_random_uuid(), $2, $2, $3, true, '{}', 0)`,
      [tenant.organizationId, id, tenant.operatorId],
    );
    expect((await tenant.delete(`/v1/files/${id}`)).status).toBe(409);
  });
});

describe('a dry run', () => {
  it('reports the same and creates nothing, and the file can still be imported', async () => {
    const { id } = await tenant.upload('x.csv', 'type,name,tags\ncorporate,A,new\nshop,B,\n');
    for (let run = 0; run < 2; run += 1) {
      const reply = await tenant.post('/v1/customers/import', { id, dryRun: true, createTags: true });
      expect(reply.body).toMatchObject({ result: true, count: 1, rejected: 1, dryRun: true });
      const { body } = await tenant.get(`/v1/imports/${reply.body.importId}`);
      expect(body).toMatchObject({ state: 'completed', dryRun: true, rows: 2, created: 1, rejected: 1, percent: 100 });
      expect((await tenant.get(`/v1/imports/${body.id}/rejects`)).text).toMatch('shop,B,,3,');
    }
    expect((await tenant.get('/v1/customers?limit=0')).body.count).toBe(0);
    expect((await tenant.get('/v1/settings/tags')).body.count).toBe(0);
    const real = await tenant.post('/v1/customers/import', { id, createTags: true });
    expect(real.body).toMatchObject({ count: 1, rejected: 1 });
    expect(real.body).not.toHaveProperty('dryRun');
    const after = await tenant.post('/v1/customers/import', { id, dryRun: true });
    expect(after.body).toMatchObject({ count: 1, rejected: 1, dryRun: true });
  });
});

describe('tags in a file', () => {
  it('are found by any spelling of their title and by id, each once', async () => {
    const book = await aTag(tenant, { title: 'کتاب‌ها' });
    const vip = await aTag(tenant, { title: 'VIP' });
    const reply = await anImport(tenant, `name,tags\nA,كتاب ها|vip|${vip.id}|Vip\nB,${book.id.toUpperCase()}\n`);
    expect(reply.body).toMatchObject({ count: 2, rejected: 0 });
    const { items } = (await tenant.get('/v1/customers')).body;
    expect(items.map(({ tagsIds }: Listed) => tagsIds)).toEqual([[book.id], [book.id, vip.id]]);
  });

  it('are defined on request, but not for rows that are rejected, and only by who may', async () => {
    const importer = await app.operator(tenant.organizationId, ['importCustomers', 'createCustomer']);
    const { id } = await importer.upload(
      'x.csv',
      'type,name,tags\ncorporate,A,one|two\nshop,B,three\ncorporate,C,Two\n',
    );
    const refused = await importer.post('/v1/customers/import', { id, createTags: true });
    expect(refused.status).toBe(403);
    const reply = await tenant.post('/v1/customers/import', { id, createTags: true });
    expect(reply.body).toMatchObject({ count: 2, rejected: 1 });
    const { items } = (await tenant.get('/v1/settings/tags')).body;
    expect(items.map(({ title, customersCount }: Record<string, unknown>) => [title, customersCount])).toEqual([
      ['one', 1],
      ['two', 2],
    ]);
  });

  it("are never another organization's", async () => {
    const theirs = await aTag(await app.tenant(), { title: 'Secret' });
    const reply = await anImport(tenant, `name,tags\nA,${theirs.id}\nB,Secret\n`);
    expect(reply.body).toMatchObject({ count: 0, rejected: 2 });
  });
});

describe('who may import what', () => {
  it('needs the permission, on each call', async () => {
    const { id } = await tenant.upload('x.csv', 'name\nA\n');
    const { body } = await tenant.post('/v1/customers/import', { id });
    const clerk = await app.operator(tenant.organizationId, ['createCustomer', 'editCustomer', 'exportCustomers']);
    expect((await clerk.post('/v1/customers/import', { id })).status).toBe(403);
    expect((await clerk.get(`/v1/imports/${body.importId}`)).status).toBe(403);
    expect((await clerk.get(`/v1/imports/${body.importId}/rejects`)).status).toBe(403);
    const importer = await app.operator(tenant.organizationId, ['importCustomers']);
    expect((await importer.post('/v1/customers/import', { id })).body).toEqual(body);
  });

  it("doesn't tell another organization's files and imports from missing ones", async () => {
    const { id } = await tenant.upload('x.csv', 'name\nA\n');
    const { body } = await tenant.post('/v1/customers/import', { id });
    const stranger = await app.tenant();
    const missing = '01a20c5d-4b37-700a-80f4-be331a053851';
    const same = async (path: (id: string) => [string, string, unknown?], known: string): Promise<void> => {
      const [real, none] = await Promise.all(
        [known, missing].map((each) => {
          const [method, url, json] = path(each);
          return stranger.send(method, url, json ? { json } : {});
        }),
      );
      expect(real!.status).toBe(404);
      expect({ ...real!.body, requestId: '' }).toEqual({ ...none!.body, requestId: '' });
    };
    await same((each) => ['POST', '/v1/customers/import', { id: each }], id);
    await same((each) => ['GET', `/v1/imports/${each}`], body.importId);
    await same((each) => ['GET', `/v1/imports/${each}/rejects`], body.importId);
  });

  it('is told what is wrong with the request, all at once', async () => {
    const reply = await tenant.post('/v1/customers/import', {
      dryRun: 'maybe',
      atomic: [],
      createTags: 1,
      onDuplicate: 'merge',
      duplicateBy: [1],
    });
    expect(reply.status).toBe(400);
    expect(reply.body.errors).toEqual([
      { field: 'id', message: 'is required' },
      { field: 'dryRun', message: 'must be true or false' },
      { field: 'atomic', message: 'must be true or false' },
      { field: 'createTags', message: 'must be true or false' },
      { field: 'onDuplicate', message: 'must be one of create, skip, update' },
      { field: 'duplicateBy', message: 'must be a list of email, phone or other types of contacts' },
    ]);
    expect((await tenant.post('/v1/customers/import', { id: 'x', duplicateBy: [] })).body.errors).toEqual([
      { field: 'id', message: 'must be a UUID' },
      { field: 'duplicateBy', message: 'must be a list of email, phone or other types of contacts' },
    ]);
    expect((await tenant.get('/v1/imports/x')).status).toBe(400);
  });
});
