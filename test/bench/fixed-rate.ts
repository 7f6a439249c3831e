import { performance } from 'node:perf_hooks';
import { setTimeout as sleep } from 'node:timers/promises';

/** A request that was answered: when it was due, and how long after that the answer was there, in milliseconds. */
export interface Answered {
  due: number;
  took: number;
}

/**
 * Sends requests at a fixed rate, whatever became of those before, until something else has ended. Each is timed from when it was due, so
 * that a stall counts for everyone who waited.
 * @param rate in a second
 */
export async function sendAtRate(
  rate: number,
  until: Promise<unknown>,
  send: (turn: number) => Promise<unknown>,
): Promise<{ answered: Answered[]; errors: number }> {
  const answered: Answered[] = [];
  let errors = 0;
  let over = false;
  const ended = until.finally(() => (over = true));
  const open = new Set<Promise<void>>();
  const begin = performance.now();
  for (let turn = 0; !over; turn += 1) {
    const due = begin + (turn * 1_000) / rate;
    await sleep(Math.max(0, due - performance.now()));
    const request = send(turn).then(
      () => void answered.push({ due, took: performance.now() - due }),
      () => void (errors += 1),
    );
    open.add(request);
    void request.then(() => open.delete(request));
  }
  await ended;
  await Promise.all(open);
  return { answered, errors };
}
