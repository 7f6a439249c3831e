import { Client } from 'pg';
import { aCustomer } from '../builders/a-customer';
import { aTag } from '../builders/a-tag';
import { anImport } from '../builders/an-import';
import { BusyWriters } from '../support/busy-writers';
import { Tenant, TestApp } from '../support/test-app';
import { walk } from '../support/walk';

const SEED = Number(process.env.SEED ?? 1);
const CUSTOMERS = 3_000;
const WRITERS = 10;
/** Parts after which the writers stop, so that the walk comes to an end: all of the list, and some of its changes. */
const BUSY_PARTS = CUSTOMERS / 50 + 20;

let app: TestApp;

beforeAll(async () => {
  app = await TestApp.start();
});
afterAll(() => app.close());

async function idsOf(tenant: Tenant, condition = 'true'): Promise<string[]> {
  const { rows } = await app.owner.query<{ id: string }>(
    `SELECT id FROM customers WHERE organization_id = $1 AND ${condition}`,
    [tenant.organizationId],
  );
  return rows.map(({ id }) => id);
}

const letter = (index: number): string => String.fromCharCode(97 + (index % 26));

describe(`a walk while ${WRITERS} writers update, tag, create and delete (seed ${SEED})`, () => {
  it.each([
    ['by the last change', '', 'true'],
    ['by the last change, oldest first', '&order=asc', 'true'],
    ['by name', '&sort=name', 'true'],
    ['by creation', '&sort=createdAt', 'true'],
    ['of a search', '&search=walker', `name LIKE '%walker%'`],
    [
      'of a search with a filter, by name backwards',
      '&search=walker&type=corporate&sort=name&order=desc',
      `name LIKE '%walker%'`,
    ],
  ])(
    '%s gives all that stays at least once, and what is left alone exactly once',
    async (_, query, condition) => {
      const tenant = await app.tenant();
      const rows = Array.from(
        { length: CUSTOMERS },
        (_row, index) => `${letter(index)} ${index % 3 ? 'walker' : 'runner'} ${index}`,
      );
      expect((await anImport(tenant, `name\n${rows.join('\n')}\n`)).body.count).toBe(CUSTOMERS);
      const tags = [(await aTag(tenant)).id, (await aTag(tenant)).id];
      const before = await idsOf(tenant, condition);

      const writers = new BusyWriters(tenant, await idsOf(tenant), tags, WRITERS, SEED);
      const parts = await walk(tenant, `limit=50${query}`, (count) =>
        count >= BUSY_PARTS ? writers.stop() : undefined,
      ).finally(() => writers.stop());

      const times = new Map<string, number>();
      for (const id of parts.flat()) times.set(id, (times.get(id) ?? 0) + 1);
      const after = new Set(await idsOf(tenant, condition));
      const stayed = before.filter((id) => after.has(id));
      const untouched = stayed.filter((id) => !writers.touched.has(id));
      expect(stayed.filter((id) => !times.has(id))).toEqual([]);
      expect(untouched.filter((id) => times.get(id) !== 1)).toEqual([]);
      expect(parts.slice(0, -1).every((part) => part.length <= 50)).toBe(true);
      // There was something to see.
      expect(untouched.length).toBeGreaterThan(100);
      expect(stayed.filter((id) => times.get(id)! > 1).length).toBeGreaterThan(10);
    },
    240_000,
  );
});

describe('a change that commits behind a walk', () => {
  let tenant: Tenant;
  let ids: string[];
  let client: Client;

  beforeEach(async () => {
    tenant = await app.tenant();
    ids = [];
    for (let index = 0; index < 9; index += 1) {
      ids.push((await aCustomer(tenant, { type: 'corporate', identity: { name: `${letter(8 - index)} shop` } })).id);
    }
    client = new Client(app.database.ownerUrl);
    await client.connect();
  });
  afterEach(() => client.end());

  /** Changes the customer that comes last by whatever the lists here are sorted by. */
  async function begin(at: string): Promise<void> {
    await client.query('BEGIN');
    const values = [tenant.organizationId, ids[0]];
    await client.query(
      `UPDATE customers SET updated_at = ${at}, name = 'a shop', sort_name = 'a shop' WHERE organization_id = $1 AND id = $2`,
      values,
    );
    await client.query(
      `UPDATE customer_search SET updated_at = ${at} WHERE organization_id = $1 AND customer_id = $2`,
      values,
    );
  }

  it.each(['', '&sort=name', '&search=shop', '&search=shop&type=corporate'])(
    'is given in the end, though it is dated before the beginning (%s)',
    async (query) => {
      await begin('clock_timestamp()');
      const parts = await walk(tenant, `limit=3${query}`, async (count) => {
        if (count === 1) await client.query('COMMIT');
      });
      expect(parts.flat().filter((id) => id === ids[0])).toHaveLength(1);
      expect(parts.at(-1)).toEqual([ids[0]]);
      expect(parts.flat().sort()).toEqual([...ids].sort());
    },
  );

  it('is given in the end after a transaction of four minutes', async () => {
    await app.owner.query(
      `UPDATE customers SET updated_at = updated_at - interval '1 hour' WHERE organization_id = $1`,
      [tenant.organizationId],
    );
    await begin(`clock_timestamp() - interval '4 minutes'`);
    const parts = await walk(tenant, 'limit=3', async (count) => {
      if (count === 1) await client.query('COMMIT');
    });
    expect(parts.at(-1)).toEqual([ids[0]]);
    expect(parts.flat().sort()).toEqual([...ids].sort());
  });

  it('is not there for a walk that has ended before, and nothing comes twice when nothing commits', async () => {
    await begin('clock_timestamp()');
    const parts = await walk(tenant, 'limit=3');
    await client.query('ROLLBACK');
    expect(parts).toEqual([ids.slice(6).reverse(), ids.slice(3, 6).reverse(), ids.slice(0, 3).reverse()]);
  });

  it('is given whatever transaction numbers came before it', async () => {
    // A row that a later transaction wrote than the walk began in, and one that is frozen.
    const parts = await walk(tenant, 'limit=3', async (count) => {
      if (count !== 2) return;
      await app.owner.query('VACUUM FREEZE customers');
      await tenant.put(`/v1/customers/${ids[8]}`, { identity: { title: 'changed' } });
    });
    expect(parts).toEqual([ids.slice(6).reverse(), ids.slice(3, 6).reverse(), ids.slice(0, 3).reverse(), [ids[8]]]);
  });
});
