import { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * What the contacts of one person have in common, however they are written, so that imports find customers that are there already. The
 * application writes it; contacts from before have none until an import that looks for duplicates fills them in.
 */
export class AddMatchKeys1764000010000 implements MigrationInterface {
  name = 'AddMatchKeys1764000010000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE contacts ADD COLUMN match_key text COLLATE "C"`);
    await runner.query(`CREATE INDEX contacts_by_match_key ON contacts (organization_id, match_key)`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP INDEX contacts_by_match_key`);
    await runner.query(`ALTER TABLE contacts DROP COLUMN match_key`);
  }
}
