import { statement } from '@echonio/platform';
import { eventJson } from '@echonio/timeline';

/**
 * $2 customer, $3 tag → event: the one by which the customer has the tag, that is the latest that added it; if none did, the one that
 * brought the customer with its tags.
 */
export const LAST_TAGGING = statement(
  'customer_last_tagging',
  `SELECT ${eventJson('e')} AS event FROM timeline_events e
    WHERE e.organization_id = $1 AND e.customer_id = $2
      AND ((e.type = 'add-tag' AND e.data ->> 'tagId' = $3::uuid::text) OR e.type IN ('create', 'import'))
    ORDER BY e.type = 'add-tag' DESC, e.sequence DESC LIMIT 1`,
);
