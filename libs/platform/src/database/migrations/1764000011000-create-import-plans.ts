import { MigrationInterface, QueryRunner } from 'typeorm';
import { enableTenantPolicy } from './tenant-policy';

/**
 * What an import that updates needs beside others: its staged rows as they stand in the file, as some may still be rejected. What a dry
 * run shows, kept as long as rejects, and at once without the customer that it shows. What a dry run has planned so far, so that later
 * rows find it: gone at its end.
 */
export class CreateImportPlans1764000011000 implements MigrationInterface {
  name = 'CreateImportPlans1764000011000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE import_staging ADD COLUMN raw json`);
    await runner.query(PREVIEWS);
    await runner.query(
      `CREATE INDEX import_previews_by_customer ON import_previews (organization_id, customer_id) WHERE customer_id IS NOT NULL`,
    );
    await runner.query(PLANNED_CONTACTS);
    await runner.query(
      `CREATE INDEX import_planned_contacts_by_key ON import_planned_contacts (organization_id, import_id, match_key)`,
    );
    await runner.query(PLANNED_CUSTOMERS);
    for (const table of ['import_previews', 'import_planned_contacts', 'import_planned_customers']) {
      await enableTenantPolicy(runner, table);
    }
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP TABLE import_planned_customers, import_planned_contacts, import_previews`);
    await runner.query(`ALTER TABLE import_staging DROP COLUMN raw`);
  }
}

const PREVIEWS = `
  CREATE TABLE import_previews (
    organization_id uuid NOT NULL,
    import_id uuid NOT NULL,
    ordinal bigint NOT NULL,
    customer_id uuid,
    shown json NOT NULL,
    CONSTRAINT import_previews_pk PRIMARY KEY (organization_id, import_id, ordinal),
    CONSTRAINT import_previews_import_fk FOREIGN KEY (organization_id, import_id)
      REFERENCES imports (organization_id, id) ON DELETE CASCADE,
    CONSTRAINT import_previews_customer_fk FOREIGN KEY (organization_id, customer_id)
      REFERENCES customers (organization_id, id) ON DELETE CASCADE
  )`;

const PLANNED_CONTACTS = `
  CREATE UNLOGGED TABLE import_planned_contacts (
    organization_id uuid NOT NULL,
    import_id uuid NOT NULL,
    match_key text COLLATE "C" NOT NULL,
    contact_type text NOT NULL,
    customer_type text NOT NULL,
    customer_id uuid NOT NULL,
    age text COLLATE "C" NOT NULL,
    CONSTRAINT import_planned_contacts_import_fk FOREIGN KEY (organization_id, import_id)
      REFERENCES imports (organization_id, id) ON DELETE CASCADE
  )`;

const PLANNED_CUSTOMERS = `
  CREATE UNLOGGED TABLE import_planned_customers (
    organization_id uuid NOT NULL,
    import_id uuid NOT NULL,
    customer_id uuid NOT NULL,
    customer json NOT NULL,
    age text COLLATE "C" NOT NULL,
    CONSTRAINT import_planned_customers_pk PRIMARY KEY (organization_id, import_id, customer_id),
    CONSTRAINT import_planned_customers_import_fk FOREIGN KEY (organization_id, import_id)
      REFERENCES imports (organization_id, id) ON DELETE CASCADE
  )`;
