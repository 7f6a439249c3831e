import { DataPlace } from '../product/data-place.ts';
import { fuzz as fuzzed } from '../fuzz/fuzz.ts';
import { Target } from '../fuzz/target.ts';
import type { Run } from './run.ts';
import { Tally } from './verdict.ts';
import type { Verdict } from './verdict.ts';

const COUNT = 200;

/** Requests made from the OpenAPI document, right ones and nearly right ones, whose replies are held against it. */
export async function fuzz(run: Run): Promise<Verdict[]> {
  const place = await DataPlace.make(run.dist);
  run.defer(() => place.remove());
  const product = await place.start();
  const target = new Target(product.url, product.token('fuzz').token);
  const { seed, count = COUNT } = run;
  const tally = new Tally(
    'requests are answered as the document says, none of them by 5xx, each 400 of a body with its field',
  );
  const statuses: Record<string, number> = {};
  let done = 0;
  const outcomes = await fuzzed(target, { seed, count, saw: () => run.progress(`${(done += 1)} requests`) });
  for (const outcome of outcomes) {
    for (const fault of outcome.faults) tally.count(outcome.operation, [fault]);
    for (let held = outcome.requests - outcome.faults.length; held > 0; held -= 1) tally.count(outcome.operation, []);
    for (const [status, times] of Object.entries(outcome.statuses)) statuses[status] = (statuses[status] ?? 0) + times;
  }
  tally.note = Object.entries(statuses)
    .map(([status, times]) => `${times} × ${status}`)
    .join(', ');
  return [tally.verdict];
}
