import { Tenant } from '../support/test-app';
import { aTag } from './a-tag';

/**
 * So many customers at once, by SQL: `shop 1` … by name, a third of them personal, each with a contact (a person's is an e-mail address), created
 * hour by hour and modified in another order.
 * @returns the ids of a tag that each tenth has, and of one that each hundredth has
 */
export async function manyCustomers(tenant: Tenant, count: number): Promise<{ common: string; rare: string }> {
  const { owner } = tenant.app;
  const common = (await aTag(tenant)).id;
  const rare = (await aTag(tenant)).id;
  await owner.query(CUSTOMERS, [tenant.organizationId, tenant.operatorId, count]);
  await owner.query(TAGS, [tenant.organizationId, common, rare]);
  await owner.query(
    `UPDATE organization_counters SET customers_count = customers_count + $2 WHERE organization_id = $1`,
    [tenant.organizationId, count],
  );
  return { common, rare };
}

const CUSTOMERS = `
  WITH customer AS (
    INSERT INTO customers (organization_id, id, creator_operator_id, type, name, sort_name, created_at, updated_at)
    SELECT $1, gen_random_uuid(), $2, CASE n % 3 WHEN 0 THEN 'personal' ELSE 'corporate' END, 'shop ' || n, 'shop ' || n,
           now() - n * interval '1 hour', now() - (n * 7919::bigint % $3) * interval '1 minute'
      FROM generate_series(1, $3::int) n RETURNING *
  ), search AS (
    INSERT INTO customer_search (organization_id, customer_id, updated_at, key)
    SELECT organization_id, id, updated_at, ' ' || sort_name FROM customer
  )
  INSERT INTO contacts (organization_id, id, customer_id, "position", type, value)
  SELECT $1, gen_random_uuid(), id, 0, CASE type WHEN 'personal' THEN 'email' ELSE 'tel' END, sort_name FROM customer`;

const TAGS = `
  INSERT INTO customer_tags (organization_id, customer_id, tag_id, "position")
  SELECT organization_id, id, tag, 0 FROM customers,
         LATERAL unnest(CASE WHEN name LIKE '%00' THEN ARRAY[$2, $3] WHEN name LIKE '%0' THEN ARRAY[$2] END::uuid[]) AS tag
   WHERE organization_id = $1`;
