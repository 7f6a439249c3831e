import { Client } from 'pg';
import { aCustomer, BuiltCustomer } from '../builders/a-customer';
import { anImport } from '../builders/an-import';
import { aTag } from '../builders/a-tag';
import { Tenant, TestApp } from '../support/test-app';

let app: TestApp;
let tenant: Tenant;

beforeAll(async () => {
  // Small batches, so that a file has several.
  app = await TestApp.start({ IMPORT_BATCH_ROWS: '4' });
});
beforeEach(async () => {
  tenant = await app.tenant();
});
afterAll(() => app.close());

interface Counts {
  rows: number;
  created: number;
  updated: number;
  skipped: number;
  rejected: number;
}

/** Imports and gives the counts, which make up the rows and are those of the reply. */
async function countsOf(content: string, options: Record<string, unknown>, sender = tenant): Promise<Counts> {
  const reply = await anImport(sender, content, options);
  expect(reply.status).toBe(200);
  const { rows, created, updated, skipped, rejected } = (await sender.get(`/v1/imports/${reply.body.importId}`)).body;
  expect(created + updated + skipped + rejected).toBe(rows);
  expect(reply.body).toMatchObject({ count: created, skipped, rejected });
  return { rows, created, updated, skipped, rejected };
}

async function namesOf(sender = tenant): Promise<string[]> {
  const { rows } = await app.owner.query(
    `SELECT coalesce(name, last_name) AS name FROM customers WHERE organization_id = $1 ORDER BY 1`,
    [sender.organizationId],
  );
  return rows.map(({ name }) => name);
}

const SPELLINGS = [
  '+989121234567',
  '00989121234567',
  '09121234567',
  '9121234567',
  '۰۹۱۲۱۲۳۴۵۶۷',
  '٠٩١٢-١٢٣-٤٥٦٧',
  '(+98) 912 123 45 67',
  '۰۹۱۲ ۱۲۳ ۴۵۶۷',
];

