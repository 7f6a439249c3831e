import fc from 'fast-check';
import { CONTESTS } from '../support/races/contests';
import { Model } from '../support/races/model';
import { modelSteps } from '../support/races/model-steps';
import { Round } from '../support/races/round';
import { storm } from '../support/races/storm';
import { TestApp } from '../support/test-app';

/** As for all properties: fixed, unless `FC_SEED` says otherwise. */
const SEED = Number(process.env.FC_SEED ?? 1);
/** How often each contest is fought, and how many sequences of requests are tried, unless `RACES` says otherwise. */
const ROUNDS = Number(process.env.RACES ?? 2);

let app: TestApp;
let other: TestApp;

beforeAll(async () => {
  app = await TestApp.start();
  other = await app.another();
});
afterAll(async () => {
  await other.close();
  await app.close();
});

describe(`one after the other (seed ${SEED})`, () => {
  it('requests of every kind do what a model of them does', async () => {
    await fc.assert(
      fc.asyncProperty(modelSteps, async (steps) => {
        const model = new Model(await app.tenant());
        await fc.asyncModelRun(() => ({ model, real: null }), steps);
      }),
      { seed: SEED, numRuns: ROUNDS, endOnFailure: true },
    );
  });
});

describe(`at once on two instances (seed ${SEED})`, () => {
  it.each(Object.entries({ ...CONTESTS, 'changes of every kind at once': storm }))('%s', async (_, contest) => {
    for (let stream = 0; stream < ROUNDS; stream += 1) {
      const round = await Round.begin([app, other], SEED, stream);
      await contest(round);
      await round.expectSound();
    }
  });
});
