import { Statement, statement } from '@echonio/platform';
import { fileJson } from '@echonio/files';
import { eventJson } from '@echonio/timeline';
import { customerJson } from '../customer.sql';

/** $2 customer → body; no row without the customer. @param traces SQL for an object */
export const dossierStatement = (traces: string): Statement =>
  statement(
    'customer_dossier',
    `SELECT json_build_object(
       'customer', ${customerJson(true)},
       'version', c.version,
       'tags', (SELECT coalesce(json_agg(json_build_object('id', d.id, 'title', d.title) ORDER BY t."position", t.tag_id), '[]')
                  FROM customer_tags t JOIN tags d ON d.organization_id = t.organization_id AND d.id = t.tag_id
                 WHERE t.organization_id = c.organization_id AND t.customer_id = c.id),
       'avatar', ${fileJson('c.organization_id', 'c.avatar_file_id')},
       'timeline', (SELECT coalesce(json_agg(${eventJson('e')} ORDER BY e.sequence), '[]')
                      FROM timeline_events e WHERE e.organization_id = c.organization_id AND e.customer_id = c.id),
       'derived', json_build_object('sortName', c.sort_name,
         'searchKey', (SELECT s.key FROM customer_search s WHERE s.organization_id = c.organization_id AND s.customer_id = c.id),
         'matchKeys', (SELECT coalesce(json_agg(k.match_key ORDER BY k."position", k.id), '[]') FROM contacts k
                        WHERE k.organization_id = c.organization_id AND k.customer_id = c.id AND k.match_key IS NOT NULL)),
       'traces', ${traces})::text AS body
     FROM customers c WHERE c.organization_id = $1 AND c.id = $2`,
  );