describe('onDuplicate=skip', () => {
  it('knows a telephone number in each of its spellings, in both scripts and under each type', async () => {
    await aCustomer(tenant, { contacts: [{ type: 'mobile', value: '+98 912 123 4567' }] });
    const rows = SPELLINGS.map((value, index) => `personal,Other ${index},"${value}"`);
    const file = `type,lastName,tel\n${rows.join('\n')}\npersonal,New,09121234568\n`;
    expect(await countsOf(file, { onDuplicate: 'skip' })).toMatchObject({ rows: 9, created: 1, skipped: 8 });
    expect(await namesOf()).toEqual(['New', 'Shook']);
  });

  it('knows an e-mail address whatever its case', async () => {
    await aCustomer(tenant, { contacts: [{ type: 'email', value: 'Ali@B.ir' }] });
    const file = 'type,lastName,email\npersonal,a,ali@b.ir\npersonal,b, ALI@B.IR \npersonal,c,ali2@b.ir\n';
    expect(await countsOf(file, { onDuplicate: 'skip' })).toMatchObject({ created: 1, skipped: 2 });
  });

  it('keeps a company and a person apart that share a number, and what shares nothing but the name', async () => {
    await aCustomer(tenant, { contacts: [{ type: 'tel', value: '02188881234' }] });
    const file = 'type,name,lastName,tel\ncorporate,Radio,,02188881234\npersonal,,Shook,\npersonal,,x,021-8888-1234\n';
    expect(await countsOf(file, { onDuplicate: 'skip' })).toMatchObject({ created: 2, skipped: 1 });
  });

  it('finds duplicates inside the file, in the same batch and in later ones', async () => {
    const rows = Array.from(
      { length: 30 },
      (_, index) => `corporate,Shop ${index},0912${1_000_000 + (index % 7)},a${index}@b.ir`,
    );
    const file = `type,name,tel,email\n${rows.join('\n')}\ncorporate,Other,,A3@b.ir\ncorporate,Another,,a12@b.ir\n`;
    // The last row's address is only that of a row that was skipped, so it is nobody's.
    expect(await countsOf(file, { onDuplicate: 'skip' })).toMatchObject({ rows: 32, created: 8, skipped: 24 });
    expect(await namesOf()).toEqual(['Another', ...Array.from({ length: 7 }, (_, index) => `Shop ${index}`)]);
  });

  it('goes by the contacts that it is told to', async () => {
    await aCustomer(tenant, {
      contacts: [
        { type: 'nationalId', value: '001-234567-8' },
        { type: 'tel', value: '09121234567' },
      ],
    });
    const file = 'type,lastName,tel,contact:nationalId\npersonal,a,09121234567,1\npersonal,b,,۰۰۱۲۳۴۵۶۷۸\n';
    const form = { onDuplicate: 'skip', duplicateBy: ' nationalId , email' };
    const { id } = await tenant.upload('x.csv', file);
    const reply = await tenant.send('POST', '/v1/customers/import', { form: { id, ...form } });
    expect(reply.body).toMatchObject({ count: 1, skipped: 1 });
    const { body } = await tenant.get(`/v1/imports/${reply.body.importId}`);
    expect(body).toMatchObject({ onDuplicate: 'skip', duplicateBy: ['nationalid', 'email'] });
    const repeated = new URLSearchParams([
      ['id', id],
      ['onDuplicate', 'skip'],
      ['duplicateBy[]', 'nationalId'],
      ['duplicateBy[]', 'email'],
    ]).toString();
    const again = await tenant.send('POST', '/v1/customers/import', {
      body: repeated,
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
    });
    expect(again.body).toEqual(reply.body);
    const otherwise = await tenant.post('/v1/customers/import', { id, onDuplicate: 'skip' });
    expect(otherwise.status).toBe(409);
    expect(otherwise.body.detail).toMatch('duplicateBy=["nationalid","email"]');
  });

  it('tells what it would not take as a list of contacts', async () => {
    const { id } = await tenant.upload('x.csv', 'name\nA\n');
    for (const duplicateBy of [[], ['email', 7], '[', {}, Array.from({ length: 11 }, (_, index) => `t${index}`)]) {
      const reply = await tenant.post('/v1/customers/import', { id, onDuplicate: 'skip', duplicateBy });
      expect(reply.status).toBe(400);
      expect(reply.body.errors).toMatchObject([{ field: 'duplicateBy' }]);
    }
  });

  it('finds customers from before contacts had keys', async () => {
    await aCustomer(tenant, { contacts: [{ type: 'email', value: 'old@b.ir' }] });
    await app.owner.query('UPDATE contacts SET match_key = NULL WHERE organization_id = $1', [tenant.organizationId]);
    const file = 'type,lastName,email\npersonal,a,OLD@b.ir\n';
    expect(await countsOf(file, { onDuplicate: 'skip' })).toMatchObject({ created: 0, skipped: 1 });
  });

  it("never looks at another organization's customers", async () => {
    await aCustomer(await app.tenant(), { contacts: [{ type: 'email', value: 'a@b.ir' }] });
    const file = 'type,lastName,email\npersonal,a,a@b.ir\n';
    expect(await countsOf(file, { onDuplicate: 'skip' })).toMatchObject({ created: 1, skipped: 0 });
  });

  it('follows the changes of a contact', async () => {
    const { id, contacts } = await aCustomer(tenant, { contacts: [{ type: 'email', value: 'a@b.ir' }] });
    await tenant.put(`/v1/customers/${id}/contacts/${contacts[0]!.id}`, { value: 'c@b.ir' });
    const file = 'type,lastName,email\npersonal,a,a@b.ir\npersonal,c,C@b.ir\n';
    expect(await countsOf(file, { onDuplicate: 'skip' })).toMatchObject({ created: 1, skipped: 1 });
    expect(await namesOf()).toEqual(['Shook', 'a']);
  });

  it('makes each customer once when two files with the same people are imported at once', async () => {
    const people = Array.from(
      { length: 60 },
      (_, index) => `personal,P${String(index).padStart(2, '0')},p${index}@b.ir`,
    );
    const files = [people, [...people].reverse()].map((rows) => `type,lastName,email\n${rows.join('\n')}\n`);
    const counts = await Promise.all(files.map((file) => countsOf(file, { onDuplicate: 'skip' })));
    expect(counts[0]!.created + counts[1]!.created).toBe(60);
    expect(await namesOf()).toEqual(people.map((row) => row.split(',')[1]));
  });
});

