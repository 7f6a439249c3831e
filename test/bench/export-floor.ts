import pg from 'pg';
import { to } from 'pg-copy-streams';

/** What an export reads of each customer, in its order. */
const query = (organizationId: string): string => `
  SELECT c.type, c.name, c.title, c.manager, c.first_name, c.last_name, c.father_name,
         (SELECT json_agg(d.title ORDER BY t."position") FROM customer_tags t
            JOIN tags d ON d.organization_id = t.organization_id AND d.id = t.tag_id
           WHERE t.organization_id = c.organization_id AND t.customer_id = c.id),
         (SELECT json_agg(json_build_object('type', k.type, 'value', k.value, 'role', k.role, 'note', k.note,
                   'responder', k.responder) ORDER BY k."position")
            FROM contacts k WHERE k.organization_id = c.organization_id AND k.customer_id = c.id)
    FROM customers c WHERE c.organization_id = '${organizationId}' ORDER BY c.updated_at, c.id`;

/**
 * The floor of an export: COPY of the same customers to this process, as the owner.
 * @returns seconds
 */
export async function measureExportFloor(ownerUrl: string, organizationId: string): Promise<number> {
  const client = new pg.Client({ connectionString: ownerUrl });
  await client.connect();
  try {
    const started = performance.now();
    const stream = client.query(to(`COPY (${query(organizationId)}) TO STDOUT`));
    for await (const _chunk of stream);
    return (performance.now() - started) / 1_000;
  } finally {
    await client.end();
  }
}
