import type pg from 'pg';
import type { Product } from '../../product/product.ts';
import { fill } from './fill.ts';
import { asOwner } from './owner.ts';

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
 * The organization of this name with exactly so many customers: that of an earlier run in the same data directory, without what was
 * created in it meanwhile, or a new one, filled by an import.
 */
export async function prepareOrganization(
  product: Product,
  name: string,
  customers: number,
  seed: number,
): Promise<Dataset> {
  const { token, organizationId } = product.token(name);
  return asOwner(product, async (client) => {
    const { rows } = await client.query<{ count: number }>(
      'SELECT customers_count::int AS count FROM organization_counters WHERE organization_id = $1',
      [organizationId],
    );
    const missing = customers - rows[0]!.count;
    if (missing > 0) await fill(product, token, missing, seed);
    if (missing < 0) await removeNewest(client, organizationId, -missing);
    return describe(client, { customers, token, organizationId });
  });
}

/** What the benchmark needs to know of an organization that is filled. */
export async function describe(
  client: pg.Client,
  organization: Pick<Dataset, 'customers' | 'token' | 'organizationId'>,
): Promise<Dataset> {
  const { organizationId, customers } = organization;
  const { rows: digests } = await client.query<{ digest: string }>(
    `SELECT encode(digest, 'hex') AS digest FROM access_tokens WHERE organization_id = $1 ORDER BY created_at DESC LIMIT 1`,
    [organizationId],
  );
  const { rows: ids } = await client.query<{ id: string }>(
    `SELECT id FROM (SELECT id, row_number() OVER (ORDER BY id) AS number FROM customers WHERE organization_id = $1) c
      WHERE number % greatest(1, $2::int / $3::int) = 0 LIMIT $3`,
    [organizationId, customers, SAMPLE_IDS],
  );
  return { ...organization, digest: digests[0]!.digest, ids: ids.map(({ id }) => id) };
}

async function removeNewest(client: pg.Client, organizationId: string, count: number): Promise<void> {
  await client.query('BEGIN');
  await client.query(
    `DELETE FROM customers WHERE organization_id = $1 AND id = ANY (ARRAY(
       SELECT id FROM customers WHERE organization_id = $1 ORDER BY created_at DESC, id DESC LIMIT $2))`,
    [organizationId, count],
  );
  await client.query(
    'UPDATE organization_counters SET customers_count = customers_count - $2 WHERE organization_id = $1',
    [organizationId, count],
  );
  await client.query('COMMIT');
}
