import type { Product } from '../../product/product.ts';
import { describe, prepareOrganization } from './dataset.ts';
import type { Dataset } from './dataset.ts';
import { asOwner } from './owner.ts';
import { prewarm } from './prewarm.ts';
import { prepareSmallOrganizations, SMALL, smallName } from './small-organizations.ts';

/** What is measured and what lives beside it in the same tables. */
export interface World {
  measured: Dataset;
  /** One of the small organizations; null when there are none. */
  small: Dataset | null;
}

export interface WorldOptions {
  rows: number;
  seed: number;
  /** How many small organizations. */
  neighbours: number;
}

/**
 * The measured organization, a second one as large, and small ones of a thousand customers: those of an earlier run in the same data
 * directory, or new ones. Everything is in memory afterwards.
 */
export async function prepareWorld(product: Product, options: WorldOptions): Promise<World> {
  const { rows, seed, neighbours } = options;
  const measured = await prepareOrganization(product, `bench of ${rows}`, rows, seed);
  await prepareOrganization(product, `bench beside ${rows}`, rows, seed + 1);
  const small = neighbours > 0 ? await prepareSmall(product, measured, neighbours) : null;
  await prewarm(product);
  return { measured, small };
}

async function prepareSmall(product: Product, { organizationId, customers }: Dataset, count: number): Promise<Dataset> {
  const token = product.token(smallName(1));
  return asOwner(product, async (client) => {
    await prepareSmallOrganizations(client, organizationId, count);
    return describe(client, { ...token, customers: Math.min(SMALL, customers) });
  });
}
