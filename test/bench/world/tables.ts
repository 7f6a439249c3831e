import type pg from 'pg';

/** The tables that hold customers, parents first. */
export const CUSTOMER_TABLES = ['customers', 'contacts', 'customer_tags', 'customer_search', 'timeline_events'];

/** The columns of a table besides the organization. */
export async function columnsOf(client: pg.Client, table: string): Promise<string[]> {
  const { rows } = await client.query<{ name: string }>(
    `SELECT quote_ident(attname) AS name FROM pg_attribute
      WHERE attrelid = $1::regclass AND attnum > 0 AND NOT attisdropped AND attgenerated = '' AND attname <> 'organization_id' ORDER BY attnum`,
    [table],
  );
  return rows.map(({ name }) => name);
}
