import type { Client } from 'pg';

/** All that is stored of an organization, for each table how many rows, and a digest of them and of the transactions that wrote them. */
export async function snapshot(owner: Client, organizationId: string): Promise<string[]> {
  const { rows: tables } = await owner.query<{ name: string }>(
    `SELECT quote_ident(c.table_name) AS name FROM information_schema.columns c
       JOIN information_schema.tables t ON t.table_schema = c.table_schema AND t.table_name = c.table_name
      WHERE c.table_schema = current_schema() AND c.column_name = 'organization_id' AND t.table_type = 'BASE TABLE' ORDER BY 1`,
  );
  const lines: string[] = [];
  for (const { name } of tables) {
    const { rows } = await owner.query<{ rows: number; digest: string }>(
      `SELECT count(*)::int AS rows, md5(coalesce(string_agg(md5(r::text) || r.xmin::text, ',' ORDER BY md5(r::text)), '')) AS digest
         FROM ${name} r WHERE r.organization_id = $1`,
      [organizationId],
    );
    lines.push(`${name} ${rows[0]!.rows} ${rows[0]!.digest}`);
  }
  return lines;
}
