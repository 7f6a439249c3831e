import { readdir } from 'node:fs/promises';
import { TestApp } from '../test-app';

/** A digest of each table and the names of all files: what must be the same when nothing was written. */
export type StoredRows = Record<string, string>;

/** @param organizationId of whose rows alone; of everybody's when it isn't given */
export async function storedRows({ owner, dataDir }: TestApp, organizationId?: string): Promise<StoredRows> {
  const { rows: tables } = await owner.query<{ name: string; column: string | null }>(TABLES);
  const wanted = tables.filter(({ column }) => !organizationId || column);
  const digests = wanted.map(({ name, column }) => {
    const condition = organizationId ? `WHERE t.${column} = '${organizationId}'` : '';
    return `SELECT '${name}' AS name, count(*) || ' ' || md5(coalesce(string_agg(t::text, '|' ORDER BY t::text), '')) AS digest FROM ${name} t ${condition}`;
  });
  const { rows } = await owner.query<{ name: string; digest: string }>(digests.join(' UNION ALL '));
  const files = await readdir(dataDir, { recursive: true });
  const ofOrganization = files.filter((file) => !organizationId || file.includes(organizationId)).sort();
  return { ...Object.fromEntries(rows.map(({ name, digest }) => [name, digest])), files: ofOrganization.join('\n') };
}

const TABLES = `
  SELECT c.relname AS name,
         CASE WHEN c.relname = 'organizations' THEN 'id'
              ELSE (SELECT a.attname FROM pg_attribute a WHERE a.attrelid = c.oid AND a.attname = 'organization_id') END AS column
    FROM pg_class c WHERE c.relkind IN ('r', 'p') AND c.relnamespace = 'public'::regnamespace ORDER BY 1`;
