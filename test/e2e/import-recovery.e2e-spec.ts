import { setTimeout as sleep } from 'node:timers/promises';
import { Client } from 'pg';
import { from as copyFrom } from 'pg-copy-streams';
import { anImport } from '../builders/an-import';
import { stagingEmptied } from '../support/staging-emptied';
import { Tenant, TestApp } from '../support/test-app';

const ROWS = 3_000;
const BAD = 30;
/** Every hundredth row is bad; the others have two contacts and a tag. */
const FILE = `type,name,tel,email,tags\n${Array.from({ length: ROWS }, (_, index) =>
  index % 100 === 0
    ? `shop,Bad ${index},,,`
    : `corporate,Customer ${index},0912${1_000_000 + index},a${index}@b.ir,vip`,
).join('\n')}\n`;

let app: TestApp;
let tenant: Tenant;

// Small batches leave time to get in between.
const SLOW = { IMPORT_BATCH_ROWS: '20' };

beforeEach(async () => {
  app = await TestApp.start(SLOW);
  tenant = await app.tenant();
});
afterEach(() => app.close());

const state = async (): Promise<{ id: string; state: string; created: number; rows: number }> =>
  (
    await app.owner.query(
      `SELECT id, state, (created + (SELECT coalesce(sum(b.created), 0) FROM import_batches b))::int AS created, rows::int FROM imports`,
    )
  ).rows[0];

