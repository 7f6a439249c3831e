import { fuzz } from '../fuzz/fuzz.ts';
import type { Outcome } from '../fuzz/fuzz.ts';
import { Target } from '../fuzz/target.ts';
import { guardedOperations } from '../support/isolation/api-operations';
import { TestApp } from '../support/test-app';

// A short run of `npm run faults -- fuzz`; FC_SEED=N looks elsewhere.
const SEED = Number(process.env.FC_SEED ?? 1);
const COUNT = 8;

let app: TestApp;
let outcomes: Outcome[];

beforeAll(async () => {
  app = await TestApp.start();
  const { token } = await app.tenant();
  outcomes = await fuzz(new Target(app.url, token), { seed: SEED, count: COUNT });
}, 120_000);
afterAll(() => app.close());

describe(`requests made from the document (seed ${SEED})`, () => {
  it('are answered as it says, none of them by 5xx, each 400 of a body with the field', () => {
    expect(outcomes.flatMap(({ faults }) => faults)).toEqual([]);
  });

  it('are of every operation, and of each kind: some are taken, some refused', () => {
    const tried = outcomes.map(({ operation }) => operation);
    expect(tried).toEqual(expect.arrayContaining(guardedOperations.map(({ name }) => name)));
    const total: Record<string, number> = {};
    for (const { statuses } of outcomes)
      for (const [status, times] of Object.entries(statuses)) total[status] = (total[status] ?? 0) + times;
    for (const status of [200, 201, 400, 404]) expect(total[status]).toBeGreaterThan(COUNT);
  });
});
