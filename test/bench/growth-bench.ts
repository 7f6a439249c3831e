import { Agent } from 'node:http';
import { chmod, mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Product } from '../product/product.ts';
import { askWhileChanging } from './changing.ts';
import { cell, median } from './figures.ts';
import type { Times } from './figures.ts';
import { load } from './load.ts';
import type { LoadRequest } from './load.ts';
import { searchPath } from './search-terms.ts';
import type { Section } from './section.ts';
import { startProduct } from './start-product.ts';
import { send } from './send.ts';
import { removeTag, someTag } from './tags.ts';
import { prepareOrganization } from './world/dataset.ts';
import type { Dataset } from './world/dataset.ts';
import { MARK } from './world/fill.ts';
import { prewarm } from './world/prewarm.ts';

/** Each is measured so often, all sizes in turns; the medians count. */
const ROUNDS = 3;

/** A database with one organization of a size, and the product on it. */
interface Ground {
  size: number;
  product: Product;
  dataset: Dataset;
  tagId: string;
  /** Of the page in the middle of the list. */
  deepPath: string;
}

export interface GrowthFigures {
  name: string;
  /** The medians of the rounds, in milliseconds. */
  sizes: { size: number; p50: number; p95: number }[];
}

export const growthSection: Section = {
  name: 'growth',
  help: 'get, list, a page in the middle, create and a search with 100 hits, in databases of several sizes',
  async run(product, { sizes, seed, seconds }, say) {
    await product.stop();
    const grounds: Ground[] = [];
    const figures: GrowthFigures[] = [];
    try {
      for (const size of sizes) grounds.push(await prepareGround(product.dataDir, size, seed));
      say(headOf(sizes));
      for (const [name, measure] of Object.entries(KINDS)) {
        figures.push(await inTurns(name, grounds, (ground) => measure(ground, seconds)));
        say(lineOf(figures.at(-1)!));
      }
    } finally {
      for (const { product: each, dataset, tagId } of grounds) {
        await removeTag(each.url, dataset.token, tagId);
        await each.stop();
      }
    }
    return figures;
  },
};

async function prepareGround(dataDir: string, size: number, seed: number): Promise<Ground> {
  const place = join(dataDir, 'sizes', String(size));
  await mkdir(place, { recursive: true });
  for (const folder of [join(dataDir, 'sizes'), place]) await chmod(folder, 0o755);
  const product = await startProduct(place);
  try {
    const dataset = await prepareOrganization(product, `bench of ${size}`, size, seed);
    await prewarm(product);
    const tagId = await someTag(product.url, dataset.token);
    return { size, product, dataset, tagId, deepPath: await middle(product, dataset) };
  } catch (error) {
    await product.stop();
    throw error;
  }
}

/** The address of the page behind the one in the middle, by cursor. */
async function middle(product: Product, { token, customers }: Dataset): Promise<string> {
  const path = `/v1/customers?limit=100&offset=${Math.floor(customers / 2)}`;
  const { link } = await send(new Agent(), 'GET', `${product.url}${path}`, token);
  return /^<(.+)>; rel="next"/.exec(String(link))![1]!;
}

const KINDS: Record<string, (ground: Ground, seconds: number) => Promise<Times>> = {
  get: (ground, seconds) => {
    const { ids } = ground.dataset;
    return alone(ground, seconds, (turn) => ({
      method: 'GET',
      path: `/v1/customers/${ids[(turn * 7) % ids.length]!}`,
    }));
  },
  'list 100': (ground, seconds) => alone(ground, seconds, () => ({ method: 'GET', path: '/v1/customers?limit=100' })),
  'list 100 from the middle': (ground, seconds) =>
    alone(ground, seconds, () => ({ method: 'GET', path: ground.deepPath })),
  create: (ground, seconds) =>
    alone(ground, seconds, (turn) => ({
      method: 'POST',
      path: '/v1/customers',
      body: { identity: { name: `Growing ${turn}` }, contacts: [{ type: 'tel', value: `+9821${30_000_000 + turn}` }] },
    })),
  'search with 100 hits': ({ product, dataset, tagId }, seconds) =>
    askWhileChanging(product, dataset, { url: product.url, path: searchPath(MARK), connections: 1, seconds, tagId }),
};

function alone(
  { product, dataset: { token } }: Ground,
  seconds: number,
  next: (turn: number) => LoadRequest,
): Promise<Times> {
  return load(next, { url: product.url, pid: product.process.pid!, token, connections: 1, seconds });
}

async function inTurns(
  name: string,
  grounds: Ground[],
  measure: (ground: Ground) => Promise<Times>,
): Promise<GrowthFigures> {
  const rounds: Times[][] = [];
  // The first round warms up.
  for (let round = 0; round <= ROUNDS; round += 1) {
    const times: Times[] = [];
    for (const ground of grounds) times.push(await measure(ground));
    if (round > 0) rounds.push(times);
  }
  const middleOf = (at: number, figure: 'p50' | 'p95'): number => median(rounds.map((round) => round[at]![figure]));
  return {
    name,
    sizes: grounds.map(({ size }, at) => ({ size, p50: middleOf(at, 'p50'), p95: middleOf(at, 'p95') })),
  };
}

const LABEL = 26;

const headOf = (sizes: number[]): string =>
  'growth'.padEnd(LABEL) +
  sizes.map((size) => `${size}: p50`.padStart(14) + 'ratio'.padStart(7) + 'p95'.padStart(8)).join('');

const lineOf = ({ name, sizes }: GrowthFigures): string =>
  name.padEnd(LABEL) +
  sizes.map(({ p50, p95 }) => cell(p50, 14, 2) + cell(p50 / sizes[0]!.p50, 7, 2) + cell(p95, 8, 2)).join('');
