import pg from 'pg';
import type { Product } from '../../product/product.ts';

/** Does something as the owner of the tables, whom no policy binds. */
export const asOwner = <T>(product: Product, work: (client: pg.Client) => Promise<T>): Promise<T> =>
  connected(product.ownerUrl, work);

/** Does something as the superuser of the embedded database, who may make extensions. */
export const asSuperuser = <T>(product: Product, work: (client: pg.Client) => Promise<T>): Promise<T> =>
  connected(product.superuserUrl, work);

async function connected<T>(connectionString: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}
