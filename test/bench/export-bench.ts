import { request } from 'node:http';
import type { Product } from '../product/product.ts';
import { measureExportFloor } from './export-floor.ts';
import { median } from './figures.ts';
import { mib } from './section.ts';
import type { Section } from './section.ts';
import type { Dataset } from './world/dataset.ts';
import { prepareWorld } from './world/world.ts';

/** Each is measured so often, in turns with the floor; the medians count. */
const ROUNDS = 3;
const FORMATS = ['csv', 'json', 'ndjson'];

interface ExportFigures {
  format: string;
  rows: number;
  bytes: number;
  seconds: number;
  floorSeconds: number;
  /** Export over floor: 1 would be COPY itself. */
  ratio: number;
  idleBytes: number;
  peakBytes: number;
}

export const exportSection: Section = {
  name: 'export',
  help: 'exports, beside COPY of the same customers to a client',
  async run(product, options, say) {
    const { measured: dataset } = await prepareWorld(product, options);
    const figures: ExportFigures[] = [];
    for (const format of FORMATS) {
      figures.push(await benchExport(product, dataset, format));
      say(lineOf(figures.at(-1)!));
    }
    return figures;
  },
};

function lineOf({ format, rows, bytes, seconds, floorSeconds, ratio, idleBytes, peakBytes }: ExportFigures): string {
  return (
    `export of ${rows} customers as ${format} (${mib(bytes)}): ${seconds.toFixed(1)} s, ${Math.round(rows / seconds)} rows/s; ` +
    `floor (COPY of the same customers) ${floorSeconds.toFixed(1)} s; ratio ${ratio.toFixed(2)}; ` +
    `memory idle ${mib(idleBytes)}, peak +${mib(peakBytes - idleBytes)}`
  );
}

/** Exports all customers through HTTP, and measures the floor of the same customers in the same run. */
async function benchExport(product: Product, dataset: Dataset, format: string): Promise<ExportFigures> {
  const runs: { seconds: number; floor: number; bytes: number }[] = [];
  const idleBytes = product.residentBytes;
  product.forgetPeak();
  for (let round = 0; round < ROUNDS; round += 1) {
    const { seconds, bytes } = await exportAll(product, dataset.token, format);
    runs.push({ seconds, bytes, floor: await measureExportFloor(product.ownerUrl, dataset.organizationId) });
  }
  const seconds = median(runs.map((run) => run.seconds));
  const floorSeconds = median(runs.map((run) => run.floor));
  const { bytes } = runs[0]!;
  const peakBytes = product.peakResidentBytes;
  const rows = dataset.customers;
  return { format, rows, bytes, seconds, floorSeconds, ratio: seconds / floorSeconds, idleBytes, peakBytes };
}

function exportAll(product: Product, token: string, format: string): Promise<{ seconds: number; bytes: number }> {
  const started = performance.now();
  return new Promise((resolve, reject) => {
    const headers = { authorization: `Bearer ${token}` };
    const sent = request(`${product.url}/v1/customers/export?format=${format}`, { headers, agent: false }, (reply) => {
      if (reply.statusCode !== 200) return reject(new Error(`The export was refused: ${reply.statusCode}`));
      let bytes = 0;
      reply.on('data', (chunk: Buffer) => (bytes += chunk.length));
      reply.on('error', reject);
      reply.on('end', () => resolve({ bytes, seconds: (performance.now() - started) / 1_000 }));
    });
    sent.on('error', reject);
    sent.end();
  });
}
