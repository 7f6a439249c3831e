import { setTimeout as sleep } from 'node:timers/promises';
import { DataPlace } from '../product/data-place.ts';
import type { Product } from '../product/product.ts';
import { checkMarked } from './marked-check.ts';
import { MarkedLoad } from './marked-load.ts';
import type { Run } from './run.ts';
import { asOwner, Tenant } from './tenant.ts';
import { Tally } from './verdict.ts';
import type { Verdict } from './verdict.ts';

const MINUTES = 10;
const CLIENTS = 8;
const RATE = 60;
const SAMPLE_MS = 1_000;
/** Of the time: the first is not looked at, the second and the last are compared. */
const WARM_UP = 0.3;
const COMPARED = 0.15;
const GROWTH_PERCENT = 5;

interface Sample {
  rss: number;
  descriptors: number;
}

/** A mixed load at a fixed rate for a long time: nothing may grow but the tables. */
export async function soak(run: Run): Promise<Verdict[]> {
  const { seed, minutes = MINUTES } = run;
  const place = await DataPlace.make(run.dist);
  run.defer(() => place.remove());
  const product = await place.start();
  const tenant = await Tenant.make(product.ownerUrl, product.url, 'soak');
  const replies = new Tally('requests answered as they ask for');
  const unanswered = ({ code }: { code: string }): { faults: string[]; over: boolean } => ({
    faults: [`no answer (${code})`],
    over: false,
  });
  const options = { seed, clients: CLIENTS, rate: RATE, prefix: 'soak', unanswered };
  const load = new MarkedLoad(tenant, await tenant.defineTags(4), options, replies);
  load.start();
  const samples = await watch(run, product, minutes * 60_000);
  await load.stop();
  for (const [status, times] of Object.entries(load.statuses))
    if (status !== '200' && status !== '201') replies.count('all', [`${times} answered ${status}`]);
  const kept = new Tally('customers as they were acknowledged, whole');
  await asOwner(product.ownerUrl, (owner) => checkMarked(owner, tenant.organizationId, load.customers, kept));
  return [replies.verdict, kept.verdict, growth(samples)];
}

async function watch(run: Run, product: Product, ms: number): Promise<Sample[]> {
  const samples: Sample[] = [];
  for (const end = performance.now() + ms; performance.now() < end; await sleep(SAMPLE_MS)) {
    samples.push({ rss: product.residentBytes, descriptors: product.descriptors });
    run.progress(`${Math.round((end - performance.now()) / 1_000)} s to go`);
  }
  return samples;
}

function growth(samples: Sample[]): Verdict {
  const tally = new Tally('measures that do not grow: memory, descriptors');
  const part = (from: number): Sample[] => {
    const first = Math.floor(samples.length * from);
    return samples.slice(first, first + Math.ceil(samples.length * COMPARED));
  };
  const [early, late] = [part(WARM_UP), part(1 - COMPARED)];
  const [rss, rssLater] = [median(early, 'rss'), median(late, 'rss')];
  const percent = (rssLater / rss - 1) * 100;
  tally.count('memory', percent < GROWTH_PERCENT ? [] : [`grew by ${percent.toFixed(1)} %`]);
  const [open, openLater] = [median(early, 'descriptors'), median(late, 'descriptors')];
  tally.count('descriptors', openLater <= open ? [] : [`${open} became ${openLater}`]);
  const mega = (bytes: number): number => Math.round(bytes / 2 ** 20);
  tally.note = `${mega(rss)} MB after the warm-up, ${mega(rssLater)} MB at the end (${percent.toFixed(1)} %); ${open} descriptors, then ${openLater}`;
  return tally.verdict;
}

function median(samples: Sample[], measure: keyof Sample): number {
  const sorted = samples.map((each) => each[measure]).sort((one, other) => one - other);
  return sorted[Math.floor(sorted.length / 2)]!;
}
