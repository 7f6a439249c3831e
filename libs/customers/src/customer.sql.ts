import { contactRowsJson, contactsJson, insertContacts, upsertContacts } from '@echonio/contacts';
import { removeFile } from '@echonio/files';
import { statement, utcText } from '@echonio/platform';
import { eventJson, recordEvents } from '@echonio/timeline';
import { listOrder } from './list/list-order';
import { placeJson } from './list/walk.sql';

const IDENTITY_COLUMNS = 'name, title, manager, last_name, first_name, father_name';

/** The identity of the row `c`. */
export const identityJson = `
  CASE c.type WHEN 'corporate' THEN json_build_object('name', c.name, 'title', c.title, 'manager', c.manager)
    ELSE json_build_object('lastName', c.last_name, 'firstName', c.first_name, 'fatherName', c.father_name) END`;

/** The tags of the row `c`, in their order. */
export const tagsIdsJson = `
  (SELECT coalesce(json_agg(t.tag_id ORDER BY t."position", t.tag_id), '[]')
     FROM customer_tags t WHERE t.organization_id = c.organization_id AND t.customer_id = c.id)`;

const tagTitlesJson = `
  (SELECT coalesce(json_object_agg(d.id, d.title), '{}') FROM customer_tags t
     JOIN tags d ON d.organization_id = t.organization_id AND d.id = t.tag_id
    WHERE t.organization_id = c.organization_id AND t.customer_id = c.id)`;

const LATEST_FIRST = listOrder();

const META = `, 'createdAt', ${utcText('c.created_at')}, 'updatedAt', ${utcText('c.updated_at')}`;

/** The row `c` as the JSON object of replies; it must equal what `customerBody` makes. */
export const customerJson = (withMeta: boolean): string => `
  json_build_object('id', c.id, 'organizationId', c.organization_id, 'creatorOperatorId', c.creator_operator_id,
    'avatarUploadedFileId', c.avatar_file_id, 'type', c.type, 'identity', ${identityJson}, 'tagsIds', ${tagsIdsJson},
    'contacts', ${contactsJson('c.organization_id', 'c.id')}${withMeta ? META : ''})`;

export const each = <T>(make: (withMeta: boolean) => T): [plain: T, meta: T] => [make(false), make(true)];

/** $2 id → version, body */
export const FIND = each((withMeta) =>
  statement(
    `customer_find${withMeta ? '_meta' : ''}`,
    `SELECT c.version, ${customerJson(withMeta)}::text AS body FROM customers c WHERE c.organization_id = $1 AND c.id = $2`,
  ),
);

const itemsJson = (withMeta: boolean, order: string): string =>
  `coalesce((SELECT json_agg(${customerJson(withMeta)} ORDER BY ${order}) FROM page c), '[]')`;

/** Where the next part begins behind a page that is full; `page` has the customers, `total` the count of all. */
const nextPlace = (offset: string, limit: string, total: string): string =>
  `CASE WHEN ${limit} > 0 AND ${offset} + (SELECT count(*) FROM page) < ${total} THEN (
     SELECT ${placeJson(LATEST_FIRST, true)} FROM (SELECT updated_at AS sorted, id FROM page) p ORDER BY sorted, id LIMIT 1) END`;

/** $2 offset, $3 limit → a ListRow */
export const LIST = each((withMeta) =>
  statement(
    `customer_list${withMeta ? '_meta' : ''}`,
    `WITH page AS MATERIALIZED (
       SELECT * FROM customers WHERE organization_id = $1 ORDER BY updated_at DESC, id DESC OFFSET $2 LIMIT $3
     )
     SELECT json_build_object('items', ${itemsJson(withMeta, 'c.updated_at DESC, c.id DESC')}, 'count', n.customers_count)::text AS body,
            ${nextPlace('$2', '$3', 'n.customers_count')} AS next
       FROM organization_counters n WHERE n.organization_id = $1`,
  ),
);

/** $2 terms `[[pattern, …], …]`, $3 offset, $4 limit, $5 what is known of the count or null → a ListRow, and what is known now */
export const SEARCH = each((withMeta) =>
  statement(
    `customer_search${withMeta ? '_meta' : ''}`,
    `WITH found AS MATERIALIZED (SELECT ids, count, known_now FROM search_page($2, $3, $4, $5)),
     page AS (
       SELECT c.*, o.place FROM found, unnest(found.ids) WITH ORDINALITY AS o(id, place)
         JOIN customers c ON c.organization_id = $1 AND c.id = o.id
     )
     SELECT json_build_object('items', ${itemsJson(withMeta, 'c.place')}, 'count', found.count)::text AS body,
            ${nextPlace('$3', '$4', 'found.count')} AS next, found.known_now::text AS known FROM found`,
  ),
);

/**
 * $2 id, $3 type, $4–$9 identity, $10 avatar, $11 contacts, $12 tags `[{id, position}]`, $13 events, $14 search key, $15 sort name
 * → creatorOperatorId, createdAt
 */
