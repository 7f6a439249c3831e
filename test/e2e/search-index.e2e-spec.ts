import { setTimeout as sleep } from 'node:timers/promises';
import { Tenant, TestApp } from '../support/test-app';

const TRIES = 10;

let app: TestApp;
let tenant: Tenant;

beforeAll(async () => {
  app = await TestApp.start();
  tenant = await app.tenant();
});
afterAll(() => app.close());

/** Puts the index in order. @returns how many pages it had put off */
async function putOff(): Promise<number> {
  const { rows } = await app.owner.query(`SELECT gin_clean_pending_list('customer_search_key_trigrams')::int AS pages`);
  return (rows[0] as { pages: number }).pages;
}

/** What is still put off a while after something was written: nothing, as soon as the machine has found the time. */
async function putOffAfter(write: () => Promise<unknown>): Promise<number> {
  for (let attempt = 1; ; attempt += 1) {
    await write();
    await sleep(2_500);
    const pages = await putOff();
    if (pages === 0 || attempt === TRIES) return pages;
  }
}

const create = (): Promise<unknown> =>
  tenant.post('/v1/customers', { type: 'corporate', identity: { name: 'Put Off Limited' } });

describe('what the index of search keys has put off', () => {
  it('is put in order soon after a creation', async () => {
    await create();
    expect(await putOff()).toBeGreaterThan(0);
    expect(await putOffAfter(create)).toBe(0);
  });
});
