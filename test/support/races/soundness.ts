import type { Pool } from 'pg';

const missing = (table: string, column = 'customer_id'): string =>
  `(SELECT count(*)::int FROM ${table} x WHERE x.organization_id = $1
      AND NOT EXISTS (SELECT FROM customers c WHERE c.organization_id = $1 AND c.id = x.${column}))`;

const repeated = (table: string, columns: string): string =>
  `(SELECT count(*)::int FROM (SELECT FROM ${table} WHERE organization_id = $1 GROUP BY ${columns} HAVING count(*) > 1) r)`;

const SOUNDNESS = `
  SELECT ${missing('contacts')} AS "contacts without customer", ${missing('customer_tags')} AS "tags without customer",
         ${missing('customer_search')} AS "keys without customer", ${missing('timeline_events')} AS "events without customer",
         (SELECT count(*)::int FROM customer_tags t WHERE t.organization_id = $1
             AND NOT EXISTS (SELECT FROM tags d WHERE d.organization_id = $1 AND d.id = t.tag_id)) AS "tags without definition",
         (SELECT count(*)::int FROM customers c WHERE c.organization_id = $1 AND NOT EXISTS (
             SELECT FROM customer_search s WHERE s.organization_id = $1 AND s.customer_id = c.id AND s.updated_at = c.updated_at
                AND s.key <> '')) AS "customers without key",
         (SELECT count(*)::int FROM customers c WHERE c.organization_id = $1 AND NOT EXISTS (
             SELECT FROM timeline_events e WHERE e.organization_id = $1 AND e.customer_id = c.id
                AND e.type IN ('create', 'import'))) AS "customers without beginning",
         ${repeated('contacts', 'customer_id, type, value')} AS "repeated contacts",
         ${repeated('contacts', 'customer_id, "position"')} AS "repeated places of contacts",
         ${repeated('customer_tags', 'customer_id, tag_id')} AS "repeated tags",
         ${repeated('timeline_events', 'sequence')} AS "repeated sequences",
         (SELECT count(*)::int FROM timeline_events WHERE organization_id = $1
             AND (description IS NULL OR description ~ '^(undefined|null)?\\s*tag (added|removed)$')) AS "events without a title",
         n.customers_count::int - (SELECT count(*)::int FROM customers WHERE organization_id = $1) AS "customers miscounted",
         greatest(0, (SELECT coalesce(max(sequence), 0)::int FROM timeline_events WHERE organization_id = $1) - n.event_sequence::int)
           AS "events past the counter"
    FROM organization_counters n WHERE n.organization_id = $1`;

/** What is wrong in the tables of an organization, whatever was done to it: duplicates, orphans and wrong counts, by name. */
export async function unsound(owner: Pool, organizationId: string): Promise<Record<string, number>> {
  const { rows } = await owner.query<Record<string, number>>(SOUNDNESS, [organizationId]);
  return Object.fromEntries(Object.entries(rows[0]!).filter(([, count]) => count !== 0));
}
