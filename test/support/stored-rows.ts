import { Pool } from 'pg';

/** Where workers come and go by themselves. */
const PASSING = ['import_queue', 'import_staging'];

export interface StoredRows {
  /** How many rows of an organization lie in each table. */
  counts: Record<string, number>;
  /** Differs when any of them differs. */
  digest: string;
}

/** All that is stored of an organization, but for what passes. @param except other tables that don't count */
export async function storedRows(
  owner: Pool,
  organizationId: string,
  except: readonly string[] = [],
): Promise<StoredRows> {
  const { rows: tables } = await owner.query<{ name: string }>(
    `SELECT c.relname AS name FROM pg_class c
       JOIN pg_attribute a ON a.attrelid = c.oid AND a.attname = 'organization_id' AND NOT a.attisdropped
      WHERE c.relkind = 'r' AND c.relnamespace = 'public'::regnamespace AND c.relname <> ALL ($1) ORDER BY 1`,
    [[...PASSING, ...except]],
  );
  const each = tables.map(
    ({
      name,
    }) => `SELECT '${name}' AS name, count(*)::int AS rows, string_agg(md5(t::text), '' ORDER BY md5(t::text)) AS digest
      FROM ${name} t WHERE organization_id = $1`,
  );
  const { rows } = await owner.query<{ name: string; rows: number; digest: string }>(each.join(' UNION ALL '), [
    organizationId,
  ]);
  return {
    counts: Object.fromEntries(rows.map((row) => [row.name, row.rows])),
    digest: rows.map((row) => row.digest).join(),
  };
}
