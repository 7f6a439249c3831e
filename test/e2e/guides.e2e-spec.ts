import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { GuideStep, runGuide, stepsOf } from '../support/guide';
import { comparable } from '../support/shown-reply';
import { TestApp } from '../support/test-app';

// Some twenty processes one after the other, which take their time beside tests that are busy themselves.
const LIMIT_MS = 240_000;

let app: TestApp;
let place: string;

beforeAll(async () => {
  app = await TestApp.start();
  place = await mkdtemp(join(tmpdir(), 'echonio-guides-'));
});
afterAll(async () => {
  await app.close();
  await rm(place, { recursive: true });
});

describe.each([
  ['README.md', false],
  ['docs/first-steps.md', true],
  ['docs/tenants.md', true],
])('the commands of %s', (guide, shows) => {
  let steps: GuideStep[];
  let run: Awaited<ReturnType<typeof runGuide>>;

  beforeAll(async () => {
    steps = await stepsOf(guide);
    run = await runGuide(steps, join(place, guide.replace('/', '-')), app.url, app.environment);
  }, LIMIT_MS);

  it('succeed, one after the other', () => {
    const last = steps[run.outputs.length - 1];
    expect({ ...run, outputs: run.outputs.length, last: run.code === 0 ? undefined : last?.line }).toEqual({
      code: 0,
      said: expect.any(String),
      outputs: steps.length,
    });
    expect(steps.length).toBeGreaterThan(4);
  });

  it('give what is shown, but for ids and times', () => {
    const pairs = steps.flatMap(({ line, shown }, at) => (shown ? [{ line, shown, came: run.outputs[at]! }] : []));
    expect(pairs.length > 0).toBe(shows);
    for (const { line, shown, came } of pairs)
      expect({ line, reply: comparable({ ...shown, text: came }) }).toEqual({ line, reply: comparable(shown) });
  });
});
