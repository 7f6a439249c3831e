import { MigrationInterface, QueryRunner } from 'typeorm';
import { enableTenantPolicy } from './tenant-policy';

/**
 * The narrow table of search keys and the one function that reads it as the owner: under a policy PostgreSQL may not use the trigram
 * index, because LIKE isn't leakproof. The function reads the organization from the transaction, never from an argument.
 */
export class CreateSearch1764000004000 implements MigrationInterface {
  name = 'CreateSearch1764000004000';

  async up(runner: QueryRunner): Promise<void> {
    // updated_at stays out of every index here, so that moving it is a heap-only update and leaves the trigram index alone.
    await runner.query(`
      CREATE TABLE customer_search (
        organization_id uuid NOT NULL,
        customer_id uuid NOT NULL,
        updated_at timestamptz NOT NULL,
        key text NOT NULL,
        CONSTRAINT customer_search_pk PRIMARY KEY (organization_id, customer_id),
        CONSTRAINT customer_search_customer_fk FOREIGN KEY (organization_id, customer_id)
          REFERENCES customers (organization_id, id) ON DELETE CASCADE
      ) WITH (fillfactor = 90)`);
    await runner.query(
      `CREATE INDEX customer_search_key_trigrams ON customer_search USING gin (organization_id, key gin_trgm_ops)`,
    );
    await enableTenantPolicy(runner, 'customer_search');
    const [{ schema }] = (await runner.query(`SELECT quote_ident(current_schema()) AS schema`)) as [{ schema: string }];
    await runner.query(SEARCH_CONDITION);
    await runner.query(searchCustomers(schema));
    await runner.query(`REVOKE ALL ON FUNCTION search_customers FROM PUBLIC`);
    await runner.query(`GRANT EXECUTE ON FUNCTION search_customers TO echonio_app`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP FUNCTION search_customers, search_condition`);
    await runner.query(`DROP TABLE customer_search`);
  }
}

/** The terms `[[pattern, alternative?], …]` as SQL on a search key: each term must be met, by any of its patterns. */
const SEARCH_CONDITION = `
  CREATE FUNCTION search_condition(terms json) RETURNS text LANGUAGE sql IMMUTABLE AS $$
    SELECT coalesce(string_agg(term.condition, ' AND ' ORDER BY term.ordinal), 'true')
      FROM (SELECT t.ordinal, '(' || string_agg(format('s.key LIKE %L', p.pattern), ' OR ' ORDER BY p.ordinal) || ')' AS condition
              FROM json_array_elements(terms) WITH ORDINALITY AS t(patterns, ordinal),
                   json_array_elements_text(t.patterns) WITH ORDINALITY AS p(pattern, ordinal)
             GROUP BY t.ordinal) term $$`;

/** Each call is planned for its own terms: a generic plan walks the whole table for a rare one. */
const searchCustomers = (schema: string): string => `
  CREATE FUNCTION search_customers(terms json, page_offset bigint, page_limit integer)
  RETURNS TABLE (ids uuid[], count bigint) LANGUAGE plpgsql STABLE SECURITY DEFINER
  SET search_path = ${schema}, pg_temp AS $$
  DECLARE
    organization uuid := current_organization();
  BEGIN
    IF organization IS NULL THEN
      RAISE EXCEPTION 'no organization in this transaction' USING ERRCODE = 'EC401';
    END IF;
    RETURN QUERY EXECUTE format(
      'WITH hits AS MATERIALIZED (
         SELECT s.customer_id, s.updated_at FROM customer_search s WHERE s.organization_id = %L AND %s
       ), page AS (
         SELECT h.customer_id, h.updated_at FROM hits h ORDER BY h.updated_at DESC, h.customer_id DESC
          OFFSET %s LIMIT %s
       )
       SELECT coalesce((SELECT array_agg(p.customer_id ORDER BY p.updated_at DESC, p.customer_id DESC) FROM page p), ''{}''),
              (SELECT count(*) FROM hits)', organization, search_condition(terms), page_offset, page_limit);
  END $$`;
