import { MigrationInterface, QueryRunner } from 'typeorm';
import { enableTenantPolicy } from './tenant-policy';

/** Tag definitions and uploaded files: they know an organization, never a customer. */
export class CreateTagsAndFiles1764000002000 implements MigrationInterface {
  name = 'CreateTagsAndFiles1764000002000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE tags (
        organization_id uuid NOT NULL,
        id uuid NOT NULL,
        title text NOT NULL,
        title_key text NOT NULL,
        color text,
        created_at timestamptz NOT NULL DEFAULT clock_timestamp(),
        updated_at timestamptz NOT NULL DEFAULT clock_timestamp(),
        CONSTRAINT tags_pk PRIMARY KEY (organization_id, id),
        CONSTRAINT tags_title_unique UNIQUE (organization_id, title_key),
        CONSTRAINT tags_organization_fk FOREIGN KEY (organization_id) REFERENCES organizations (id) ON DELETE CASCADE
      )`);
    await runner.query(`
      CREATE TABLE files (
        organization_id uuid NOT NULL,
        id uuid NOT NULL,
        creator_operator_id uuid NOT NULL,
        name text NOT NULL,
        mime_type text NOT NULL,
        size bigint NOT NULL,
        sha256 text NOT NULL,
        created_at timestamptz NOT NULL DEFAULT clock_timestamp(),
        CONSTRAINT files_pk PRIMARY KEY (organization_id, id),
        CONSTRAINT files_creator_fk FOREIGN KEY (organization_id, creator_operator_id)
          REFERENCES operators (organization_id, id) ON DELETE CASCADE
      )`);
    await enableTenantPolicy(runner, 'tags');
    await enableTenantPolicy(runner, 'files');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP TABLE files, tags`);
  }
}
