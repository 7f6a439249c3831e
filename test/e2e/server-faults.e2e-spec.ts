import { FaultRun, faultRun } from '../support/fault-run';

// Short runs of `npm run faults`, side by side, as most of each is waiting; docs/reliability.md has the figures of long ones.
const LIMIT_MS = 240_000;
let runs: Record<'restart' | 'shutdown' | 'slow' | 'refusals', Promise<FaultRun>>;

beforeAll(() => {
  runs = {
    restart: faultRun('database-restart', '--count', '2'),
    shutdown: faultRun('shutdown', '--count', '2'),
    slow: faultRun('slow-clients', '--count', '100'),
    refusals: faultRun('refusals', '--count', '16'),
  };
  // Each is awaited by its test.
  for (const run of Object.values(runs)) run.catch(() => undefined);
});

async function expectHeld(run: Promise<FaultRun>, atLeast: number): Promise<void> {
  const { misses, tries } = await run;
  expect(misses).toEqual([]);
  expect(tries).toBeGreaterThanOrEqual(atLeast);
}

describe('the server', () => {
  it('keeps what it acknowledged while its database restarts under load', () => expectHeld(runs.restart, 20), LIMIT_MS);

  it('answers what is in flight when it is stopped under load', () => expectHeld(runs.shutdown, 20), LIMIT_MS);

  it(
    'closes the connections of clients that stand still, and others do not notice',
    () => expectHeld(runs.slow, 100),
    LIMIT_MS,
  );

  it('refuses without a connection to the database what needs none', () => expectHeld(runs.refusals, 16), LIMIT_MS);
});
