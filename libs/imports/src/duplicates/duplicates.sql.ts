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

/** $2 import, $3 ordinals, $4 errors as JSON texts: these staged rows are rejected after all. */
export const REJECT_STAGED = statement(
  'import_reject_staged',
  `INSERT INTO import_rejects (organization_id, import_id, ordinal, line, raw, errors)
   SELECT s.organization_id, s.import_id, s.ordinal, s.line, s.raw, r.errors
     FROM unnest($3::bigint[], $4::json[]) AS r (ordinal, errors)
     JOIN import_staging s ON s.organization_id = $1 AND s.import_id = $2 AND s.ordinal = r.ordinal`,
);

/** $2 import, $3 rows more that are rejected */
export const COUNT_REJECTS = statement(
  'import_count_rejects',
  `UPDATE imports SET rejected = rejected + $3 WHERE organization_id = $1 AND id = $2`,
);

/** $2 import, $3 first ordinal, $4 created, $5 updated, $6 skipped */
export const COUNT_BATCH = statement(
  'import_count_batch',
  `UPDATE import_batches SET created = $4, updated = $5, skipped = $6
    WHERE organization_id = $1 AND import_id = $2 AND first = $3`,
);