async function until(holds: (now: Awaited<ReturnType<typeof state>>) => boolean): Promise<void> {
  const end = Date.now() + 30_000;
  for (let now = await state(); !holds(now); now = await state()) {
    if (Date.now() > end) throw new Error(`it did not come about: ${JSON.stringify(now)}`);
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
}

const begin = (): Promise<unknown> => anImport(tenant, FILE, { createTags: true }, { prefer: 'respond-async' });

/** No row lost, none doubled, every number true. */
async function expectExact(sender: Tenant): Promise<void> {
  const { id } = await state();
  const { body } = await sender.get(`/v1/imports/${id}`);
  expect(body).toMatchObject({ state: 'completed', rows: ROWS, created: ROWS - BAD, rejected: BAD, skipped: 0 });
  await stagingEmptied(app.owner);
  const { rows } = await app.owner.query(
    `SELECT (SELECT count(*)::int FROM customers) AS customers, (SELECT count(DISTINCT name)::int FROM customers) AS names,
            (SELECT count(*)::int FROM contacts) AS contacts, (SELECT count(*)::int FROM customer_tags) AS tags,
            (SELECT count(*)::int FROM customer_search) AS keys, (SELECT count(*)::int FROM timeline_events) AS events,
            (SELECT count(DISTINCT (data ->> 'line'))::int FROM timeline_events WHERE type = 'import') AS lines,
            (SELECT customers_count::int FROM organization_counters) AS counted,
            (SELECT event_sequence::int FROM organization_counters) AS sequence,
            (SELECT count(*)::int FROM import_rejects) AS rejects, (SELECT count(*)::int FROM import_staging) AS staged,
            (SELECT bool_and(a.updated_at > b.updated_at) FROM customers a JOIN customers b
               ON substr(b.name, 10)::int = substr(a.name, 10)::int - 1) AS ordered`,
  );
  const good = ROWS - BAD;
  expect(rows[0]).toEqual({
    customers: good,
    names: good,
    contacts: good * 2,
    tags: good,
    keys: good,
    events: good * 2,
    lines: good,
    counted: good,
    sequence: good * 2,
    rejects: BAD,
    staged: 0,
    ordered: true,
  });
}

describe('an import whose process goes down', () => {
  it('goes on in another at once, and whoever waited asks again and gets the result', async () => {
    const other = await app.another();
    const here = await app.another(SLOW);
    try {
      await app.nest.close();
      const { id } = await tenant.at(here).upload('x.csv', FILE);
      const waiting = tenant.at(here).post('/v1/customers/import', { id, createTags: true });
      await until((now) => now?.state === 'applying' && now.created > 100);
      await here.nest.close();
      const answer = await waiting;
      if (answer.status === 503) {
        expect(answer.headers['retry-after']).toBe('1');
        expect(answer.headers.location).toMatch(/^\/v1\/imports\//);
      } else expect(answer.status).toBe(200);
      const reply = await tenant.at(other).post('/v1/customers/import', { id, createTags: true });
      expect(reply.body).toMatchObject({ result: true, count: ROWS - BAD, rejected: BAD });
      await expectExact(tenant.at(other));
    } finally {
      await here.close();
      await other.close();
    }
  });

  it('is taken over when its lease has run out, and the old worker changes nothing any more', async () => {
    await begin();
    await until(({ state: now, created }) => now === 'applying' && created > 100);
    const other = await app.another();
    try {
      // As if this process had been stopped for long: it still believes that the import is its own.
      await app.owner.query(
        `UPDATE import_queue SET lease_owner = gen_random_uuid(), lease_until = clock_timestamp() - interval '1 s'`,
      );
      await until(({ state: now }) => now === 'completed');
      await expectExact(tenant.at(other));
    } finally {
      await other.close();
    }
  });

  it('is left alone by a worker whose claim was taken', async () => {
    await begin();
    await until(({ state: now, created }) => now === 'applying' && created > 100);
    await app.owner.query(
      `UPDATE import_queue SET lease_owner = gen_random_uuid(), lease_until = clock_timestamp() + interval '1 hour'`,
    );
    await app.owner.query(`UPDATE imports SET claim = gen_random_uuid()`);
    const atClaim = await state();
    const { rows } = await app.owner.query(`SELECT count(*)::int AS customers FROM customers`);
    await sleep(3_000);
    expect(await state()).toEqual({ ...atClaim, state: 'applying', created: rows[0].customers });
    expect((await app.owner.query(`SELECT count(*)::int AS customers FROM customers`)).rows).toEqual(rows);
    await app.owner.query(`UPDATE import_queue SET lease_until = clock_timestamp()`);
    await until(({ state: now }) => now === 'completed');
    await expectExact(tenant);
  });

  it('is taken over from a worker that stands still in the middle of a COPY', async () => {
    await begin();
    await until(({ state: now, created }) => now === 'applying' && created > 100);
    const { url } = app.database.dataSource.options as { url: string };
    const frozen = new Client(url);
    frozen.on('error', () => {});
    await frozen.connect();
    await frozen.query('BEGIN');
    await frozen.query('SET LOCAL ROLE echonio_importer');
    await frozen.query('SELECT enter_background($1, $2)', [tenant.organizationId, tenant.operatorId]);
    const { id } = await state();
    await frozen.query(`SELECT set_config('application_name', 'echonio import ' || $1::uuid, true)`, [id]);
    const held = await frozen.query('SELECT FROM imports WHERE id = $1 FOR NO KEY UPDATE', [id]);
    expect(held.rowCount).toBe(1);
    const copying = frozen.query(copyFrom('COPY import_staging FROM STDIN'));
    copying.on('error', () => {});
    await app.owner.query(
      `UPDATE import_queue SET lease_owner = gen_random_uuid(), lease_until = clock_timestamp() - interval '1 s'`,
    );
    const other = await app.another();
    try {
      await until(({ state: now }) => now === 'completed');
      await expectExact(tenant.at(other));
    } finally {
      await other.close();
      await frozen.end().catch(() => undefined);
    }
  });

  it('is read anew when it was still being read', async () => {
    await begin();
    await until((now) => now.state !== 'reading' || now.rows > 200);
    await app.owner.query(
      `UPDATE import_queue SET lease_owner = gen_random_uuid(), lease_until = clock_timestamp() - interval '1 s'`,
    );
    await until(({ state: now }) => now === 'completed');
    await expectExact(tenant);
  });
});

describe('an import whose staging a crash of the database has emptied', () => {
  it('reads the file again and goes on with the rows that are missing', async () => {
    await begin();
    await until(({ state: now, created }) => now === 'applying' && created > 100);
    await app.owner.query('TRUNCATE import_staging');
    await until(({ state: now }) => now === 'completed');
    await expectExact(tenant);
  });

  it('is the same after a tag was deleted, but for the tag', async () => {
    await begin();
    await until(({ state: now, created }) => now === 'applying' && created > 100);
    const [tag] = (await tenant.get('/v1/settings/tags')).body.items;
    expect((await tenant.delete(`/v1/settings/tags/${tag.id}`)).status).toBe(200);
    await app.owner.query('TRUNCATE import_staging');
    await until(({ state: now }) => now === 'completed');
    const { rows } = await app.owner.query(
      `SELECT (SELECT count(*)::int FROM customers) AS customers, (SELECT count(*)::int FROM customer_tags) AS tags,
              (SELECT rejected::int FROM imports) AS rejected`,
    );
    expect(rows).toEqual([{ customers: ROWS - BAD, tags: 0, rejected: BAD }]);
  });
});

describe('what an import leaves behind', () => {
  it('goes when its time is over: rejects and file, but not the import', async () => {
    const { id } = await tenant.upload('x.csv', 'type,name\nshop,A\ncorporate,B\n');
    const { body } = await tenant.post('/v1/customers/import', { id });
    await app.owner.query(`UPDATE import_queue SET due_at = clock_timestamp() WHERE task = 'sweep'`);
    await app.owner.query(
      `INSERT INTO import_staging SELECT $1, gen_random_uuid(), 1, 1, gen_random_uuid(), gen_random_uuid(), 'corporate', 'x',
         NULL, NULL, NULL, NULL, NULL, 'x', '[]', '{}', '{}'`,
      [tenant.organizationId],
    );
    const other = await app.another();
    try {
      const left = async (): Promise<number> => {
        const { rows } = await app.owner.query(
          `SELECT ((SELECT count(*) FROM import_rejects) + (SELECT count(*) FROM import_queue) + (SELECT count(*) FROM import_staging)
                  + (SELECT count(*) FROM files))::int AS left`,
        );
        return rows[0].left;
      };
      for (const end = Date.now() + 10_000; (await left()) > 0 && Date.now() < end;);
      expect(await left()).toBe(0);
      const again = await tenant.post('/v1/customers/import', { id });
      expect(again.body).toEqual(body);
      const rejects = await tenant.get(`/v1/imports/${body.importId}/rejects`);
      expect(rejects.text).toBe('\ufefftype,name,_line,_errors\r\n');
    } finally {
      await other.close();
    }
  });
});

describe('the tables without a policy', () => {
  it('are closed to the role that serves, until it takes on that of imports', async () => {
    const { url } = app.database.dataSource.options as { url: string };
    const session = new Client(url);
    await session.connect();
    try {
      for (const table of ['import_queue', 'import_staging']) {
        await expect(session.query(`SELECT FROM ${table}`)).rejects.toThrow(/permission denied/);
        await session.query('BEGIN; SET LOCAL ROLE echonio_importer');
        expect((await session.query(`SELECT FROM ${table}`)).rowCount).toBe(0);
        expect((await session.query('SELECT FROM customers')).rowCount).toBe(0);
        await session.query('ROLLBACK');
      }
    } finally {
      await session.end();
    }
  });
});
