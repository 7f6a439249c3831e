import { statement } from '@echonio/platform';
import { deleteSome } from '../worker/chunked-delete';

/** $2 import, $3 first and $4 last ordinal: between which ids the customers lie that are created of the staged rows. */
export const RECORD_CREATED = statement(
  'import_record_created',
  `INSERT INTO import_created (organization_id, import_id, first_id, last_id, created)
   SELECT $1, $2, (array_agg(s.customer_id ORDER BY s.customer_id))[1], (array_agg(s.customer_id ORDER BY s.customer_id DESC))[1], count(*)
     FROM import_staging s WHERE s.organization_id = $1 AND s.import_id = $2 AND s.ordinal BETWEEN $3 AND $4 HAVING count(*) > 0`,
);

/** $2 import, $3 images `[{id, image}]` of customers that were just changed: how they were before the first change stays. */
export const RECORD_IMAGES = statement(
  'import_record_images',
  `INSERT INTO import_before_images (organization_id, import_id, customer_id, version, image)
   SELECT $1, $2, c.id, c.version, n.image
     FROM json_to_recordset($3::json) AS n (id uuid, image json) JOIN customers c ON c.organization_id = $1 AND c.id = n.id
   ON CONFLICT (organization_id, import_id, customer_id) DO UPDATE SET version = excluded.version`,
);

/** $2 import, $3 how many → deleted; they are of no use once an import can't be undone any more */
export const CLEAR_TRACES = ['import_before_images', 'import_created'].map((table) => deleteSome(table, 'ctid'));
