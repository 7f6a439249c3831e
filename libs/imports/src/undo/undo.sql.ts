import { statement } from '@echonio/platform';
import { queueSweep } from '../import.sql';

/** Customers that are told one by one. */
export const TOLD_LEFT = 100;

/**
 * $2 import → its id, if it is undone from now on: it has ended well, and everything that it takes is still there. The worker acts for who
 * asked for it.
 */
export const BEGIN_UNDO = statement(
  'import_begin_undo',
  `WITH queued AS (
     UPDATE import_queue q SET task = 'import', due_at = clock_timestamp(), operator_id = current_setting('app.operator_id')::uuid,
            lease_owner = NULL, lease_until = NULL, attempts = 0
       FROM imports i
      WHERE q.organization_id = $1 AND q.import_id = $2 AND q.task = 'sweep' AND q.due_at > clock_timestamp()
        AND i.organization_id = $1 AND i.id = $2 AND i.state = 'completed' AND NOT i.dry_run
        AND i.created = (SELECT coalesce(sum(r.created), 0) FROM import_created r WHERE r.organization_id = $1 AND r.import_id = $2)
     RETURNING q.import_id
   ), undo AS (
     INSERT INTO import_undos (organization_id, import_id, operator_id)
     SELECT $1, import_id, current_setting('app.operator_id')::uuid FROM queued
   )
   UPDATE imports i SET state = 'undoing' FROM queued WHERE i.organization_id = $1 AND i.id = queued.import_id RETURNING i.id`,
);

/** $2 import → phase, doneUntil */
export const UNDO_STATE = statement(
  'import_undo_state',
  `SELECT phase, done_until AS "doneUntil" FROM import_undos WHERE organization_id = $1 AND import_id = $2`,
);

/** Whether the customer `c` came by the import $2. */
const CAME_BY_IMPORT = `EXISTS (
  SELECT FROM timeline_events e WHERE e.organization_id = $1 AND e.customer_id = c.id AND e.type = 'import'
     AND e.data ->> 'importId' = $2::uuid::text)`;

/** $2 import, $3 behind which customer or null, $4 how many → id, version, image of customers that it has changed and didn't create */
export const CHANGED_PAGE = statement(
  'import_changed_page',
  `SELECT b.customer_id AS id, b.version, b.image FROM import_before_images b
     JOIN customers c ON c.organization_id = $1 AND c.id = b.customer_id
    WHERE b.organization_id = $1 AND b.import_id = $2 AND ($3::uuid IS NULL OR b.customer_id > $3) AND NOT ${CAME_BY_IMPORT}
    ORDER BY b.customer_id LIMIT $4`,
);

/** $2 import, $3 behind which customer or null → firstId, lastId of the next that it has created */
export const CREATED_RANGE = statement(
  'import_created_range',
  `SELECT first_id AS "firstId", last_id AS "lastId" FROM import_created
    WHERE organization_id = $1 AND import_id = $2 AND ($3::uuid IS NULL OR last_id > $3) ORDER BY first_id LIMIT 1`,
);

/** $2 import, $3 first and $4 last id, $5 behind which or null, $6 how many → id of customers that it has created */
export const CREATED_PAGE = statement(
  'import_created_page',
  `SELECT c.id FROM customers c
    WHERE c.organization_id = $1 AND c.id >= $3 AND c.id <= $4 AND ($5::uuid IS NULL OR c.id > $5) AND ${CAME_BY_IMPORT}
    ORDER BY c.id LIMIT $6`,
);

/** $2 ids: these stay locked until the transaction ends. */
export const LOCK_FOR_REMOVAL = statement(
  'import_lock_for_removal',
  `SELECT id FROM customers WHERE organization_id = $1 AND id = ANY ($2::uuid[]) ORDER BY id FOR UPDATE`,
);

/** $2 import, $3 ids of locked customers → id, reason: null of those that are gone now, else why they are left */
export const REMOVE_UNTOUCHED = statement(
  'import_remove_untouched',
  `WITH looked AS MATERIALIZED (
     SELECT c.id, CASE
              WHEN c.version <> coalesce(b.version, 1) THEN 'CHANGED'
              WHEN EXISTS (SELECT FROM timeline_events e WHERE e.organization_id = $1 AND e.customer_id = c.id AND e.type = 'note') THEN 'NOTED'
            END AS reason
       FROM customers c LEFT JOIN import_before_images b
         ON b.organization_id = $1 AND b.import_id = $2 AND b.customer_id = c.id
      WHERE c.organization_id = $1 AND c.id = ANY ($3::uuid[])
   ), gone AS (
     DELETE FROM customers c USING looked l WHERE c.organization_id = $1 AND c.id = l.id AND l.reason IS NULL
   )
   SELECT id, reason FROM looked ORDER BY id`,
);

/** $2 import, $3 phase, $4 last customer looked at or null, $5 removed, $6 restored, $7 left, $8 those `[{customerId, reason}]` more */
export const KEEP_UNDONE = statement(
  'import_keep_undone',
  `UPDATE import_undos SET phase = $3, done_until = $4, removed = removed + $5, restored = restored + $6, left_count = left_count + $7,
          left_customers = (SELECT coalesce(jsonb_agg(t.one ORDER BY t.place), '[]') FROM (
            SELECT one, place FROM jsonb_array_elements(left_customers || $8::jsonb) WITH ORDINALITY AS n (one, place)
             ORDER BY place LIMIT ${TOLD_LEFT}) t)
    WHERE organization_id = $1 AND import_id = $2`,
);

/** $2 customers fewer; the last lock of a transaction */
export const COUNT_REMOVED = statement(
  'import_count_removed',
  `UPDATE organization_counters SET customers_count = customers_count - $2 WHERE organization_id = $1`,
);

/** $2 import, $3 hours after the import until rejects go */
export const END_UNDO = statement(
  'import_end_undo',
  `WITH ended AS (
     UPDATE imports SET state = 'undone', claim = NULL WHERE organization_id = $1 AND id = $2 RETURNING organization_id, id, finished_at
   ), undo AS (
     UPDATE import_undos SET finished_at = clock_timestamp() WHERE organization_id = $1 AND import_id = $2
   )
   ${queueSweep('ended', 'greatest(clock_timestamp(), ended.finished_at + make_interval(hours => $3))')}`,
);
