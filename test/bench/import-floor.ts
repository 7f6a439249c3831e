import { createReadStream, createWriteStream } from 'node:fs';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import pg from 'pg';
import { from, to } from 'pg-copy-streams';
import { columnsOf, CUSTOMER_TABLES } from './world/tables.ts';

/**
 * The floor of an import: COPY of the very rows that it made into the same indexed tables, as the owner, for another organization, the
 * trigram index flushed at the end as an import does. The rows are removed again.
 * @returns seconds
 */
export async function measureFloor(ownerUrl: string, organizationId: string, folder: string): Promise<number> {
  const client = new pg.Client({ connectionString: ownerUrl });
  await client.connect();
  try {
    const twin = await twinOf(client, organizationId);
    const columns = new Map<string, string>();
    for (const table of CUSTOMER_TABLES) columns.set(table, await unload(client, table, organizationId, twin, folder));
    const started = performance.now();
    await client.query('BEGIN');
    for (const table of CUSTOMER_TABLES) {
      const target = client.query(from(`COPY ${table} (${columns.get(table)}) FROM STDIN`));
      await pipeline(createReadStream(join(folder, `${table}.copy`), { highWaterMark: 1 << 20 }), target);
    }
    await client.query('COMMIT');
    await client.query(`SELECT gin_clean_pending_list('customer_search_key_trigrams')`);
    const seconds = (performance.now() - started) / 1_000;
    await client.query('DELETE FROM organizations WHERE id = $1', [twin]);
    return seconds;
  } finally {
    await client.end();
  }
}

/** Another organization with the same operators and tags, for the foreign keys. */
async function twinOf(client: pg.Client, organizationId: string): Promise<string> {
  const { rows } = await client.query<{ id: string }>(
    `INSERT INTO organizations (id, name) VALUES (gen_random_uuid(), 'floor ' || clock_timestamp()) RETURNING id`,
  );
  const twin = rows[0]!.id;
  await client.query('INSERT INTO organization_counters (organization_id) VALUES ($1)', [twin]);
  for (const table of ['operators', 'tags']) {
    const names = (await columnsOf(client, table)).join(', ');
    await client.query(
      `INSERT INTO ${table} (organization_id, ${names}) SELECT $2, ${names} FROM ${table} WHERE organization_id = $1`,
      [organizationId, twin],
    );
  }
  return twin;
}

async function unload(
  client: pg.Client,
  table: string,
  organizationId: string,
  twin: string,
  folder: string,
): Promise<string> {
  const names = (await columnsOf(client, table)).join(', ');
  const order =
    { customers: 'id', customer_search: 'customer_id', timeline_events: 'sequence' }[table] ?? 'customer_id';
  const source = client.query(
    to(
      `COPY (SELECT '${twin}'::uuid, ${names} FROM ${table} WHERE organization_id = '${organizationId}' ORDER BY ${order}) TO STDOUT`,
    ),
  );
  await pipeline(source, createWriteStream(join(folder, `${table}.copy`)));
  return `organization_id, ${names}`;
}