describe('onDuplicate=update', () => {
  const stored = {
    type: 'corporate',
    identity: { name: 'Radio', title: 'کافی شاپ' },
    contacts: [
      { type: 'tel', value: '021 8888 1234', role: 'desk', note: 'old' },
      { type: 'email', value: 'a@b.ir' },
    ],
  };

  it('replaces what the row says, keeps what it leaves blank, and adds contacts and tags, with its events', async () => {
    const [kept, given] = [await aTag(tenant, { title: 'kept' }), await aTag(tenant, { title: 'given' })];
    const before = await aCustomer(tenant, { ...stored, tagsIds: [kept.id] });
    const file = [
      'type,name,title,manager,tel,tel note,tel responder,mobile,email,tags',
      'corporate,رادیو,,Neda,+98 21 8888 1234,new,Ali,09121234567,A@B.ir,given|kept',
    ].join('\n');
    expect(await countsOf(file, { onDuplicate: 'update' })).toMatchObject({ created: 0, updated: 1, skipped: 0 });
    const { body, headers } = await tenant.get(`/v1/customers/${before.id}?include=meta`);
    expect(headers.etag).toBe('"2"');
    expect(body).toMatchObject({
      identity: { name: 'رادیو', title: 'کافی شاپ', manager: 'Neda' },
      tagsIds: [kept.id, given.id],
      createdAt: before.createdAt,
    });
    expect(body.contacts.map(({ data }: { data: object }) => data)).toEqual([
      { type: 'tel', value: '021 8888 1234', role: 'desk', note: 'new', responder: 'Ali' },
      { type: 'email', value: 'a@b.ir', role: null, note: null, responder: null },
      { type: 'mobile', value: '09121234567', role: null, note: null, responder: null },
    ]);
    expect(body.contacts.slice(0, 2).map(({ id }: { id: string }) => id)).toEqual(before.contacts.map(({ id }) => id));
    expect(body.updatedAt > before.updatedAt).toBe(true);
    const { items } = (await tenant.get(`/v1/customers/${before.id}/timeline`)).body;
    const [{ importId }] = items.map(({ data }: { data: { importId: string } }) => data);
    expect(items.slice(0, 2)).toMatchObject([
      { type: 'add-tag', description: 'given tag added', data: { tagId: given.id, importId, line: 2 } },
      {
        type: 'update',
        data: { fields: ['identity', 'contacts'], importId, line: 2 },
        creatorOperatorId: tenant.operatorId,
      },
    ]);
    expect((await tenant.get('/v1/customers?search=neda%209121234567')).body.count).toBe(1);
  });

  it('counts a row that says nothing new as skipped, and writes nothing', async () => {
    const before = await aCustomer(tenant, stored);
    const file = 'type,name,tel\ncorporate,,021-8888-1234\ncorporate,Radio,\u06f0۲۱۸۸۸۸۱۲۳۴\n';
    expect(await countsOf(file, { onDuplicate: 'update' })).toMatchObject({ updated: 0, skipped: 2 });
    const { body } = await tenant.get(`/v1/customers/${before.id}?include=meta`);
    expect(body).toEqual(before);
  });

  it('adds up rows of one customer, in one batch and over several, whether it was there or comes by the file', async () => {
    const before = await aCustomer(tenant, stored);
    const rows = Array.from({ length: 12 }, (_, index) => [
      `corporate,,T${index},a@b.ir,0912${1_000_000 + index}`,
      `corporate,New,N${index},new@b.ir,0935${1_000_000 + index}`,
    ]).flat();
    const file = `type,name,title,email,mobile\n${rows.join('\n')}\n`;
    expect(await countsOf(file, { onDuplicate: 'update' })).toMatchObject({ rows: 24, created: 1, updated: 23 });
    const { body } = await tenant.get('/v1/customers?include=meta');
    const versions = await app.owner.query(
      `SELECT id, version, (SELECT count(*)::int FROM timeline_events e WHERE e.customer_id = c.id) AS events,
              (SELECT key LIKE '%n11%' OR key LIKE '%t11%' FROM customer_search s WHERE s.customer_id = c.id) AS found
         FROM customers c WHERE organization_id = $1 ORDER BY created_at`,
      [tenant.organizationId],
    );
    expect(versions.rows).toMatchObject([
      { id: before.id, version: 13, events: 13, found: true },
      { version: 12, events: 12, found: true },
    ]);
    expect(body.items).toMatchObject([
      { identity: { name: 'New', title: 'N11' } },
      { identity: { name: 'Radio', title: 'T11' } },
    ]);
    expect(body.items.map(({ contacts }: { contacts: object[] }) => contacts.length)).toEqual([13, 14]);
    const { rows: counters } = await app.owner.query(
      `SELECT event_sequence::int AS sequence, customers_count::int AS customers,
              (SELECT count(DISTINCT sequence)::int FROM timeline_events e WHERE e.organization_id = $1) AS events
         FROM organization_counters WHERE organization_id = $1`,
      [tenant.organizationId],
    );
    expect(counters).toEqual([{ sequence: 25, customers: 2, events: 25 }]);
  });

  it('rejects a row that would make more of its customer than may be, with the row as it stands in the file', async () => {
    const contacts = Array.from({ length: 99 }, (_, index) => ({ type: 'tel', value: `0218888${1000 + index}` }));
    await aCustomer(tenant, { ...stored, contacts });
    const file = [
      'type;name;tel;mobile;mobile 2',
      'corporate;Big;02188881000;09120000001;09120000002',
      'corporate;;02188881001;09120000003;',
    ].join('\n');
    expect(await countsOf(file, { onDuplicate: 'update' })).toMatchObject({ updated: 1, rejected: 1 });
    const { items } = (await tenant.get('/v1/imports')).body;
    const rejects = (await tenant.get(`/v1/imports/${items[0].id}/rejects`)).text;
    expect(rejects).toContain('corporate,Big,02188881000,09120000001,09120000002,2,');
    expect(rejects).toContain('more than 100 contacts');
  });

  it('needs editCustomer, and addCustomerTag for rows that give tags', async () => {
    await aTag(tenant, { title: 'vip' });
    await aCustomer(tenant, stored);
    const importer = await app.operator(tenant.organizationId, ['importCustomers', 'createCustomer']);
    const { id } = await importer.upload('x.csv', 'name\nA\n');
    const refused = await importer.post('/v1/customers/import', { id, onDuplicate: 'update' });
    expect(refused.status).toBe(403);
    const editor = await app.operator(tenant.organizationId, ['importCustomers', 'editCustomer']);
    const file = 'type,name,email,tags\ncorporate,B,a@b.ir,vip\ncorporate,C,a@b.ir,\ncorporate,D,d@b.ir,vip\n';
    expect(await countsOf(file, { onDuplicate: 'update' }, editor)).toMatchObject({
      created: 1,
      updated: 1,
      rejected: 1,
    });
    const { items } = (await tenant.get('/v1/imports')).body;
    expect((await tenant.get(`/v1/imports/${items[0].id}/rejects`)).text).toContain('addCustomerTag');
  });

  it('loses no change that somebody makes at the same time', async () => {
    const customers: BuiltCustomer[] = [];
    for (let index = 0; index < 12; index += 1) {
      customers.push(await aCustomer(tenant, { contacts: [{ type: 'email', value: `p${index}@b.ir` }] }));
    }
    const rows = Array.from(
      { length: 60 },
      (_, index) => `personal,L${index},,p${index % 12}@b.ir,0912${1_000_000 + index}`,
    );
    const file = `type,lastName,firstName,email,mobile\n${rows.join('\n')}\n`;
    const puts = async (): Promise<number[]> => {
      const statuses: number[] = [];
      for (let round = 0; round < 4; round += 1) {
        for (const { id } of customers) {
          statuses.push((await tenant.put(`/v1/customers/${id}`, { identity: { fatherName: `F${round}` } })).status);
        }
      }
      return statuses;
    };
    const [counts, statuses] = await Promise.all([countsOf(file, { onDuplicate: 'update' }), puts()]);
    expect(new Set(statuses)).toEqual(new Set([200]));
    expect(counts).toMatchObject({ created: 0, updated: 60 });
    const { items } = (await tenant.get('/v1/customers?limit=50')).body;
    for (const { identity, contacts } of items) {
      expect(identity).toMatchObject({ fatherName: 'F3', firstName: 'Gary' });
      expect(contacts).toHaveLength(6);
    }
    const { rows: versions } = await app.owner.query(
      `SELECT DISTINCT version FROM customers WHERE organization_id = $1`,
      [tenant.organizationId],
    );
    expect(versions).toEqual([{ version: 10 }]);
  });
});

