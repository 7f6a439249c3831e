import { statement } from '@echonio/platform';

/**
 * Imports that look for duplicates take turns in their organization, batch by batch, so that each sees what the others created. The lock
 * is taken before any other but those of the import itself.
 */
export const TAKE_TURN = statement(
  'import_take_turn',
  `SELECT pg_advisory_xact_lock(hashtextextended('imports with duplicates of ' || $1::uuid::text, 0))`,
);

/** $2 import, $3 ordinals: these rows are not to be created. */
export const LEAVE_OUT = statement(
  'import_leave_out',
  `DELETE FROM import_staging WHERE organization_id = $1 AND import_id = $2 AND ordinal = ANY ($3::bigint[])`,
);

/** $2 import, $3 first ordinal, $4 created, $5 updated, $6 skipped */
export const COUNT_BATCH = statement(
  'import_count_batch',
  `UPDATE import_batches SET created = $4, updated = $5, skipped = $6
    WHERE organization_id = $1 AND import_id = $2 AND first = $3`,
);
