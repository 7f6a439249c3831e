import { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * A search that chooses its way. Few hits are collected, counted and sorted; of many, the newest customers are walked until the page is full,
 * and the hits only counted, by several processes at once. A count that is known is taken over while the organization hasn't changed.
 * `search_customers` stays for processes from before.
 */
export class PlanSearch1764000023000 implements MigrationInterface {
  name = 'PlanSearch1764000023000';

  async up(runner: QueryRunner): Promise<void> {
    const [{ schema }] = (await runner.query(`SELECT quote_ident(current_schema()) AS schema`)) as [{ schema: string }];
    await runner.query(EXPECTED_ROWS);
    await runner.query(searchPage(schema));
    await runner.query(`REVOKE ALL ON FUNCTION expected_rows, search_page FROM PUBLIC`);
    await runner.query(`GRANT EXECUTE ON FUNCTION search_page TO echonio_app`);
    await runner.query(`ALTER FUNCTION matching_customers SET cpu_operator_cost = ${LIKE_COST}`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER FUNCTION matching_customers RESET cpu_operator_cost`);
    await runner.query(`DROP FUNCTION search_page, expected_rows`);
  }
}

/**
 * Comparing a key costs eight times as much as the planner thinks of any operator. With its own figure it reads all keys of a large
 * organization, in 1.4 s, where the index finds a fifth of them in 0.3 s.
 */
const LIKE_COST = 0.02;

/** How many rows the planner expects of a source and its conditions. Volatile, because EXPLAIN is refused in a stable function. */
const EXPECTED_ROWS = `
  CREATE FUNCTION expected_rows(source text) RETURNS float8 LANGUAGE plpgsql VOLATILE AS $$
  DECLARE
    plan json;
  BEGIN
    EXECUTE 'EXPLAIN (FORMAT JSON) SELECT FROM ' || source INTO plan;
    RETURN plan->0->'Plan'->>'Plan Rows';
  END $$`;

/**
 * Walking one customer costs as much as collecting and sorting WALK_COST hits. A page of k among h hits of n customers takes k n / h steps of
 * the walk, so it pays where WALK_COST k n < h². What the walk may cost is bounded, because the newest customers may all be no hits.
 */
const WALK_COST = 6;
const MOST_STEPS = 20_000;

/**
 * known: `{"version", "count"}` as an earlier call for the same terms gave it, or null. Gives the same for the next call. Everything comes
 * from the snapshot of the calling statement. Each query is planned for its own terms: a generic plan walks the whole table for a rare one.
 */
const searchPage = (schema: string): string => `
  CREATE FUNCTION search_page(terms json, page_offset bigint, page_limit integer, known json)
  RETURNS TABLE (ids uuid[], count bigint, known_now json) LANGUAGE plpgsql STABLE SECURITY DEFINER ROWS 1
  SET search_path = ${schema}, pg_temp SET cpu_operator_cost = ${LIKE_COST} AS $$
  DECLARE
    organization uuid := current_organization();
    condition text := search_condition(terms);
    hits text := format('customer_search s WHERE s.organization_id = %L AND %s', organization, condition);
    page text := format('ORDER BY h.updated_at DESC, h.customer_id DESC OFFSET %s LIMIT %s', page_offset, page_limit);
    collected text := 'coalesce(array_agg(p.customer_id ORDER BY p.updated_at DESC, p.customer_id DESC), ''{}'')';
    wanted bigint := page_offset + page_limit;
    customers bigint;
    version text;
    expected float8;
  BEGIN
    IF organization IS NULL THEN
      RAISE EXCEPTION 'no organization in this transaction' USING ERRCODE = 'EC401';
    END IF;
    SELECT n.customers_count, n.event_sequence || ':' || n.customers_count INTO customers, version
      FROM organization_counters n WHERE n.organization_id = organization;
    IF known->>'version' = version THEN
      count := known->>'count';
    END IF;
    expected := greatest(coalesce(count, expected_rows(hits)), 1);
    IF page_limit = 0 OR count <= page_offset THEN
      ids := '{}';
    ELSIF ${WALK_COST} * wanted * customers < expected ^ 2 THEN
      EXECUTE format(
        'SELECT ' || collected || ' FROM (
           SELECT h.* FROM (
             SELECT c.id AS customer_id, c.updated_at FROM customers c WHERE c.organization_id = %L
              ORDER BY c.updated_at DESC, c.id DESC LIMIT %s
           ) h CROSS JOIN LATERAL (
             SELECT FROM customer_search s WHERE s.organization_id = %L AND s.customer_id = h.customer_id AND %s LIMIT 1
           ) hit %s
         ) p', organization, least(3 * wanted * customers / expected + 100, ${MOST_STEPS})::bigint, organization, condition, page) INTO ids;
      IF cardinality(ids) < page_limit THEN
        ids := NULL;
      END IF;
    END IF;
    IF ids IS NULL AND count IS NULL THEN
      EXECUTE format(
        'WITH hits AS MATERIALIZED (SELECT s.customer_id, s.updated_at FROM %s), page AS (SELECT h.* FROM hits h %s)
         SELECT (SELECT ' || collected || ' FROM page p), (SELECT count(*) FROM hits)', hits, page) INTO ids, count;
    ELSIF ids IS NULL THEN
      EXECUTE format(
        'SELECT ' || collected || ' FROM (SELECT h.* FROM (SELECT s.customer_id, s.updated_at FROM %s) h %s) p', hits, page) INTO ids;
    ELSIF count IS NULL THEN
      EXECUTE 'SELECT count(*) FROM ' || hits INTO count;
    END IF;
    known_now := json_build_object('version', version, 'count', count);
    RETURN NEXT;
  END $$`;