describe('a customer that somebody is changing', () => {
  const file = 'type,lastName,email\npersonal,Now,a@b.ir\n';

  /** Imports while a change of somebody else isn't committed yet; it is when the import waits for it. */
  async function importDuring(change: string, id: string): Promise<Counts> {
    const somebody = await app.owner.connect();
    try {
      await somebody.query('BEGIN');
      await somebody.query(change, [id]);
      const counts = countsOf(file, { onDuplicate: 'update' });
      const waiting = `SELECT FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'`;
      while ((await app.owner.query(waiting)).rowCount === 0) await new Promise((resolve) => setTimeout(resolve, 10));
      await somebody.query('COMMIT');
      return await counts;
    } finally {
      somebody.release();
    }
  }

  it('is waited for, and merged into as it is then', async () => {
    const { id } = await aCustomer(tenant, { contacts: [{ type: 'email', value: 'a@b.ir' }] });
    const change = `UPDATE customers SET father_name = 'F', version = version + 1 WHERE id = $1`;
    expect(await importDuring(change, id)).toMatchObject({ created: 0, updated: 1 });
    const { body } = await tenant.get(`/v1/customers/${id}`);
    expect(body.identity).toEqual({ lastName: 'Now', firstName: 'Gary', fatherName: 'F' });
  });

  it('is nobody any more when it is deleted', async () => {
    const { id } = await aCustomer(tenant, { contacts: [{ type: 'email', value: 'a@b.ir' }] });
    expect(await importDuring('DELETE FROM customers WHERE id = $1', id)).toMatchObject({ created: 1, updated: 0 });
    expect(await namesOf()).toEqual(['Now']);
  });
});

