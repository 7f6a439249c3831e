import { createWriteStream } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { Product } from '../../product/product.ts';
import { CSV_HEADER, csvRow } from '../../sample/csv-rows.ts';
import { sampleCustomers } from '../../sample/sample-customers.ts';
import { runImport, upload } from '../import-bench.ts';

/** A word that no sample has. A hundred customers of each filled organization carry it, evenly spread, so that it finds as many at any size. */
export const MARK = 'quillfeather';
const MARKED = 100;

/** Imports so many sampled customers through HTTP, as a user would. */
export async function fill(product: Product, token: string, rows: number, seed: number): Promise<void> {
  const folder = await mkdtemp(join(product.dataDir, 'bench-'));
  try {
    const path = join(folder, 'customers.csv');
    await pipeline(Readable.from(lines(rows, seed)), createWriteStream(path));
    await runImport(product, token, await upload(product, token, path));
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

function* lines(rows: number, seed: number): Generator<string> {
  yield `${CSV_HEADER}\n`;
  const every = Math.max(1, Math.floor(rows / MARKED));
  let row = 0;
  let chunk = '';
  for (const { identity, ...customer } of sampleCustomers({ rows, seed })) {
    row += 1;
    const isMarked = row % every === 0 && row <= every * MARKED;
    const marked = 'name' in identity ? { ...identity, name: MARK } : { ...identity, firstName: MARK };
    chunk += `${csvRow({ ...customer, identity: isMarked ? marked : identity })}\n`;
    if (row % 200 > 0 && row < rows) continue;
    yield chunk;
    chunk = '';
  }
}
