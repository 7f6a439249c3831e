/** The indexes of the schema that no constraint brings along, by name, as PostgreSQL writes them down. A test holds them against the migrations. */
export const INDEX_DEFINITIONS: readonly (readonly [name: string, definition: string])[] = [
  [
    'contacts_by_customer',
    'CREATE INDEX contacts_by_customer ON contacts USING btree (organization_id, customer_id, "position")',
  ],
  ['contacts_by_match_key', 'CREATE INDEX contacts_by_match_key ON contacts USING btree (organization_id, match_key)'],
  [
    'customer_search_key_trigrams',
    'CREATE INDEX customer_search_key_trigrams ON customer_search USING gin (organization_id, key gin_trgm_ops)',
  ],
  ['customer_tags_by_tag', 'CREATE INDEX customer_tags_by_tag ON customer_tags USING btree (organization_id, tag_id)'],
  [
    'customers_by_avatar',
    'CREATE INDEX customers_by_avatar ON customers USING btree (organization_id, avatar_file_id) WHERE (avatar_file_id IS NOT NULL)',
  ],
  [
    'customers_by_creation',
    'CREATE INDEX customers_by_creation ON customers USING btree (organization_id, created_at DESC, id DESC)',
  ],
  ['customers_by_name', 'CREATE INDEX customers_by_name ON customers USING btree (organization_id, sort_name, id)'],
  [
    'customers_by_update',
    'CREATE INDEX customers_by_update ON customers USING btree (organization_id, updated_at DESC, id DESC) INCLUDE (version, type, creator_operator_id, created_at)',
  ],
  ['idempotency_keys_by_age', 'CREATE INDEX idempotency_keys_by_age ON idempotency_keys USING btree (created_at)'],
  [
    'idempotency_replies_by_customer',
    'CREATE INDEX idempotency_replies_by_customer ON idempotency_replies USING btree (organization_id, customer_id) WHERE (customer_id IS NOT NULL)',
  ],
  [
    'idempotency_replies_by_file',
    'CREATE INDEX idempotency_replies_by_file ON idempotency_replies USING btree (organization_id, file_id) WHERE (file_id IS NOT NULL)',
  ],
  [
    'import_before_images_by_customer',
    'CREATE INDEX import_before_images_by_customer ON import_before_images USING btree (organization_id, customer_id)',
  ],
  [
    'import_planned_contacts_by_key',
    'CREATE INDEX import_planned_contacts_by_key ON import_planned_contacts USING btree (organization_id, import_id, match_key)',
  ],
  [
    'import_previews_by_customer',
    'CREATE INDEX import_previews_by_customer ON import_previews USING btree (organization_id, customer_id) WHERE (customer_id IS NOT NULL)',
  ],
  [
    'imports_by_source_file',
    'CREATE INDEX imports_by_source_file ON imports USING btree (organization_id, source_file_id) WHERE (source_file_id IS NOT NULL)',
  ],
  [
    'imports_file_once',
    `CREATE UNIQUE INDEX imports_file_once ON imports USING btree (organization_id, file_id) WHERE ((NOT dry_run) AND (state <> ALL (ARRAY['failed'::text, 'cancelled'::text, 'undone'::text])))`,
  ],
  [
    'operators_name_unique',
    'CREATE UNIQUE INDEX operators_name_unique ON operators USING btree (organization_id, name) WHERE (removed_at IS NULL)',
  ],
  [
    'timeline_events_by_customer',
    'CREATE INDEX timeline_events_by_customer ON timeline_events USING btree (organization_id, customer_id, sequence DESC)',
  ],
];