describe('an import with duplicates whose process goes down', () => {
  it('is the same to the row: nothing is doubled, lost or counted twice', async () => {
    const slow = await TestApp.start({ IMPORT_BATCH_ROWS: '10' });
    const other = await slow.another();
    try {
      const owner = await slow.tenant();
      const rows = Array.from(
        { length: 900 },
        (_, index) => `corporate,S${index},c${index % 600}@b.ir,0912${1_000_000 + index}`,
      );
      const file = `type,name,email,tel\n${rows.join('\n')}\n`;
      const started = await anImport(owner, file, { onDuplicate: 'update' }, { prefer: 'respond-async' });
      const state = async (): Promise<{ state: string; created: number; updated: number }> =>
        (await owner.get(`/v1/imports/${started.body.id}`)).body;
      let takeovers = 0;
      while (takeovers < 3) {
        const { state: now, created, updated } = await state();
        if (now === 'completed') break;
        if (now !== 'applying' || created + updated < 150 * (takeovers + 1)) continue;
        // As if the process had been stopped for long; the staging is lost with it.
        if (takeovers === 1) await slow.owner.query('TRUNCATE import_staging');
        await slow.owner.query(
          `UPDATE import_queue SET lease_owner = gen_random_uuid(), lease_until = clock_timestamp() - interval '1 s'`,
        );
        takeovers += 1;
      }
      expect(takeovers).toBeGreaterThan(0);
      while ((await state()).state !== 'completed') await new Promise((resolve) => setTimeout(resolve, 50));
      const { body } = await owner.get(`/v1/imports/${started.body.id}`);
      expect(body).toMatchObject({ rows: 900, created: 600, updated: 300, skipped: 0, rejected: 0 });
      const { rows: found } = await slow.owner.query(
        `SELECT (SELECT count(*)::int FROM customers) AS customers, (SELECT count(*)::int FROM contacts) AS contacts,
                (SELECT sum(version)::int FROM customers) AS versions, (SELECT count(*)::int FROM timeline_events) AS events,
                (SELECT customers_count::int FROM organization_counters) AS counted,
                (SELECT event_sequence::int FROM organization_counters) AS sequence,
                (SELECT count(*)::int FROM customers WHERE substr(name, 2)::int >= 600) AS renamed`,
      );
      expect(found[0]).toEqual({
        customers: 600,
        contacts: 1500,
        versions: 900,
        events: 900,
        counted: 600,
        sequence: 900,
        renamed: 300,
      });
    } finally {
      await other.close();
      await slow.close();
    }
  });
});

