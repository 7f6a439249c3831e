import { MigrationInterface, QueryRunner } from 'typeorm';
import { enableTenantPolicy } from './tenant-policy';

/**
 * The batches of an import that were applied, each written together with its rows: two lanes may apply at once, and no lane writes to the
 * row of the import. They take the place of the import's cursor, and go when its counts are final.
 */
export class CreateImportBatches1764000006000 implements MigrationInterface {
  name = 'CreateImportBatches1764000006000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(BATCHES);
    await enableTenantPolicy(runner, 'import_batches');
    await runner.query(
      `INSERT INTO import_batches (organization_id, import_id, first, last, at, created)
       SELECT organization_id, id, 1, cursor, applied_until - (cursor - 1) * interval '1 microsecond', created
         FROM imports WHERE state = 'applying' AND cursor > 0`,
    );
    await runner.query(`UPDATE imports SET created = 0 WHERE state = 'applying'`);
    await runner.query(`ALTER TABLE imports DROP COLUMN cursor, DROP COLUMN applied_until`);
  }

  /** Refused while an import is applied out of order: its cursor could not say which rows are there. */
  async down(runner: QueryRunner): Promise<void> {
    await runner.query(
      `DO $$ BEGIN
         IF EXISTS (SELECT FROM imports WHERE state = 'applying') THEN
           RAISE EXCEPTION 'an import is being applied; let it end first';
         END IF;
       END $$`,
    );
    await runner.query(
      `ALTER TABLE imports ADD COLUMN cursor bigint NOT NULL DEFAULT 0, ADD COLUMN applied_until timestamptz`,
    );
    await runner.query(`DROP TABLE import_batches`);
  }
}

/** `at` is the time of the row `first`; each later row is a microsecond younger. */
const BATCHES = `
  CREATE TABLE import_batches (
    organization_id uuid NOT NULL,
    import_id uuid NOT NULL,
    first bigint NOT NULL,
    last bigint NOT NULL,
    at timestamptz NOT NULL,
    created bigint NOT NULL DEFAULT 0,
    updated bigint NOT NULL DEFAULT 0,
    skipped bigint NOT NULL DEFAULT 0,
    CONSTRAINT import_batches_pk PRIMARY KEY (organization_id, import_id, first),
    CONSTRAINT import_batches_import_fk FOREIGN KEY (organization_id, import_id)
      REFERENCES imports (organization_id, id) ON DELETE CASCADE
  )`;
