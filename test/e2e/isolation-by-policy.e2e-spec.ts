import { faultRun } from '../support/fault-run';

// A short run of `npm run faults -- isolation`: the tests of isolation.e2e-spec.ts, on a build whose statements name no organization.
it('the database alone keeps organizations apart', async () => {
  const { misses, tries } = await faultRun('isolation', '--count', '1');
  expect(misses).toEqual([]);
  expect(tries).toBeGreaterThan(70);
}, 480_000);
