import { FaultRun, faultRun } from '../support/fault-run';

// Short runs of `npm run faults`, side by side, as most of each is waiting; docs/reliability.md has the figures of long ones.
const LIMIT_MS = 240_000;
let runs: Record<'kill' | 'cut' | 'races' | 'keys' | 'mutants', Promise<FaultRun>>;

beforeAll(() => {
  runs = {
    kill: faultRun('import-kill', '--count', '2'),
    cut: faultRun('import-cut', '--count', '8'),
    races: faultRun('import-races', '--count', '1'),
    keys: faultRun('idempotency', '--count', '2'),
    mutants: faultRun('mutants', '--count', '2'),
  };
  // Each is awaited by its test.
  for (const run of Object.values(runs)) run.catch(() => undefined);
});

async function expectHeld(run: Promise<FaultRun>, atLeast: number): Promise<void> {
  const { misses, tries } = await run;
  expect(misses).toEqual([]);
  expect(tries).toBeGreaterThanOrEqual(atLeast);
}

describe('an import', () => {
  it('that is killed at random moments ends whole', () => expectHeld(runs.kill, 2), LIMIT_MS);

  it('whose connection is cut at a step of the protocol ends whole', () => expectHeld(runs.cut, 8), LIMIT_MS);

  it('that many want at once, or whose worker stands still, happens once', () => expectHeld(runs.races, 2), LIMIT_MS);

  it(
    'that is built to lose rows, or to write without a claim, is found out',
    () => expectHeld(runs.mutants, 2),
    LIMIT_MS,
  );
});

describe('a request under an Idempotency-Key', () => {
  it(
    'that is sent again until it is answered, while the product is killed, takes effect once',
    () => expectHeld(runs.keys, 2),
    LIMIT_MS,
  );
});
