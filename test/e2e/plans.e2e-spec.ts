import { manyCustomers } from '../builders/many-customers';
import { planOf, PlanNode } from '../support/plan-of';
import { Tenant, TestApp } from '../support/test-app';
import { nextOf } from '../support/walk';

const CUSTOMERS = 20_000;
const LIMIT = 100;
/** Matches that are so few that sorting them may cost less than looking for them in the order of the list. */
const FEW = CUSTOMERS / 10;

let app: TestApp;
let tenant: Tenant;
let tags: { common: string; rare: string };

beforeAll(async () => {
  app = await TestApp.start();
  await manyCustomers(await app.tenant(), CUSTOMERS);
  tenant = await app.tenant();
  tags = await manyCustomers(tenant, CUSTOMERS);
  await app.owner.query('VACUUM ANALYZE');
}, 120_000);
afterAll(() => app.close());

/** How many rows a node takes in. */
const taken = (node: PlanNode): number => node.Plans?.[0]?.['Actual Rows'] ?? 0;

const scansOf = (nodes: PlanNode[]): PlanNode[] =>
  nodes.filter((node) => node['Node Type'] === 'Seq Scan' && node['Relation Name'] === 'customers');

const largestSort = (nodes: PlanNode[]): number =>
  Math.max(0, ...nodes.filter((node) => node['Node Type'].endsWith('Sort')).map(taken));

const rowsRead = (nodes: PlanNode[]): number =>
  Math.max(
    ...nodes
      .filter((node) => node['Relation Name'] === 'customers')
      .map((node) => node['Actual Rows'] * node['Actual Loops']),
  );

const SORTS = ['', 'order=asc', 'sort=createdAt', 'sort=createdAt&order=asc', 'sort=name', 'sort=name&order=desc'];

it.each(SORTS)('a list reads no more customers than it gives, at its beginning and far behind (%s)', async (sort) => {
  const path = `/v1/customers?${sort}&limit=${LIMIT}`;
  const deep = await tenant.get(`${path}&offset=${CUSTOMERS - 5 * LIMIT}`);
  for (const plan of [await planOf(app, tenant, path), await planOf(app, tenant, nextOf(deep)!)]) {
    expect(scansOf(plan)).toEqual([]);
    expect(largestSort(plan)).toBeLessThanOrEqual(LIMIT + 1);
    expect(rowsRead(plan)).toBeLessThanOrEqual(LIMIT + 1);
  }
});

it('the changes of a walk are read from their index', async () => {
  const path = `/v1/customers?limit=${LIMIT}&offset=${CUSTOMERS - 2 * LIMIT}`;
  const last = nextOf(await tenant.get(path))!;
  const { body } = await tenant.get(last);
  await tenant.put(`/v1/customers/${body.items[0].id}`, { identity: { title: 'changed' } });
  const plan = await planOf(app, tenant, nextOf(await tenant.get(last))!);
  expect(scansOf(plan)).toEqual([]);
  expect(largestSort(plan)).toBeLessThanOrEqual(LIMIT + 1);
  expect(plan.map((node) => node['Index Name'])).toContain('customers_by_update');
});

it.each([
  'type=personal',
  'creatorOperatorId=OPERATOR',
  'creatorOperatorId=NOBODY',
  'createdFrom=2000-01-01',
  'createdTo=2000-01-01',
  'updatedFrom=2000-01-01',
  'updatedTo=2000-01-01',
  'tagIds=COMMON',
  'tagIds=RARE',
  'tagIdsAll=COMMON,RARE',
  'tagIdsNone=COMMON',
  'hasContact=email',
  'hasContact=fax',
  'type=personal&tagIdsNone=RARE&hasContact=email',
])('a filter reads indexes, and sorts a few matches at most: %s', async (filter) => {
  const query = filter
    .replaceAll('COMMON', tags.common)
    .replaceAll('RARE', tags.rare)
    .replace('OPERATOR', tenant.operatorId)
    .replace('NOBODY', tags.common);
  for (const sort of SORTS) {
    const plan = await planOf(app, tenant, `/v1/customers?${query}&${sort}&limit=${LIMIT}`);
    expect([sort, scansOf(plan)]).toEqual([sort, []]);
    expect(largestSort(plan)).toBeLessThanOrEqual(FEW);
  }
});

it.each(['search=shop', 'search=shop&type=personal', `search=shop&hasContact=email`])(
  'what a search finds is looked up in indexes: %s',
  async (query) => {
    for (const sort of SORTS) {
      expect(scansOf(await planOf(app, tenant, `/v1/customers?${query}&${sort}&limit=${LIMIT}`))).toEqual([]);
    }
  },
);
