import { statement, timeOfMicros } from '@echonio/platform';
import { MARK_SESSION } from '../import.sql';

const micros = (time: string): string => `(extract(epoch FROM ${time}) * 1000000)::bigint::float8`;

/** $2 import → now, batches `[{first, last, at}]` that were applied, in file order; times in µs since 1970 */
export const APPLIED = statement(
  'import_applied',
  `SELECT ${micros('clock_timestamp()')} AS now, coalesce(
     json_agg(json_build_object('first', first, 'last', last, 'at', ${micros('at')}) ORDER BY first), '[]') AS batches
     FROM import_batches WHERE organization_id = $1 AND import_id = $2`,
);

/**
 * $2 import, $3 claim, $4 first and $5 last ordinal, $6 time → staged, rejected: how many rows of the batch are there, now that it is entered as
 * applied; none if the claim is lost. Lanes share the lock on the import; whoever claims it waits for them.
 */
export const ENTER_BATCH = statement(
  'import_enter_batch',
  `WITH held AS (
     SELECT i.organization_id, i.id, ${MARK_SESSION} FROM imports i
      WHERE i.organization_id = $1 AND i.id = $2 AND i.claim = $3 FOR SHARE
   ), entered AS (
     INSERT INTO import_batches (organization_id, import_id, first, last, at, created)
     SELECT organization_id, id, $4, $5, ${timeOfMicros('$6::float8')},
            (SELECT count(*) FROM import_staging s WHERE s.organization_id = $1 AND s.import_id = $2 AND s.ordinal BETWEEN $4 AND $5)
       FROM held
     RETURNING created
   )
   SELECT created::int AS staged,
          (SELECT count(*) FROM import_rejects r
            WHERE r.organization_id = $1 AND r.import_id = $2 AND r.ordinal BETWEEN $4 AND $5)::int AS rejected
     FROM entered`,
);