describe('defaultRegion', () => {
  it('says how numbers without a country code are read, for the search and for duplicates', async () => {
    const file = 'type,lastName,tel\npersonal,Berliner,030 123456\n';
    expect(await countsOf(file, { onDuplicate: 'skip', defaultRegion: 'de' })).toMatchObject({ created: 1 });
    const found = await tenant.get('/v1/customers?search=%2B4930123456');
    expect(found.body.items.map(({ contacts }: never) => contacts)).toMatchObject([
      [{ data: { value: '030 123456' } }],
    ]);
    const same = 'type,lastName,tel\npersonal,x,+49 30 123456\npersonal,y,0049-30-123456\npersonal,z,030 123456\n';
    // The last one is a number of this organization's country, so another one.
    expect(await countsOf(same, { onDuplicate: 'skip' })).toMatchObject({ created: 1, skipped: 2 });
    expect(await namesOf()).toEqual(['Berliner', 'z']);
  });

  it('is a country whose numbers are known, and part of what a file is imported with', async () => {
    const { id } = await tenant.upload('x.csv', 'name\nA\n');
    for (const defaultRegion of ['XX', 'Iran', 7, {}]) {
      const reply = await tenant.post('/v1/customers/import', { id, defaultRegion });
      expect(reply.body.errors).toEqual([
        { field: 'defaultRegion', message: 'must be a two-letter country code such as IR' },
      ]);
    }
    const reply = await tenant.send('POST', '/v1/customers/import', { form: { id, defaultRegion: 'FR' } });
    expect((await tenant.get(`/v1/imports/${reply.body.importId}`)).body.defaultRegion).toBe('FR');
    expect((await tenant.post('/v1/customers/import', { id })).status).toBe(409);
  });
});

describe('the index of the keys', () => {
  it('is used under row-level security, as the role that serves', async () => {
    await app.owner.query(
      `INSERT INTO customers (organization_id, id, creator_operator_id, type, name)
       SELECT $1, gen_random_uuid(), $2, 'corporate', n::text FROM generate_series(1, 3000) n`,
      [tenant.organizationId, tenant.operatorId],
    );
    await app.owner.query(
      `INSERT INTO contacts (organization_id, id, customer_id, "position", type, value, match_key)
       SELECT organization_id, gen_random_uuid(), id, 0, 'email', name, 'email:' || name FROM customers WHERE organization_id = $1`,
      [tenant.organizationId],
    );
    await app.owner.query('ANALYZE contacts, customers');
    const session = new Client((app.database.dataSource.options as { url: string }).url);
    await session.connect();
    try {
      await session.query(`BEGIN; SELECT set_config('app.organization_id', '${tenant.organizationId}', true)`);
      const { rows } = await session.query(
        `EXPLAIN SELECT * FROM contacts k WHERE k.organization_id = $1 AND k.match_key = ANY ($2::text[])`,
        [tenant.organizationId, ['email:7', 'email:8']],
      );
      const plan = rows.map((row) => row['QUERY PLAN']).join('\n');
      expect(plan).toMatch(/Index Cond: .*match_key = ANY/);
    } finally {
      await session.end();
    }
  });
});
