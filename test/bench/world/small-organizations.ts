import type pg from 'pg';
import { columnsOf, CUSTOMER_TABLES } from './tables.ts';

export const SMALL = 1_000;
export const smallName = (number: number | string): string => `bench small ${number}`;
const AT_ONCE = 20;

/**
 * Organizations of a thousand customers each, copied in the database from slices of a filled one, with contacts, tags, search keys and
 * events under ids of their own: what imports through HTTP would have left there, in a fraction of the time. Those that are there stay.
 * @param source the organization that is copied from
 */
export async function prepareSmallOrganizations(client: pg.Client, source: string, count: number): Promise<void> {
  await client.query(CREATE, [count, smallName('')]);
  const { rows: empty } = await client.query<{ id: string; number: number }>(EMPTY, [count, smallName('')]);
  if (empty.length === 0) return;
  await client.query(SLICES, [source, SMALL]);
  for (let at = 0; at < empty.length; at += AT_ONCE) await copy(client, source, empty.slice(at, at + AT_ONCE));
  await client.query('DROP TABLE slices');
}

const CREATE = `
  WITH organization AS (
    INSERT INTO organizations (id, name) SELECT gen_random_uuid(), $2 || n FROM generate_series(1, $1::int) n
        ON CONFLICT (name) DO NOTHING RETURNING id
  ), counter AS (INSERT INTO organization_counters (organization_id) SELECT id FROM organization)
  INSERT INTO operators (organization_id, id, name) SELECT id, gen_random_uuid(), 'bench' FROM organization`;

const EMPTY = `
  SELECT o.id, n AS number FROM generate_series(1, $1::int) n
    JOIN organizations o ON o.name = $2 || n
    JOIN organization_counters k ON k.organization_id = o.id AND k.customers_count = 0 ORDER BY n`;

const SLICES = `
  CREATE TEMPORARY TABLE slices AS
  SELECT id AS customer_id, (row_number() OVER (ORDER BY id) - 1) / $2::int AS slice, count(*) OVER () / $2::int AS slices
    FROM customers WHERE organization_id = $1`;

async function copy(client: pg.Client, source: string, targets: { id: string; number: number }[]): Promise<void> {
  const [ids, numbers] = [targets.map(({ id }) => id), targets.map(({ number }) => number)];
  await client.query('BEGIN');
  await client.query(
    `CREATE TEMPORARY TABLE copies ON COMMIT DROP AS
     SELECT t.id AS organization_id, s.customer_id, (SELECT p.id FROM operators p WHERE p.organization_id = t.id LIMIT 1) AS operator_id
       FROM unnest($1::uuid[], $2::int[]) AS t (id, number) JOIN slices s ON s.slice = t.number % greatest(s.slices, 1)`,
    [ids, numbers],
  );
  await client.query('ANALYZE copies');
  await copyTags(client, source, ids);
  for (const table of CUSTOMER_TABLES) {
    const columns = await columnsOf(client, table);
    const key = table === 'customers' ? 'id' : 'customer_id';
    await client.query(
      `INSERT INTO ${table} (organization_id, ${columns.join(', ')})
       SELECT k.organization_id, ${columns.map(copied).join(', ')}
         FROM copies k JOIN ${table} s ON s.organization_id = $1 AND s.${key} = k.customer_id
        ORDER BY k.organization_id, k.customer_id`,
      [source],
    );
  }
  await client.query(COUNT, [ids]);
  await client.query('COMMIT');
}

async function copyTags(client: pg.Client, source: string, targets: string[]): Promise<void> {
  const columns = await columnsOf(client, 'tags');
  await client.query(
    `INSERT INTO tags (organization_id, ${columns.join(', ')})
     SELECT k.organization_id, ${columns.map(copied).join(', ')}
       FROM unnest($1::uuid[]) AS k (organization_id) JOIN tags s ON s.organization_id = $2`,
    [targets, source],
  );
}

/** Ids keep their time, so that they are as sorted as those of customers that came one after another. */
const newId = (column: string): string =>
  `overlay(s.${column}::text PLACING substr(md5(k.organization_id::text || s.${column}), 1, 12) FROM 25)::uuid`;

function copied(column: string): string {
  if (['id', 'customer_id', 'tag_id'].includes(column)) return newId(column);
  if (column === 'creator_operator_id') return 'k.operator_id';
  return column === 'avatar_file_id' ? 'NULL' : `s.${column}`;
}

const COUNT = `
  UPDATE organization_counters k SET
         customers_count = (SELECT count(*) FROM customers c WHERE c.organization_id = k.organization_id),
         event_sequence = (SELECT coalesce(max(sequence), 0) FROM timeline_events e WHERE e.organization_id = k.organization_id)
   WHERE k.organization_id = ANY ($1::uuid[])`;
