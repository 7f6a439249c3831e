import { statement } from '@echonio/platform';
import { queueSweep, recordJson } from './import.sql';

/**
 * $2 id, $3 hours until rejects go → record, if nothing of the import was applied yet. Whether that has begun is decided by the lock of its
 * row: the worker holds it while it begins. Without its claim the worker writes nothing any more; what it has read counts as skipped, whatever a dry run has
 * planned for it.
 */
export const CANCEL = statement(
  'import_cancel',
  `WITH cancelled AS (
     UPDATE imports SET state = 'cancelled', finished_at = clock_timestamp(), source_file_id = NULL, claim = NULL, created = 0, updated = 0, skipped = rows - rejected
      WHERE organization_id = $1 AND id = $2 AND state = 'reading' RETURNING *
   ), released AS (
     ${queueSweep('cancelled', 'clock_timestamp() + make_interval(hours => $3)')}
   )
   SELECT ${recordJson} FROM cancelled i`,
);