export const INSERT = statement(
  'customer_insert',
  `WITH customer AS (
     INSERT INTO customers (organization_id, id, creator_operator_id, type, ${IDENTITY_COLUMNS}, avatar_file_id, sort_name, created_at, updated_at)
     SELECT $1, $2, current_setting('app.operator_id')::uuid, $3, $4, $5, $6, $7, $8, $9, $10, $15, m.at, m.at
       FROM (SELECT clock_timestamp() AS at) m
     RETURNING creator_operator_id, created_at
   ), contact AS (${insertContacts('$1', '$2', '$11::json')}),
   tag AS (
     INSERT INTO customer_tags (organization_id, customer_id, tag_id, "position")
     SELECT $1, $2, t.id, t."position" FROM json_to_recordset($12::json) AS t (id uuid, "position" integer)
   ), search AS (
     INSERT INTO customer_search (organization_id, customer_id, updated_at, key)
     SELECT $1, $2, created_at, $14 FROM customer
   ), ${recordEvents('$2', '$13::json', '(SELECT created_at FROM customer)', '1')}
   SELECT creator_operator_id AS "creatorOperatorId", ${utcText('created_at')} AS "createdAt" FROM customer`,
);

/** $2 id → a row if the customer is there; it stays locked until the transaction ends. */
export const LOCK = statement(
  'customer_lock',
  `SELECT FROM customers WHERE organization_id = $1 AND id = $2 FOR NO KEY UPDATE`,
);

/**
 * $2 id → the customer in parts. It runs behind LOCK as a statement of its own, because a statement that waited for a lock goes on with
 * the contacts and tags of its older snapshot. The titles of the tags come along for the events of those that are taken off.
 */
export const LOAD = statement(
  'customer_load',
  `SELECT c.id, c.organization_id AS "organizationId", c.creator_operator_id AS "creatorOperatorId",
          c.avatar_file_id AS "avatarUploadedFileId", c.type, ${identityJson} AS identity, ${tagsIdsJson} AS "tagsIds",
          ${tagTitlesJson} AS "tagTitles",
          ${contactRowsJson('c.organization_id', 'c.id')} AS contacts, c.version,
          ${utcText('c.created_at')} AS "createdAt", ${utcText('c.updated_at')} AS "updatedAt"
     FROM customers c WHERE c.organization_id = $1 AND c.id = $2`,
);

/**
 * $2 id, $3 type, $4–$9 identity, $10 avatar, $11 contacts, $12 removed contacts, $13 added tags `[{id, position}]` behind those it has, $14 removed tags, $15 events,
 * $16 search key (null: as it was), $17 sort name → version, updatedAt, events
 */
export const UPDATE = statement(
  'customer_update',
  `WITH customer AS (
     UPDATE customers SET type = $3, name = $4, title = $5, manager = $6, last_name = $7, first_name = $8, father_name = $9,
            avatar_file_id = $10, sort_name = $17, version = version + 1, updated_at = greatest(clock_timestamp(), updated_at + interval '1 microsecond')
      WHERE organization_id = $1 AND id = $2 RETURNING version, updated_at
   ), contact AS (${upsertContacts('$1', '$2', '$11::json')}),
   contact_gone AS (DELETE FROM contacts WHERE organization_id = $1 AND customer_id = $2 AND id = ANY ($12::uuid[])),
   tag AS (
     INSERT INTO customer_tags (organization_id, customer_id, tag_id, "position")
     SELECT $1, $2, t.id, last."position" + t."position"
       FROM json_to_recordset($13::json) AS t (id uuid, "position" integer),
            (SELECT coalesce(max("position"), -1) + 1 AS "position" FROM customer_tags WHERE organization_id = $1 AND customer_id = $2) last
   ), tag_gone AS (DELETE FROM customer_tags WHERE organization_id = $1 AND customer_id = $2 AND tag_id = ANY ($14::uuid[])),
   search AS (
     UPDATE customer_search SET updated_at = customer.updated_at, key = coalesce($16, key)
       FROM customer WHERE organization_id = $1 AND customer_id = $2
   ), ${recordEvents('$2', '$15::json', '(SELECT updated_at FROM customer)')}
   SELECT version, ${utcText('updated_at')} AS "updatedAt",
          (SELECT json_agg(${eventJson('event')} ORDER BY event.sequence) FROM event) AS events FROM customer`,
);

/**
 * $2 id, $3 whether its avatar's file goes too when no other customer has it → avatarFileId (of the file that went), one row if the
 * customer was there
 */
export const REMOVE = statement(
  'customer_remove',
  `WITH gone AS (
     DELETE FROM customers WHERE organization_id = $1 AND id = $2 RETURNING avatar_file_id
   ), counter AS (
     UPDATE organization_counters SET customers_count = customers_count - 1
      WHERE organization_id = $1 AND EXISTS (SELECT FROM gone)
   ), avatar AS (${removeFile(`
     (SELECT avatar_file_id FROM gone WHERE $3 AND NOT EXISTS (
       SELECT FROM customers c WHERE c.organization_id = $1 AND c.avatar_file_id = gone.avatar_file_id AND c.id <> $2))`)}
   )
   SELECT (SELECT id FROM avatar) AS "avatarFileId" FROM gone`,
);
