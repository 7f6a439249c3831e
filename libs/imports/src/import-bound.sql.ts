import { statement } from '@echonio/platform';

/** Until the end of the transaction nobody else begins an import of this organization. */
export const LOCK_BEGINNING = statement(
  'import_lock_beginning',
  `SELECT pg_advisory_xact_lock(hashtextextended('begin import ' || $1::uuid, 0))`,
);

/** → underWay: imports of the organization that run or wait in the queue */
export const COUNT_UNDER_WAY = statement(
  'import_count_under_way',
  `SELECT count(*)::int AS "underWay" FROM import_queue WHERE organization_id = $1 AND task = 'import'`,
);
