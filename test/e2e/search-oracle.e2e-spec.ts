import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { aTag } from '../builders/a-tag';
import { anImport } from '../builders/an-import';
import { Random } from '../sample/random.ts';
import { listOracle, ListQuestion } from '../support/oracle/list-oracle';
import { AskedPage, listQuestions } from '../support/oracle/list-questions';
import { customerBody } from '../support/oracle/random-customers';
import { RandomChanges } from '../support/oracle/random-changes';
import { StoredCustomer, StoredCustomers } from '../support/oracle/stored-customer';
import { Tenant, TestApp } from '../support/test-app';
import { nextOf } from '../support/walk';

/** As for all properties: fixed, unless `FC_SEED` says otherwise. */
const SEED = Number(process.env.FC_SEED ?? 1);
const CUSTOMERS = 1_000;
const ROUNDS = 6;
const CHANGES = 3;
const QUESTIONS = 20;
/** The most that are read of one walk. */
const PARTS = 6;

/** What the sessions of an instance are told to search by, as `app.search_strategy`; null leaves that to the database. One instance for each. */
const STRATEGIES: (string | null)[] = [null];

interface Side {
  tenant: Tenant;
  stored: StoredCustomers;
  changes: RandomChanges;
  tagIds: string[];
}

let app: TestApp;
let instances: TestApp[];
let ours: Side;
let theirs: Side;

beforeAll(async () => {
  app = await TestApp.start();
  instances = await Promise.all(STRATEGIES.map(instanceFor));
  const bodies = fc.sample(customerBody, { seed: SEED, numRuns: CUSTOMERS });
  ours = await filled(bodies, SEED);
  theirs = await filled(bodies, SEED + 1);
  await app.owner.query('VACUUM ANALYZE');
}, 120_000);
afterAll(async () => {
  for (const instance of [...instances, app]) await instance.close();
});

function instanceFor(strategy: string | null): Promise<TestApp> {
  const url = new URL(app.environment.DATABASE_URL!);
  if (strategy) url.searchParams.set('options', `-c app.search_strategy=${strategy}`);
  return app.another({ DATABASE_URL: url.href });
}

/** An organization with these customers, imported by two operators, with tags that many or few have, and times of which several are equal. */
async function filled(bodies: object[], seed: number): Promise<Side> {
  const tenant = await app.tenant();
  const random = new Random(seed);
  const tagIds: string[] = [];
  for (let made = 0; made < 5; made += 1) tagIds.push((await aTag(tenant)).id);
  const rows = bodies.map((body) => {
    const tagsIds = tagIds.filter((_, place) => random.chance(0.5 / (place * place + 1)));
    return JSON.stringify({ ...body, tagsIds });
  });
  const half = rows.length / 2;
  const colleague = await app.operator(tenant.organizationId, ['superuser']);
  expect((await anImport(tenant, rows.slice(0, half).join('\n'))).body).toMatchObject({ count: half });
  expect((await anImport(colleague, rows.slice(half).join('\n'))).body).toMatchObject({ count: half });
  await app.owner.query(SPREAD, [tenant.organizationId]);
  const stored = await StoredCustomers.of(tenant);
  expect(stored.all).toHaveLength(CUSTOMERS);
  return { tenant, stored, changes: new RandomChanges(tenant, stored, tagIds.slice(0, -1), seed), tagIds };
}

const SPREAD = `
  WITH spread AS (
    SELECT id, date_trunc('day', now()) - (n * 7919 % 400) * interval '1 hour' AS created, date_trunc('day', now()) - (n * 31 % 500) * interval '1 minute' AS updated
      FROM (SELECT id, row_number() OVER (ORDER BY id) AS n FROM customers WHERE organization_id = $1) c
  ), searched AS (
    UPDATE customer_search s SET updated_at = updated FROM spread WHERE s.organization_id = $1 AND s.customer_id = spread.id
  )
  UPDATE customers c SET created_at = created, updated_at = updated FROM spread WHERE c.organization_id = $1 AND c.id = spread.id`;

const queryOf = (question: ListQuestion): string =>
  new URLSearchParams(
    Object.entries(question).map(([name, value]): [string, string] => [name, String(value)]),
  ).toString();

/** Asks for a page, and sometimes for those that follow it, and holds them against the oracle. */
async function ask(
  { tenant, stored }: Side,
  instance: TestApp,
  { question, limit, offset, walks }: AskedPage,
): Promise<void> {
  const all = listOracle(stored.all, question).map(({ body }) => body);
  const size = Math.min(limit, 100);
  let from = offset;
  let parts = 0;
  for (let path: string | null = `/v1/customers?${queryOf(question)}&limit=${limit}&offset=${offset}`; path;) {
    const reply = await tenant.at(instance).get(path);
    expect(reply).toMatchObject({ status: 200 });
    expect(reply.body).toEqual({ items: all.slice(from, from + size), count: all.length });
    from += size;
    path = nextOf(reply);
    expect(path !== null).toBe(size > 0 && from < all.length);
    if (!walks || (parts += 1) === PARTS) break;
  }
}

/** Asked again after every change, because an answer may have been kept. */
const AGAIN: ListQuestion[] = [
  {},
  { search: 'shop' },
  { search: 'رادیو' },
  { search: 'sh' },
  { search: 'ش' },
  { search: '0912' },
  { search: 'shop', hasContact: 'email', sort: 'name' },
];

async function askAgain(side: Side): Promise<void> {
  for (const instance of instances)
    for (const question of AGAIN) await ask(side, instance, { question, limit: 5, offset: 0, walks: false });
}

const changesOf: Record<number, (side: Side) => Promise<void>> = {
  3: ({ changes }) => changes.import(40),
  5: ({ changes }) => changes.removeTag(),
};

describe(`lists and searches are what a look at each customer gives (seed ${SEED})`, () => {
  it.each(Array.from({ length: ROUNDS }, (_, round) => round))('in round %i', async (round) => {
    for (let made = 0; made < CHANGES; made += 1) {
      await ours.changes.make(1);
      await askAgain(ours);
    }
    await changesOf[round]?.(ours);
    await theirs.changes.make(1);
    await askAgain(theirs);
    const tagIds = [...ours.tagIds, theirs.tagIds[0]!, randomUUID()];
    await fc.assert(
      fc.asyncProperty(listQuestions(ours.stored.all, tagIds), fc.nat(3), async (asked, side) => {
        for (const instance of instances) await ask(side === 0 ? theirs : ours, instance, asked);
      }),
      { seed: SEED + round, numRuns: QUESTIONS },
    );
  });

  it('and what was kept beside them is what a walk through all gives', async () => {
    for (const { tenant, stored } of [ours, theirs]) {
      const { all } = await StoredCustomers.of(tenant);
      const sorted = (customers: StoredCustomer[]): StoredCustomer[] =>
        [...customers].sort((a, b) => (a.body.id < b.body.id ? -1 : 1));
      expect(sorted(all)).toEqual(sorted(stored.all));
    }
  });
});
