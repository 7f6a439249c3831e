import { createWriteStream } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import { sampleFile } from '../sample/sample-file.ts';
import { sendAtRate } from './fixed-rate.ts';
import { timesOf } from './figures.ts';
import type { Times } from './figures.ts';
import { runImport, upload } from './import-bench.ts';
import type { Product } from '../product/product.ts';
import type { Section } from './section.ts';

/** Requests of the neighbour in a second, whatever became of those before. */
const RATE = 20;
const CUSTOMERS = 1_000;

interface Latencies extends Times {
  requests: number;
  /** Replies other than 2xx, and requests without one. */
  errors: number;
}

interface NeighbourFigures {
  rows: number;
  importSeconds: number;
  quiet: Latencies;
  during: Latencies;
  /** The p99 during the import over the quiet one. */
  ratio: number;
}

export const neighbourSection: Section = {
  name: 'neighbour',
  help: 'requests of one organization while another imports, beside the same when nothing else happens',
  async run(product, { rows, seed }, say) {
    const figures = await benchNeighbour(product, rows, seed);
    const { importSeconds, quiet, during, ratio } = figures;
    say(
      `neighbour of an import of ${rows} rows (${importSeconds.toFixed(1)} s): quiet ${shown(quiet)}; ` +
        `during the import ${shown(during)}; ratio of p99 ${ratio.toFixed(2)}`,
    );
    return figures;
  },
};

const shown = ({ requests, errors, p50, p99 }: Latencies): string =>
  `p50 ${p50.toFixed(1)} ms, p99 ${p99.toFixed(1)} ms, ${errors} errors in ${requests} requests`;

/** How long the requests of one organization take while another imports, beside how long they take when nothing else happens. */
async function benchNeighbour(product: Product, rows: number, seed: number): Promise<NeighbourFigures> {
  const folder = await mkdtemp(join(product.dataDir, 'bench-'));
  try {
    const neighbour = new Neighbour(product, product.token(`bench neighbour ${Date.now()}`).token);
    await neighbour.settle(await sample(folder, 'neighbour.csv', CUSTOMERS, seed + 1));
    const path = await sample(folder, 'customers.csv', rows, seed);
    await neighbour.measure(sleep(5_000));
    const quiet = await neighbour.measure(sleep(30_000));
    const { token } = product.token(`bench import ${Date.now()}`);
    const started = performance.now();
    const importing = upload(product, token, path).then((id) => runImport(product, token, id));
    const during = await neighbour.measure(importing);
    const importSeconds = (performance.now() - started) / 1_000;
    return { rows, importSeconds, quiet, during, ratio: during.p99 / quiet.p99 };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function sample(folder: string, name: string, rows: number, seed: number): Promise<string> {
  const path = join(folder, name);
  await pipeline(Readable.from(sampleFile({ rows, seed, badPercent: 0, format: 'csv' })), createWriteStream(path));
  return path;
}

/** An organization whose people read, search, list and create. */
class Neighbour {
  private readonly product: Product;
  private readonly token: string;
  private ids: string[] = [];
  private sent = 0;

  constructor(product: Product, token: string) {
    this.product = product;
    this.token = token;
  }

  /** Imports the customers that there are before. */
  async settle(path: string): Promise<void> {
    await runImport(this.product, this.token, await upload(this.product, this.token, path));
    const { items } = (await (await this.send('GET', '/v1/customers?limit=100')).json()) as { items: { id: string }[] };
    this.ids = items.map(({ id }) => id);
  }

  /** Sends requests at the fixed rate until something else has ended. */
  async measure(until: Promise<unknown>): Promise<Latencies> {
    const { answered, errors } = await sendAtRate(RATE, until, () => this.next());
    return { requests: answered.length + errors, errors, ...timesOf(answered.map(({ took }) => took)) };
  }

  private async next(): Promise<void> {
    const turn = this.sent++;
    const id = this.ids[turn % this.ids.length]!;
    const reply = await [
      () => this.send('GET', `/v1/customers/${id}`),
      () => this.send('GET', '/v1/customers?limit=20'),
      () => this.send('GET', `/v1/customers?limit=20&search=${encodeURIComponent('رضا')}`),
      () => this.send('POST', '/v1/customers', { identity: { name: `Neighbour ${turn}` } }),
    ][turn % 4]!();
    await reply.arrayBuffer();
    if (!reply.ok) throw new Error(`${reply.status}`);
  }

  private send(method: string, path: string, body?: object): Promise<Response> {
    const headers = { authorization: `Bearer ${this.token}`, 'content-type': 'application/json' };
    return fetch(`${this.product.url}${path}`, { method, headers, body: body && JSON.stringify(body) });
  }
}
