import { keyedContactRowsJson } from '@echonio/contacts';
import { statement, timeOfMicros } from '@echonio/platform';
import { identityJson, tagsIdsJson } from '../customer.sql';

/** $2 ids: those of customers that are there stay locked until the transaction ends. The order keeps two from waiting for each other. */
export const LOCK_MANY = statement(
  'customers_lock_many',
  `SELECT id FROM customers WHERE organization_id = $1 AND id = ANY ($2::uuid[]) ORDER BY id FOR NO KEY UPDATE`,
);

/** $2 ids → customers with their keys and ages; behind a lock a statement of its own, as a statement that waited reads what was before */
export const LOAD_MANY = statement(
  'customers_load_many',
  `SELECT c.id, c.avatar_file_id AS "avatarUploadedFileId", c.type, ${identityJson} AS identity, ${tagsIdsJson} AS "tagsIds",
          ${keyedContactRowsJson('c.organization_id', 'c.id')} AS contacts, c.version,
          to_char(c.created_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US') || ' ' || c.id AS age
     FROM customers c WHERE c.organization_id = $1 AND c.id = ANY ($2::uuid[]) ORDER BY c.id`,
);

const RECORD = `(id uuid, name text, title text, manager text, "lastName" text, "firstName" text, "fatherName" text, key text, "sortName" text,
  versions integer, at float8, contacts json, "removedContactIds" json, tags json, "removedTagIds" json)`;

/**
 * $2 changes of locked customers as a JSON array → id, version. A tag that was deleted meanwhile is left out. `at` is in µs since 1970;
 * a customer that is younger than that is only a microsecond younger afterwards.
 */
export const WRITE_MANY = statement(
  'customers_write_many',
  `WITH change AS MATERIALIZED (SELECT * FROM json_to_recordset($2::json) AS n ${RECORD}),
   customer AS (
     UPDATE customers c SET name = n.name, title = n.title, manager = n.manager, last_name = n."lastName",
            first_name = n."firstName", father_name = n."fatherName", sort_name = n."sortName", version = c.version + n.versions,
            updated_at = greatest(${timeOfMicros('n.at')}, c.updated_at + interval '1 microsecond')
       FROM change n WHERE c.organization_id = $1 AND c.id = n.id RETURNING c.id, c.version, c.updated_at
   ), contact AS (
     INSERT INTO contacts (organization_id, id, customer_id, "position", type, value, role, note, responder, match_key)
     SELECT $1, k.id, n.id, k."position", k.type, k.value, k.role, k.note, k.responder, k."matchKey"
       FROM change n, json_to_recordset(n.contacts) AS k
              (id uuid, "position" integer, type text, value text, role text, note text, responder text, "matchKey" text)
     ON CONFLICT (organization_id, id) DO UPDATE SET "position" = excluded."position", type = excluded.type, value = excluded.value,
        role = excluded.role, note = excluded.note, responder = excluded.responder, match_key = excluded.match_key
     WHERE contacts.customer_id = excluded.customer_id
   ), contact_gone AS (
     DELETE FROM contacts k USING change n, json_array_elements_text(n."removedContactIds") g(id)
      WHERE k.organization_id = $1 AND k.customer_id = n.id AND k.id = g.id::uuid
   ), tag AS (
     INSERT INTO customer_tags (organization_id, customer_id, tag_id, "position")
     SELECT $1, n.id, d.id, a."position" + coalesce((SELECT max(l."position") + 1 FROM customer_tags l
              WHERE l.organization_id = $1 AND l.customer_id = n.id), 0)
       FROM change n, json_to_recordset(n.tags) AS a (id uuid, "position" integer) JOIN tags d ON d.organization_id = $1 AND d.id = a.id
     ON CONFLICT (organization_id, customer_id, tag_id) DO NOTHING
   ), tag_gone AS (
     DELETE FROM customer_tags t USING change n, json_array_elements_text(n."removedTagIds") g(id)
      WHERE t.organization_id = $1 AND t.customer_id = n.id AND t.tag_id = g.id::uuid
   ), search AS (
     UPDATE customer_search s SET updated_at = customer.updated_at, key = n.key
       FROM customer JOIN change n ON n.id = customer.id WHERE s.organization_id = $1 AND s.customer_id = customer.id
   )
   SELECT id, version FROM customer`,
);

/** $2 events as a JSON array, in the order in which they are numbered. It comes last: the counter is the last lock of a transaction. */
export const RECORD_MANY = statement(
  'customers_record_many',
  `WITH event AS MATERIALIZED (
     SELECT n.*, t.title, row_number() OVER (ORDER BY n.ordinal) AS number
       FROM ROWS FROM (json_to_recordset($2::json)
              AS (id uuid, "customerId" uuid, type text, description text, data jsonb, "tagId" uuid, at float8))
              WITH ORDINALITY AS n(id, "customerId", type, description, data, "tagId", at, ordinal)
       LEFT JOIN tags t ON t.organization_id = $1 AND t.id = n."tagId"
      WHERE n."tagId" IS NULL OR t.id IS NOT NULL
   ), counter AS (
     UPDATE organization_counters SET event_sequence = event_sequence + (SELECT count(*) FROM event)
      WHERE organization_id = $1 RETURNING event_sequence - (SELECT count(*) FROM event) AS base
   )
   INSERT INTO timeline_events
     (organization_id, id, customer_id, sequence, creator_operator_id, type, description, data, created_at, updated_at)
   SELECT $1, e.id, e."customerId", counter.base + e.number, current_setting('app.operator_id')::uuid, e.type,
          CASE WHEN e."tagId" IS NULL THEN e.description ELSE concat(e.title, ' ', e.description) END, e.data, m.at, m.at
     FROM counter, event e, LATERAL (SELECT ${timeOfMicros('e.at')} AS at) m
    ORDER BY e.number`,
);
