import { manyCustomers } from '../builders/many-customers';
import { PlanNode } from '../support/plan-of';
import { PlanInside, PlansInside } from '../support/plans-inside';
import { Tenant, TestApp } from '../support/test-app';

const CUSTOMERS = 10_000;
/** Numbers of shops that begin with 2: 1,111 hits; that hold 199: 20 hits. */
const COMMON = '[["% 2%"]]';
const RARE = '[["%199%"]]';

interface Found {
  ids: string[];
  count: string;
  known_now: { version: string; count: number };
}

let app: TestApp;
let tenant: Tenant;
let plans: PlansInside;

beforeAll(async () => {
  app = await TestApp.start();
  await manyCustomers(await app.tenant(), CUSTOMERS);
  tenant = await app.tenant();
  await manyCustomers(tenant, CUSTOMERS);
  await app.owner.query('VACUUM ANALYZE');
  plans = await PlansInside.open(app, tenant);
}, 120_000);
afterAll(async () => {
  await plans.close();
  await app.close();
});

async function search(
  terms: string,
  limit: number,
  known: object | null = null,
): Promise<{ found: Found; inside: PlanInside[] }> {
  const { rows, inside } = await plans.run<Found>('SELECT * FROM search_page($1, 0, $2, $3)', [terms, limit, known]);
  return { found: rows[0]!, inside };
}

/** What a reading of the whole table finds. */
async function expected(terms: string, limit: number): Promise<{ ids: string[]; count: string }> {
  const pattern = (JSON.parse(terms) as string[][])[0]![0];
  const { rows } = await app.owner.query(
    `SELECT count(*) AS count, (array_agg(customer_id ORDER BY updated_at DESC, customer_id DESC))[:$3] AS ids
       FROM customer_search WHERE organization_id = $1 AND key LIKE $2`,
    [tenant.organizationId, pattern, limit],
  );
  return rows[0];
}

const of = (inside: PlanInside[], what: string): PlanNode[] =>
  inside.filter(({ text }) => text.includes(what)).flatMap(({ nodes }) => nodes);
const indexes = (nodes: PlanNode[]): (string | undefined)[] => nodes.map((node) => node['Index Name']);
const rowsOf = (node: PlanNode): number => node['Actual Rows'] * node['Actual Loops'];
const sorted = (nodes: PlanNode[]): number =>
  Math.max(0, ...nodes.filter((node) => node['Node Type'].endsWith('Sort')).map((node) => rowsOf(node.Plans![0]!)));

function expectIndexes(inside: PlanInside[]): void {
  const scans = inside.flatMap(({ nodes }) => nodes.filter((node) => node['Node Type'].includes('Seq Scan')));
  expect(scans.filter((node) => node['Relation Name'] !== 'organization_counters')).toEqual([]);
}

describe('few hits', () => {
  it('are collected once from the index of trigrams, and nothing else is sorted', async () => {
    const { found, inside } = await search(RARE, 100);
    expect(found).toMatchObject(await expected(RARE, 100));
    expectIndexes(inside);
    expect(of(inside, 'WITH hits').length).toBeGreaterThan(0);
    expect(of(inside, 'customers c')).toEqual([]);
    expect(indexes(of(inside, 'WITH hits'))).toContain('customer_search_key_trigrams');
    expect(sorted(inside.flatMap(({ nodes }) => nodes))).toBeLessThanOrEqual(20);
  });
});

describe('many hits', () => {
  it('are walked to from the newest customer on, and counted apart', async () => {
    const { found, inside } = await search(COMMON, 5);
    expect(found).toMatchObject(await expected(COMMON, 5));
    expectIndexes(inside);
    const walk = of(inside, 'customers c');
    expect(indexes(walk)).toEqual(expect.arrayContaining(['customers_by_update', 'customer_search_pk']));
    expect(Math.max(...walk.map(rowsOf))).toBeLessThanOrEqual((3 * 5 * CUSTOMERS) / 1_000 + 100);
    expect(sorted(walk)).toBeLessThanOrEqual(5);
    expect(of(inside, 'WITH hits')).toEqual([]);
    expect(indexes(of(inside, 'SELECT count(*) FROM customer_search'))).toContain('customer_search_key_trigrams');
  });

  it('are collected when the newest customers are no hits', async () => {
    await app.owner.query('BEGIN');
    await app.owner.query(
      `UPDATE customer_search SET updated_at = now() WHERE organization_id = $1 AND key NOT LIKE '% 2%'`,
      [tenant.organizationId],
    );
    await app.owner.query(
      `UPDATE customers SET updated_at = now() WHERE organization_id = $1 AND name NOT LIKE 'shop 2%'`,
      [tenant.organizationId],
    );
    await app.owner.query('COMMIT');
    await app.owner.query('VACUUM ANALYZE customers, customer_search');
    const { found, inside } = await search(COMMON, 5);
    expect(found).toMatchObject(await expected(COMMON, 5));
    expect(found.ids).toHaveLength(5);
    expect(Math.max(...of(inside, 'customers c').map(rowsOf))).toBeLessThanOrEqual((3 * 5 * CUSTOMERS) / 1_000 + 100);
    expect(of(inside, 'WITH hits').length).toBeGreaterThan(0);
  });
});

describe('a count that is known', () => {
  it('is taken over while the organization stays as it is', async () => {
    const { found } = await search(COMMON, 0);
    const again = await search(COMMON, 0, found.known_now);
    expect(again.found).toEqual(found);
    expect(again.inside.filter(({ text }) => text.includes('customer_search'))).toEqual([]);
  });

  it('is made anew after any change', async () => {
    const { found } = await search(COMMON, 0);
    const name = 'other 2';
    const { body } = await tenant.post('/v1/customers', { identity: { name } });
    expect((await search(COMMON, 0, found.known_now)).found.count).toBe(String(Number(found.count) + 1));
    const created = (await search(COMMON, 0)).found;
    await tenant.delete(`/v1/customers/${body.id}`);
    expect((await search(COMMON, 0, created.known_now)).found.count).toBe(found.count);
    expect((await search(COMMON, 0, found.known_now)).found.count).toBe(found.count);
  });

  it('is of its organization and its terms', async () => {
    const count = async (who: Tenant, term: string): Promise<number> =>
      (await who.get(`/v1/customers?limit=0&search=${term}`)).body.count;
    const stranger = await app.tenant();
    for (let round = 0; round < 2; round += 1) {
      expect(await count(tenant, '199')).toBe(20);
      expect(await count(tenant, '2')).toBe(1_111);
      expect(await count(stranger, '2')).toBe(0);
    }
    await stranger.post('/v1/customers', { identity: { name: 'shop 2' } });
    expect(await count(stranger, '2')).toBe(1);
    expect(await count(tenant, '2')).toBe(1_111);
  });
});
