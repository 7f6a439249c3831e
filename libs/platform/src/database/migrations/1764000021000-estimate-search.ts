import { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * A search gives one row. Expecting a thousand, each with ten customers, the planner read all customers of a middling organization to join
 * them with a page.
 */
export class EstimateSearch1764000021000 implements MigrationInterface {
  name = 'EstimateSearch1764000021000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER FUNCTION search_customers(json, bigint, integer) ROWS 1`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER FUNCTION search_customers(json, bigint, integer) ROWS 1000`);
  }
}
