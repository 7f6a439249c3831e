import { faultRun } from '../support/fault-run';

// Short runs of `npm run faults`; docs/reliability.md has the figures of long ones.
const LIMIT_MS = 240_000;

describe('an import', () => {
  it(
    'that is killed at random moments ends whole',
    async () => {
      expect(await faultRun('import-kill', '--count', '3')).toEqual({ misses: [], tries: 3 });
    },
    LIMIT_MS,
  );
});
