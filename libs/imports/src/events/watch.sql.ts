import { statement } from '@echonio/platform';
import { recordJson } from '../import.sql';

/** $2 ids → record of each that there is */
export const FIND_SOME = statement(
  'import_find_some',
  `SELECT ${recordJson} FROM imports i WHERE i.organization_id = $1 AND i.id = ANY ($2::uuid[])`,
);
