import { Agent } from 'node:http';
import { performance } from 'node:perf_hooks';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Product } from '../product/product.ts';
import { cell, timesOf } from './figures.ts';
import type { Times } from './figures.ts';
import { sendAtRate } from './fixed-rate.ts';
import type { Answered } from './fixed-rate.ts';
import { Floors } from './floors.ts';
import { SearchIndex } from './search-index.ts';
import type { Pending } from './search-index.ts';
import type { Section } from './section.ts';
import { send } from './send.ts';
import type { Dataset } from './world/dataset.ts';
import { fill } from './world/fill.ts';
import { asOwner, asSuperuser } from './world/owner.ts';
import { prepareWorld } from './world/world.ts';

/** A load lasts so often as long as one on requests. */
const LONGER = 12;
/** An import is so much smaller than the organization. */
const PART = 5;
const WATCH_MS = 20;

export interface WriteFigures extends Times {
  settings: string;
  requests: number;
  errors: number;
  /** How often the list of what waits became shorter: it was put in order. */
  flushes: number;
  /** The longest that it was. */
  longest: Pending;
  /** The slowest creation that was under way during a flush, and the slowest of the others. */
  maxInFlush: number;
  maxElsewhere: number;
  /** Rows in a second of an import into the index so set, upload included. */
  imported: number;
}

export const writesSection: Section = {
  name: 'writes',
  help: 'creations at a fixed rate while the search index collects them and is put in order, as it is set and otherwise',
  async run(product, options, say) {
    const { measured } = await prepareWorld(product, options);
    const seconds = options.seconds * LONGER;
    say(`creations at ${options.rate}/s for ${seconds} s among ${options.rows} customers`);
    say(HEAD);
    return asSuperuser(product, async (client) => {
      const index = await SearchIndex.open(client);
      const floors = await Floors.start(product, measured);
      const figures: WriteFigures[] = [];
      try {
        for (const { settings, parameters, url, withImport } of variants(index, product, floors)) {
          await index.set(parameters);
          const measure = (time: number): Promise<Creations> =>
            measureCreations(measured, { index, url, seconds: time, rate: options.rate });
          await measure(2);
          const creations = await measure(seconds);
          const imported = withImport ? await measureImport(product, options.rows / PART, options.seed) : NaN;
          figures.push({ settings, ...creations, imported });
          say(lineOf(figures.at(-1)!));
        }
      } finally {
        await index.restore();
        await floors.stop();
      }
      return figures;
    });
  },
};

interface Variant {
  settings: string;
  /** Storage parameters; null for those that the index came with. */
  parameters: string[] | null;
  /** Whom the creations go to. */
  url: string;
  withImport: boolean;
}

const variants = (index: SearchIndex, { url }: Product, floors: Floors): Variant[] => [
  { settings: `as it is (${index.description})`, parameters: null, url, withImport: true },
  { settings: 'bare server, kept by nobody', parameters: null, url: floors.bare.hello.url, withImport: false },
  { settings: 'limit 256 kB', parameters: ['gin_pending_list_limit=256'], url, withImport: true },
  { settings: 'fastupdate=off', parameters: ['fastupdate=off'], url, withImport: true },
];

type Creations = Omit<WriteFigures, 'settings' | 'imported'>;

interface Load {
  index: SearchIndex;
  url: string;
  rate: number;
  seconds: number;
}

async function measureCreations({ token }: Dataset, { index, url, rate, seconds }: Load): Promise<Creations> {
  const agent = new Agent({ keepAlive: true });
  const watching = watch(index, seconds);
  const { answered, errors } = await sendAtRate(rate, watching, (turn) => {
    const contacts = [
      { type: 'tel', value: `+9821${40_000_000 + turn}` },
      { type: 'email', value: `writer${turn}@example.com` },
    ];
    return send(agent, 'POST', `${url}/v1/customers`, token, { identity: { name: `شرکت Writer ${turn}` }, contacts });
  });
  agent.destroy();
  const { flushes, longest } = await watching;
  const isInFlush = ({ due, took }: Answered): boolean => flushes.some(([from, to]) => due <= to && due + took >= from);
  const slowest = (some: Answered[]): number => timesOf(some.map(({ took }) => took)).max;
  return {
    requests: answered.length + errors,
    errors,
    ...timesOf(answered.map(({ took }) => took)),
    flushes: flushes.length,
    longest,
    maxInFlush: slowest(answered.filter(isInFlush)),
    maxElsewhere: slowest(answered.filter((each) => !isInFlush(each))),
  };
}

/** @returns rows in a second */
async function measureImport(product: Product, rows: number, seed: number): Promise<number> {
  const { token, organizationId } = product.token(`bench writes ${Date.now()}`);
  const started = performance.now();
  await fill(product, token, rows, seed);
  const seconds = (performance.now() - started) / 1_000;
  await asOwner(product, (client) => client.query('DELETE FROM organizations WHERE id = $1', [organizationId]));
  return rows / seconds;
}

/** Looks again and again at what waits. @returns between which times it became shorter */
async function watch(
  index: SearchIndex,
  seconds: number,
): Promise<{ flushes: [from: number, to: number][]; longest: Pending }> {
  const flushes: [number, number][] = [];
  let [looked, before] = [performance.now(), await index.pending()];
  let longest = before;
  const end = looked + seconds * 1_000;
  while (looked < end) {
    await sleep(WATCH_MS);
    const pending = await index.pending();
    if (pending.tuples < before.tuples) flushes.push([looked, performance.now()]);
    if (pending.tuples > longest.tuples) longest = pending;
    [looked, before] = [performance.now(), pending];
  }
  return { flushes, longest };
}

const COLUMNS: [head: string, width: number][] = [
  ['creations', 10],
  ['p50', 8],
  ['p95', 8],
  ['p99', 8],
  ['max', 8],
  ['flushes', 9],
  ['longest, kB', 13],
  ['max in one', 12],
  ['elsewhere', 11],
  ['errors', 8],
  ['import, rows/s', 16],
];
const LABEL = 44;
const HEAD = 'index of search keys'.padEnd(LABEL) + COLUMNS.map(([head, width]) => head.padStart(width)).join('');

function lineOf(figures: WriteFigures): string {
  const { settings, requests, p50, p95, p99, max, flushes, longest, maxInFlush, maxElsewhere, errors, imported } =
    figures;
  const values: [value: number, digits: number][] = [
    [requests, 0],
    [p50, 1],
    [p95, 1],
    [p99, 1],
    [max, 1],
    [flushes, 0],
    [longest.pages * 8, 0],
    [maxInFlush, 1],
    [maxElsewhere, 1],
    [errors, 0],
    [imported, 0],
  ];
  return settings.padEnd(LABEL) + values.map(([value, digits], at) => cell(value, COLUMNS[at]![1], digits)).join('');
}
