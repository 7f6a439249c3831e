import type { Product } from '../../product/product.ts';
import { asOwner, asSuperuser } from './owner.ts';
import { CUSTOMER_TABLES } from './tables.ts';

/** Clears the tables up, tells the planner about them and reads them with all their indexes, so that what is measured isn't the disk. */
export async function prewarm(product: Product): Promise<void> {
  await asOwner(product, async (client) => {
    for (const table of CUSTOMER_TABLES) await client.query(`VACUUM (ANALYZE) ${table}`);
  });
  await asSuperuser(product, async (client) => {
    await client.query('CREATE SCHEMA IF NOT EXISTS bench');
    await client.query('CREATE EXTENSION IF NOT EXISTS pg_prewarm SCHEMA bench');
    // Indexes last: what doesn't fit into the buffers any more stays in the memory of the machine.
    await client.query(
      `SELECT bench.pg_prewarm(r.oid) FROM (
         SELECT c.oid FROM pg_class c LEFT JOIN pg_index i ON i.indexrelid = c.oid
          WHERE coalesce(i.indrelid, c.oid) = ANY ($1::text[]::regclass[]) ORDER BY c.relkind = 'i', pg_relation_size(c.oid) DESC
       ) r`,
      [CUSTOMER_TABLES],
    );
  });
}
