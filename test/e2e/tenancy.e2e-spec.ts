import { Client } from 'pg';
import { openDatabase, readSettings } from '@echonio/platform';
import { Tenant, TestApp } from '../support/test-app';

let app: TestApp;
let ours: Tenant;
let theirs: Tenant;
let session: Client;

beforeAll(async () => {
  app = await TestApp.start();
  ours = await app.tenant();
  theirs = await app.tenant();
  for (const tenant of [ours, theirs]) {
    await tenant.post('/v1/customers', {
      identity: { name: 'رادیو' },
      contacts: [{ type: 'tel', value: '+982123422342' }],
    });
  }
  session = new Client(app.database.dataSource.options.type === 'postgres' ? app.database.dataSource.options.url : '');
  await session.connect();
});
afterAll(async () => {
  await session.end();
  await app.close();
});

/** Tables that carry no policy, each with its reason. */
const WITHOUT_POLICY: Record<string, string> = {
  import_queue: 'ids and a lease, no personal data; workers claim across organizations, under the importer role only',
  import_staging: 'COPY into a table under row-level security is refused; for the importer role only',
};

describe('row-level security', () => {
  it('stands on every table that names an organization, and the serving role owns nothing and bypasses nothing', async () => {
    const { rows } = await app.owner.query(
      `SELECT c.relname AS table, c.relrowsecurity AS enabled,
              (SELECT count(*)::int FROM pg_policy p WHERE p.polrelid = c.oid) AS policies
         FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid AND a.attname = 'organization_id' AND NOT a.attisdropped
        WHERE c.relkind IN ('r', 'p') AND c.relnamespace = 'public'::regnamespace ORDER BY 1`,
    );
    expect(rows.length).toBeGreaterThan(8);
    for (const { table, enabled, policies } of rows) {
      const expected = table in WITHOUT_POLICY ? { enabled: false, policies: 0 } : { enabled: true, policies: 1 };
      expect({ table, enabled, policies }).toEqual({ table, ...expected });
    }
    const { rows: role } = await session.query(
      `SELECT rolsuper, rolbypassrls, EXISTS (SELECT FROM pg_class WHERE relowner = r.oid) AS owns FROM pg_roles r WHERE rolname = current_user`,
    );
    expect(role).toEqual([{ rolsuper: false, rolbypassrls: false, owns: false }]);
  });

  it('shows only the named organization when a statement forgets to ask, and nothing when none is named', async () => {
    const { rows: tables } = await session.query(
      `SELECT c.relname AS name FROM pg_class c JOIN pg_policy p ON p.polrelid = c.oid WHERE c.relname <> 'organizations'`,
    );
    for (const { name } of tables) {
      const seen = async (organizationId: string): Promise<string[]> => {
        await session.query(`BEGIN; SELECT set_config('app.organization_id', '${organizationId}', true)`);
        const { rows } = await session.query(`SELECT DISTINCT organization_id AS id FROM ${name}`);
        await session.query('ROLLBACK');
        return rows.map(({ id }) => id);
      };
      expect([[], [ours.organizationId]]).toContainEqual(await seen(ours.organizationId));
      expect(await seen('')).toEqual([]);
    }
  });

  it('lets nothing be written for another organization', async () => {
    const { rows } = await app.owner.query(`SELECT id, organization_id FROM customers WHERE organization_id = $1`, [
      theirs.organizationId,
    ]);
    await session.query(`BEGIN; SELECT set_config('app.organization_id', '${ours.organizationId}', true)`);
    expect((await session.query(`UPDATE customers SET name = 'taken'`)).rowCount).toBe(1);
    expect((await session.query(`DELETE FROM customers WHERE id = $1`, [rows[0].id])).rowCount).toBe(0);
    await expect(
      session.query(`INSERT INTO tags (organization_id, id, title, title_key) VALUES ($1, $1, 'x', 'x')`, [
        theirs.organizationId,
      ]),
    ).rejects.toThrow(/row-level security/);
    await session.query('ROLLBACK');
  });

  it('is not needed for search to stay inside: the function reads the organization of the transaction', async () => {
    await session.query(`BEGIN; SELECT set_config('app.organization_id', '${ours.organizationId}', true)`);
    const { rows } = await session.query(`SELECT ids, count FROM search_page('[["%رادیو%"]]', 0, 10, NULL)`);
    await session.query('ROLLBACK');
    expect(rows[0].count).toBe('1');
    for (const search of [`search_page('[["%a%"]]', 0, 10, NULL)`, `search_customers('[["%a%"]]', 0, 10)`])
      await expect(session.query(`SELECT * FROM ${search}`)).rejects.toThrow(/no organization/);
    const { rows: definers } = await app.owner.query(
      `SELECT proname FROM pg_proc WHERE prosecdef AND pronamespace = 'public'::regnamespace ORDER BY 1`,
    );
    for (const { proname } of definers) expect(REVIEWED_DEFINERS).toContain(proname);
  });
});

/** Functions that run as the owner: each was reviewed to name its organization itself, or to show nothing of anybody's (flush, sweep). */
const REVIEWED_DEFINERS = [
  'search_customers',
  'search_page',
  'matching_customers',
  'flush_search_index',
  'end_import_sessions',
  'sweep_idempotency_keys',
];

describe('a database user that owns the tables', () => {
  it('serves only by taking on the app role in each transaction', async () => {
    const owner = await TestApp.start({}, { asOwner: true });
    try {
      expect(owner.database.takeRole).toBe(true);
      const tenant = await owner.tenant();
      const stranger = await owner.tenant();
      const { body } = await tenant.post('/v1/customers', { identity: { name: 'رادیو' } });
      expect((await tenant.get(`/v1/customers?search=${encodeURIComponent('راديو')}`)).body.count).toBe(1);
      expect((await stranger.get(`/v1/customers/${body.id}`)).status).toBe(404);
      expect((await tenant.put(`/v1/customers/${body.id}`, { identity: { title: 'x' } })).status).toBe(200);
      expect((await tenant.delete(`/v1/customers/${body.id}`)).status).toBe(200);
    } finally {
      await owner.close();
    }
  });

  it('is refused when it may not take on the role', async () => {
    const name = `lonely_${Date.now()}`;
    await app.owner.query(`CREATE ROLE ${name} LOGIN PASSWORD 'lonely'`);
    const url = new URL((app.database.dataSource.options as { url: string }).url);
    url.username = name;
    url.password = 'lonely';
    const settings = readSettings({ DATABASE_URL: url.href, DATABASE_OWNER_URL: app.database.ownerUrl });
    await expect(openDatabase(settings)).rejects.toThrow(
      /may not serve requests: the role lonely_\d+ is not a member|permission denied/,
    );
    await app.owner.query(`DROP ROLE ${name}`);
  });
});
