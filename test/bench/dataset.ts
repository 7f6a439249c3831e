import { createWriteStream } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import pg from 'pg';
import type { Product } from '../product/product.ts';
import { sampleFile } from '../sample/sample-file.ts';
import { runImport, upload } from './import-bench.ts';

/** An organization to measure. */
export interface Dataset {
  customers: number;
  token: string;
  organizationId: string;
  /** SHA-256 of the token, hex. */
  digest: string;
  /** Of customers here and there among all. */
  ids: string[];
}

const SAMPLE_IDS = 2_000;

/**
 * The organization with so many customers: that of an earlier run in the same data directory, or a new one, filled by an import and
 * brought into memory.
 */
export async function prepareDataset(product: Product, customers: number, seed: number): Promise<Dataset> {
  const { token, organizationId } = product.token(`bench of ${customers}`);
  const client = new pg.Client({ connectionString: product.ownerUrl });
  await client.connect();
  try {
    const { rows } = await client.query<{ count: number }>(
      'SELECT customers_count::int AS count FROM organization_counters WHERE organization_id = $1',
      [organizationId],
    );
    if (rows[0]!.count < customers) await fill(product, token, customers - rows[0]!.count, seed);
    await prewarm(client);
    const { rows: digests } = await client.query<{ digest: string }>(
      `SELECT encode(digest, 'hex') AS digest FROM access_tokens WHERE organization_id = $1 ORDER BY created_at DESC LIMIT 1`,
      [organizationId],
    );
    const { rows: ids } = await client.query<{ id: string }>(
      `SELECT id FROM (SELECT id, row_number() OVER (ORDER BY id) AS number FROM customers WHERE organization_id = $1) c
        WHERE number % greatest(1, $2::int / $3::int) = 0 LIMIT $3`,
      [organizationId, customers, SAMPLE_IDS],
    );
    return { customers, token, organizationId, digest: digests[0]!.digest, ids: ids.map(({ id }) => id) };
  } finally {
    await client.end();
  }
}

async function fill(product: Product, token: string, rows: number, seed: number): Promise<void> {
  const folder = await mkdtemp(join(product.dataDir, 'bench-'));
  try {
    const path = join(folder, 'customers.csv');
    await pipeline(Readable.from(sampleFile({ rows, seed, badPercent: 0, format: 'csv' })), createWriteStream(path));
    await runImport(product, token, await upload(product, token, path));
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** Reads the tables once, so that what is measured isn't the disk. */
async function prewarm(client: pg.Client): Promise<void> {
  for (const table of ['customers', 'contacts', 'customer_tags', 'customer_search', 'timeline_events']) {
    await client.query(`VACUUM (ANALYZE) ${table}`);
    await client.query(`SELECT sum(length(t::text)) FROM ${table} t`);
  }
}
