import { setTimeout as sleep } from 'node:timers/promises';
import { Client } from 'pg';
import { DataPlace } from '../product/data-place.ts';
import { Random } from '../sample/random.ts';
import { checkMarked } from './marked-check.ts';
import { MarkedLoad } from './marked-load.ts';
import type { Run } from './run.ts';
import { asOwner, Tenant } from './tenant.ts';
import { Tally } from './verdict.ts';
import type { Verdict } from './verdict.ts';

const RESTARTS = 10;
const RATE = 40;
const CLIENTS = 8;
const BACK_WITHIN_MS = 60_000;
const ANSWERS_WITHIN_MS = 2_000;
const PATIENCE_MS = 30_000;

/** The database goes away in the middle of everything and comes back, again and again, while clients write and read. */
export async function databaseRestart(run: Run): Promise<Verdict[]> {
  const { seed, count = RESTARTS } = run;
  const place = await DataPlace.make(run.dist);
  run.defer(() => place.remove());
  const product = await place.start();
  const { database } = place;
  const tenant = await Tenant.make(database.ownerUrl, product.url, 'database restart');
  const tagIds = await tenant.defineTags(4);
  const kept = new Tally('customers as they were acknowledged, whole');
  const replies = new Tally('requests answered as they ask for, or 503 with Retry-After');
  const back = new Tally('restarts after which requests succeed again');
  const prompt = new Tally(`of them within ${ANSWERS_WITHIN_MS / 1_000} s`, { timed: true });
  const unanswered = ({ code }: { code: string }): { faults: string[]; over: boolean } => ({
    faults: [`no answer (${code})`],
    over: false,
  });
  const options = { seed, clients: CLIENTS, rate: RATE, prefix: 'mark', unanswered };
  const load = new MarkedLoad(tenant, tagIds, options, replies);
  const random = new Random(seed, CLIENTS);
  let slowest = 0;
  load.start();
  for (let round = 0; round < count; round += 1) {
    await sleep(1_000 + random.integer(0, 2_000));
    // By hand, at once; or left to the product.
    const byHand = round % 2 === 0;
    await (byHand ? database.restart() : database.crash());
    await answers(database.ownerUrl);
    const ms = await load.successAfter(performance.now(), PATIENCE_MS);
    const name = `restart ${round + 1} (${byHand ? 'by hand' : 'by the product'})`;
    back.count(name, ms === null ? ['no request succeeds'] : []);
    if (ms !== null) prompt.count(name, ms > ANSWERS_WITHIN_MS ? [`after ${Math.round(ms)} ms`] : []);
    slowest = Math.max(slowest, ms ?? 0);
    run.progress(`${round + 1} of ${count} restarts`);
  }
  await sleep(1_000);
  await load.stop();
  await asOwner(database.ownerUrl, (owner) => checkMarked(owner, tenant.organizationId, load.customers, kept));
  kept.note = `${load.acknowledged} acknowledged changes`;
  replies.note = `${load.statuses[503] ?? 0} of them 503`;
  prompt.note = `at most ${Math.round(slowest)} ms`;
  return [kept, replies, back, prompt].map(({ verdict }) => verdict);
}

/** Resolves when the database takes a session. */
async function answers(url: string): Promise<void> {
  for (const end = performance.now() + BACK_WITHIN_MS; ; await sleep(20)) {
    const client = new Client(url);
    client.on('error', () => {});
    try {
      await client.connect();
      return await client.end();
    } catch (error) {
      if (performance.now() > end) throw error;
    }
  }
}
