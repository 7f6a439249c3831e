import { performance } from 'node:perf_hooks';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Product } from '../product/product.ts';
import { median, residentBytes } from './figures.ts';
import { load } from './load.ts';
import type { LoadRequest } from './load.ts';
import { mib } from './section.ts';
import type { Section } from './section.ts';
import { startProduct } from './start-product.ts';
import type { Dataset } from './world/dataset.ts';
import { prepareWorld } from './world/world.ts';

const STARTS = 3;
const IDLE_MS = 10_000;
const CONNECTIONS = 16;

export interface ProcessFigures {
  /** From the start of the process to the first time it says that it is ready, in milliseconds; the embedded database included. */
  boots: number[];
  idleBytes: number;
  scaling: { name: string; one: number; two: number; ratio: number }[];
}

export const processSection: Section = {
  name: 'process',
  help: 'from start to ready, memory when idle, and what a second process on the same database adds',
  async run(product, options, say) {
    const { measured } = await prepareWorld(product, options);
    await product.stop();
    const boots: number[] = [];
    for (let start = 1; start < STARTS; start += 1) {
      const { product: started, milliseconds } = await boot(product.dataDir);
      boots.push(milliseconds);
      await started.stop();
    }
    const { product: first, milliseconds } = await boot(product.dataDir);
    boots.push(milliseconds);
    try {
      await sleep(IDLE_MS);
      const idleBytes = residentBytes(first.process.pid!);
      say(`from start to ready ${Math.round(median(boots))} ms (median of ${STARTS}), idle memory ${mib(idleBytes)}`);
      const scaling = await compareTwo(first, measured, options.seconds, say);
      return { boots, idleBytes, scaling } satisfies ProcessFigures;
    } finally {
      await first.stop();
    }
  },
};

async function boot(dataDir: string): Promise<{ product: Product; milliseconds: number }> {
  const started = performance.now();
  const product = await startProduct(dataDir);
  while ((await fetch(`${product.url}/health/ready`)).status !== 200) await sleep(5);
  return { product, milliseconds: performance.now() - started };
}

/** Replies in a second of one process, and of two with half of the connections each. */
async function compareTwo(
  first: Product,
  { token, ids }: Dataset,
  seconds: number,
  say: (line: string) => void,
): Promise<ProcessFigures['scaling']> {
  const requests: Record<string, (turn: number) => LoadRequest> = {
    get: (turn) => ({ method: 'GET', path: `/v1/customers/${ids[(turn * 7) % ids.length]!}` }),
    'list 100': () => ({ method: 'GET', path: '/v1/customers?limit=100' }),
  };
  const second = await startProduct(first.dataDir);
  try {
    const figures: ProcessFigures['scaling'] = [];
    for (const [name, next] of Object.entries(requests)) {
      const rateOf = async (products: Product[]): Promise<number> => {
        const connections = CONNECTIONS / products.length;
        const loads = await Promise.all(
          products.map(({ url, process }) => load(next, { url, pid: process.pid!, token, connections, seconds })),
        );
        return loads.reduce((sum, { rate }) => sum + rate, 0);
      };
      await rateOf([first, second]);
      const [one, two] = [await rateOf([first]), await rateOf([first, second])];
      figures.push({ name, one, two, ratio: two / one });
      say(
        `${name} with ${CONNECTIONS} connections: ${Math.round(one)}/s by one process, ${Math.round(two)}/s by two; ` +
          `ratio ${(two / one).toFixed(2)}`,
      );
    }
    return figures;
  } finally {
    await second.stop();
  }
}
