import { MigrationInterface, QueryRunner } from 'typeorm';
import { enableTenantPolicy } from './tenant-policy';

/** Customers with their contacts, tags, timeline and search keys: each key begins with the organization, each child goes with its customer. */
export class CreateCustomers1764000003000 implements MigrationInterface {
  name = 'CreateCustomers1764000003000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(CUSTOMERS);
    await runner.query(
      `CREATE INDEX customers_by_update ON customers (organization_id, updated_at DESC, id DESC) INCLUDE (version)`,
    );
    await runner.query(
      `CREATE INDEX customers_by_avatar ON customers (organization_id, avatar_file_id) WHERE avatar_file_id IS NOT NULL`,
    );
    await runner.query(CONTACTS);
    await runner.query(`CREATE INDEX contacts_by_customer ON contacts (organization_id, customer_id, "position")`);
    await runner.query(CUSTOMER_TAGS);
    await runner.query(`CREATE INDEX customer_tags_by_tag ON customer_tags (organization_id, tag_id)`);
    await runner.query(TIMELINE_EVENTS);
    await runner.query(
      `CREATE INDEX timeline_events_by_customer ON timeline_events (organization_id, customer_id, sequence DESC)`,
    );
    for (const table of ['customers', 'contacts', 'customer_tags', 'timeline_events']) {
      await enableTenantPolicy(runner, table);
    }
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP TABLE timeline_events, customer_tags, contacts, customers`);
  }
}

const CUSTOMERS = `
  CREATE TABLE customers (
    organization_id uuid NOT NULL,
    id uuid NOT NULL,
    creator_operator_id uuid NOT NULL,
    avatar_file_id uuid,
    type text NOT NULL,
    name text,
    title text,
    manager text,
    last_name text,
    first_name text,
    father_name text,
    version integer NOT NULL DEFAULT 1,
    created_at timestamptz NOT NULL DEFAULT clock_timestamp(),
    updated_at timestamptz NOT NULL DEFAULT clock_timestamp(),
    CONSTRAINT customers_pk PRIMARY KEY (organization_id, id),
    CONSTRAINT customers_type_check CHECK (type IN ('corporate', 'personal')),
    CONSTRAINT customers_creator_fk FOREIGN KEY (organization_id, creator_operator_id)
      REFERENCES operators (organization_id, id) ON DELETE CASCADE,
    CONSTRAINT customers_avatar_fk FOREIGN KEY (organization_id, avatar_file_id)
      REFERENCES files (organization_id, id)
  )`;

const CONTACTS = `
  CREATE TABLE contacts (
    organization_id uuid NOT NULL,
    id uuid NOT NULL,
    customer_id uuid NOT NULL,
    "position" integer NOT NULL,
    type text NOT NULL,
    value text NOT NULL,
    role text,
    note text,
    responder text,
    CONSTRAINT contacts_pk PRIMARY KEY (organization_id, id),
    CONSTRAINT contacts_customer_fk FOREIGN KEY (organization_id, customer_id)
      REFERENCES customers (organization_id, id) ON DELETE CASCADE
  )`;

const CUSTOMER_TAGS = `
  CREATE TABLE customer_tags (
    organization_id uuid NOT NULL,
    customer_id uuid NOT NULL,
    tag_id uuid NOT NULL,
    "position" integer NOT NULL,
    CONSTRAINT customer_tags_pk PRIMARY KEY (organization_id, customer_id, tag_id),
    CONSTRAINT customer_tags_customer_fk FOREIGN KEY (organization_id, customer_id)
      REFERENCES customers (organization_id, id) ON DELETE CASCADE,
    CONSTRAINT customer_tags_tag_fk FOREIGN KEY (organization_id, tag_id)
      REFERENCES tags (organization_id, id) ON DELETE CASCADE
  )`;

const TIMELINE_EVENTS = `
  CREATE TABLE timeline_events (
    organization_id uuid NOT NULL,
    id uuid NOT NULL,
    customer_id uuid NOT NULL,
    sequence bigint NOT NULL,
    creator_operator_id uuid NOT NULL,
    type text NOT NULL,
    description text NOT NULL,
    data jsonb NOT NULL DEFAULT '{}',
    created_at timestamptz NOT NULL DEFAULT clock_timestamp(),
    updated_at timestamptz NOT NULL DEFAULT clock_timestamp(),
    deleted_at timestamptz,
    CONSTRAINT timeline_events_pk PRIMARY KEY (organization_id, id),
    CONSTRAINT timeline_events_customer_fk FOREIGN KEY (organization_id, customer_id)
      REFERENCES customers (organization_id, id) ON DELETE CASCADE
  )`;
