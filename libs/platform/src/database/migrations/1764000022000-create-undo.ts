import { MigrationInterface, QueryRunner } from 'typeorm';
import { enableTenantPolicy } from './tenant-policy';

/**
 * What it takes to undo an import: between which ids the customers lie that each batch has created, and how those looked that it has
 * changed. Both are kept as long as rejects; what was of a customer goes at once with the customer. Beside them how far an undoing is.
 */
export class CreateUndo1764000022000 implements MigrationInterface {
  name = 'CreateUndo1764000022000';

  async up(runner: QueryRunner): Promise<void> {
    await limitStates(runner, ['reading', 'applying', 'completed', 'failed', 'cancelled', 'undoing', 'undone']);
    await countOncePerFile(runner, ['failed', 'cancelled', 'undone']);
    await runner.query(CREATED);
    await runner.query(BEFORE_IMAGES);
    await runner.query(
      `CREATE INDEX import_before_images_by_customer ON import_before_images (organization_id, customer_id)`,
    );
    await runner.query(UNDOS);
    for (const table of ['import_created', 'import_before_images', 'import_undos']) {
      await enableTenantPolicy(runner, table);
    }
  }

  /** An import that was undone is one of which nothing is left, as of a cancelled one. Refused while one is being undone. */
  async down(runner: QueryRunner): Promise<void> {
    await runner.query(
      `DO $$ BEGIN
         IF EXISTS (SELECT FROM imports WHERE state = 'undoing') THEN
           RAISE EXCEPTION 'an import is being undone; let it end first';
         END IF;
       END $$`,
    );
    await runner.query(`DROP TABLE import_undos, import_before_images, import_created`);
    await runner.query(`UPDATE imports SET state = 'cancelled' WHERE state = 'undone'`);
    await countOncePerFile(runner, ['failed', 'cancelled']);
    await limitStates(runner, ['reading', 'applying', 'completed', 'failed', 'cancelled']);
  }
}

const listOf = (states: string[]): string => states.map((state) => `'${state}'`).join(', ');

async function limitStates(runner: QueryRunner, states: string[]): Promise<void> {
  await runner.query(`ALTER TABLE imports DROP CONSTRAINT imports_state_check`);
  await runner.query(`ALTER TABLE imports ADD CONSTRAINT imports_state_check CHECK (state IN (${listOf(states)}))`);
}

async function countOncePerFile(runner: QueryRunner, except: string[]): Promise<void> {
  await runner.query(`DROP INDEX imports_file_once`);
  await runner.query(
    `CREATE UNIQUE INDEX imports_file_once ON imports (organization_id, file_id)
      WHERE NOT dry_run AND state NOT IN (${listOf(except)})`,
  );
}

/** Ids grow from row to row of a batch; others of the organization may lie between them, so the import's event decides. */
const CREATED = `
  CREATE TABLE import_created (
    organization_id uuid NOT NULL,
    import_id uuid NOT NULL,
    first_id uuid NOT NULL,
    last_id uuid NOT NULL,
    created integer NOT NULL,
    CONSTRAINT import_created_pk PRIMARY KEY (organization_id, import_id, first_id),
    CONSTRAINT import_created_import_fk FOREIGN KEY (organization_id, import_id)
      REFERENCES imports (organization_id, id) ON DELETE CASCADE
  )`;

/** "image" is how a customer was before the import, `version` what the import left. */
const BEFORE_IMAGES = `
  CREATE TABLE import_before_images (
    organization_id uuid NOT NULL,
    import_id uuid NOT NULL,
    customer_id uuid NOT NULL,
    version integer NOT NULL,
    image json NOT NULL,
    CONSTRAINT import_before_images_pk PRIMARY KEY (organization_id, import_id, customer_id),
    CONSTRAINT import_before_images_import_fk FOREIGN KEY (organization_id, import_id)
      REFERENCES imports (organization_id, id) ON DELETE CASCADE,
    CONSTRAINT import_before_images_customer_fk FOREIGN KEY (organization_id, customer_id)
      REFERENCES customers (organization_id, id) ON DELETE CASCADE
  )`;

/** `done_until`: the last customer that was looked at in this phase. */
const UNDOS = `
  CREATE TABLE import_undos (
    organization_id uuid NOT NULL,
    import_id uuid NOT NULL,
    operator_id uuid NOT NULL,
    phase text NOT NULL DEFAULT 'restoring',
    done_until uuid,
    removed bigint NOT NULL DEFAULT 0,
    restored bigint NOT NULL DEFAULT 0,
    left_count bigint NOT NULL DEFAULT 0,
    left_customers jsonb NOT NULL DEFAULT '[]',
    started_at timestamptz NOT NULL DEFAULT clock_timestamp(),
    finished_at timestamptz,
    CONSTRAINT import_undos_pk PRIMARY KEY (organization_id, import_id),
    CONSTRAINT import_undos_phase_check CHECK (phase IN ('restoring', 'removing')),
    CONSTRAINT import_undos_import_fk FOREIGN KEY (organization_id, import_id)
      REFERENCES imports (organization_id, id) ON DELETE CASCADE
  )`;
