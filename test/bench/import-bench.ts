import { createWriteStream, openAsBlob, statSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { sampleFile } from '../sample/sample-file.ts';
import { measureFloor } from './import-floor.ts';
import type { Product } from '../product/product.ts';
import { mib } from './section.ts';
import type { Section } from './section.ts';

interface ImportFigures {
  rows: number;
  fileBytes: number;
  uploadSeconds: number;
  importSeconds: number;
  rowsPerSecond: number;
  floorSeconds: number;
  /** Import over floor: 1 would be COPY itself. */
  ratio: number;
  idleBytes: number;
  peakBytes: number;
}

export const importSection: Section = {
  name: 'import',
  help: 'an import, beside COPY of the same rows into the same tables',
  async run(product, { rows, repeat, seed }, say) {
    const runs: ImportFigures[] = [];
    // Each is into tables that hold the ones before.
    for (let run = 0; run < repeat; run += 1) {
      runs.push(await benchImport(product, rows, seed + run));
      say(lineOf(runs.at(-1)!));
    }
    return runs;
  },
};

function lineOf(figures: ImportFigures): string {
  const { rows, importSeconds, rowsPerSecond, floorSeconds, ratio, uploadSeconds, idleBytes, peakBytes } = figures;
  return (
    `import of ${rows} rows: ${importSeconds.toFixed(1)} s, ${Math.round(rowsPerSecond)} rows/s; ` +
    `floor (COPY of the same rows) ${floorSeconds.toFixed(1)} s; ratio ${ratio.toFixed(2)}; ` +
    `upload ${uploadSeconds.toFixed(1)} s; memory idle ${mib(idleBytes)}, peak +${mib(peakBytes - idleBytes)}`
  );
}

/** Imports a sample of so many rows through HTTP, and measures the floor of the same rows in the same run. */
async function benchImport(product: Product, rows: number, seed: number): Promise<ImportFigures> {
  const { token, organizationId } = product.token(`bench import ${Date.now()}`);
  const folder = await mkdtemp(join(product.dataDir, 'bench-'));
  try {
    const path = join(folder, 'customers.csv');
    await pipeline(Readable.from(sampleFile({ rows, seed, badPercent: 0, format: 'csv' })), createWriteStream(path));
    const idleBytes = product.residentBytes;
    product.forgetPeak();
    const started = performance.now();
    const id = await upload(product, token, path);
    const uploaded = performance.now();
    const result = await runImport(product, token, id);
    const importSeconds = (performance.now() - uploaded) / 1_000;
    const peakBytes = product.peakResidentBytes;
    if (result.count !== rows)
      throw new Error(`${result.count} of ${rows} rows were created: ${JSON.stringify(result)}`);
    const floorSeconds = await measureFloor(product.ownerUrl, organizationId, folder);
    return {
      rows,
      fileBytes: statSync(path).size,
      uploadSeconds: (uploaded - started) / 1_000,
      importSeconds,
      rowsPerSecond: rows / importSeconds,
      floorSeconds,
      ratio: importSeconds / floorSeconds,
      idleBytes,
      peakBytes,
    };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** Uploads a file. @returns its id */
export async function upload(product: Product, token: string, path: string): Promise<string> {
  const form = new FormData();
  form.append('file', await openAsBlob(path), 'customers.csv');
  const reply = await fetch(`${product.url}/v1/files`, {
    method: 'POST',
    headers: { authorization: `Bearer ${token}` },
    body: form,
  });
  return ((await reply.json()) as { id: string }).id;
}

/** Asks for the import and, as clients of long imports do, follows it until it has ended. */
export async function runImport(product: Product, token: string, id: string): Promise<{ count: number }> {
  const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' };
  const reply = await fetch(`${product.url}/v1/customers/import`, {
    method: 'POST',
    headers: { ...headers, prefer: 'respond-async' },
    body: JSON.stringify({ id, createTags: true }),
  });
  const location = reply.headers.get('location');
  if (reply.status !== 202 || !location) throw new Error(`The import was refused: ${await reply.text()}`);
  for (;;) {
    const record = (await (await fetch(`${product.url}${location}`, { headers })).json()) as {
      state: string;
      created: number;
      error: unknown;
    };
    if (record.state === 'completed') return { count: record.created };
    if (record.state === 'failed') throw new Error(`The import failed: ${JSON.stringify(record.error)}`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}
