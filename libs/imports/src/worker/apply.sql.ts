import { statement, timeOfMicros } from '@echonio/platform';

/** Rows of one batch: $2 import, $3 first and $4 last ordinal, $5 time of the first in µs since 1970. Each later row is a microsecond younger. */
const batch = (columns: string): string => `
  SELECT ${columns} FROM import_staging s
   WHERE s.organization_id = $1 AND s.import_id = $2 AND s.ordinal BETWEEN $3 AND $4`;

const AT = timeOfMicros(`$5::float8 + (s.ordinal - $3)`);

export const INSERT_CUSTOMERS = statement(
  'import_insert_customers',
  `INSERT INTO customers (organization_id, id, creator_operator_id, type, name, title, manager, last_name, first_name, father_name,
     sort_name, created_at, updated_at)
   ${batch(`s.organization_id, s.customer_id, current_setting('app.operator_id')::uuid, s.type, s.name, s.title, s.manager,
     s.last_name, s.first_name, s.father_name, s.sort_name, ${AT}, ${AT}`)} ORDER BY s.ordinal`,
);

export const INSERT_SEARCH = statement(
  'import_insert_search',
  `INSERT INTO customer_search (organization_id, customer_id, updated_at, key)
   ${batch(`s.organization_id, s.customer_id, ${AT}, s.key`)} ORDER BY s.ordinal`,
);

export const INSERT_CONTACTS = statement(
  'import_insert_contacts',
  `INSERT INTO contacts (organization_id, id, customer_id, "position", type, value, role, note, responder, match_key)
   SELECT s.organization_id, k.id, s.customer_id, k.ordinal - 1, k.type, k.value, k.role, k.note, k.responder, k."matchKey"
     FROM import_staging s, ROWS FROM (json_to_recordset(s.contacts)
            AS (id uuid, type text, value text, role text, note text, responder text, "matchKey" text))
          WITH ORDINALITY AS k(id, type, value, role, note, responder, "matchKey", ordinal)
    WHERE s.organization_id = $1 AND s.import_id = $2 AND s.ordinal BETWEEN $3 AND $4`,
);

/** A tag that was deleted meanwhile is left out. */
export const INSERT_TAGS = statement(
  'import_insert_tags',
  `INSERT INTO customer_tags (organization_id, customer_id, tag_id, "position")
   SELECT s.organization_id, s.customer_id, t.id, n.ordinal - 1
     FROM import_staging s, unnest(s.tags) WITH ORDINALITY AS n(tag_id, ordinal)
     JOIN tags t ON t.organization_id = $1 AND t.id = n.tag_id
    WHERE s.organization_id = $1 AND s.import_id = $2 AND s.ordinal BETWEEN $3 AND $4`,
);

/** The events of a batch, numbered in file order. It comes last, because the counter's row is the last lock that a transaction takes. */
export const RECORD_EVENTS = statement(
  'import_record_events',
  `WITH staged AS MATERIALIZED (
     ${batch('s.ordinal, s.line, s.customer_id, s.event_id, s.tags, s.tag_event_ids')}
   ), event AS (
     SELECT s.ordinal, 0 AS place, s.event_id AS id, s.customer_id, 'import' AS type, 'Customer imported' AS description,
            jsonb_build_object('importId', $2::uuid, 'line', s.line) AS data
       FROM staged s
     UNION ALL
     SELECT s.ordinal, n.place, n.event_id, s.customer_id, 'add-tag', concat(t.title, ' tag added'), jsonb_build_object('tagId', t.id)
       FROM staged s, unnest(s.tags, s.tag_event_ids) WITH ORDINALITY AS n(tag_id, event_id, place)
       JOIN tags t ON t.organization_id = $1 AND t.id = n.tag_id
   ), numbered AS MATERIALIZED (
     SELECT *, row_number() OVER (ORDER BY ordinal, place) AS number FROM event
   ), counter AS (
     UPDATE organization_counters SET event_sequence = event_sequence + (SELECT count(*) FROM numbered),
            customers_count = customers_count + (SELECT count(*) FROM staged)
      WHERE organization_id = $1 RETURNING event_sequence - (SELECT count(*) FROM numbered) AS base
   )
   INSERT INTO timeline_events
     (organization_id, id, customer_id, sequence, creator_operator_id, type, description, data, created_at, updated_at)
   SELECT $1, s.id, s.customer_id, counter.base + s.number, current_setting('app.operator_id')::uuid, s.type, s.description, s.data,
          ${AT}, ${AT}
     FROM counter, numbered s ORDER BY s.number`,
);

/** The next search doesn't have to look through what the trigram index has put off. */
export const FLUSH_SEARCH_INDEX = statement(
  'import_flush_search_index',
  `SELECT flush_search_index() WHERE $1::uuid IS NOT NULL`,
);
