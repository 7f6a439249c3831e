import { statement } from '@echonio/platform';
import { eventJson, eventPage, recordEvents } from '@echonio/timeline';

const PARAMETERS = { type: '$3', operatorId: '$4', from: '$5', to: '$6', offset: '$7', limit: '$8' };

/** $2 customer, $3 type, $4 operator, $5 from, $6 to (each null for all), $7 offset, $8 limit → page; no row without the customer */
export const LIST_EVENTS = statement(
  'customer_event_list',
  `SELECT ${eventPage('c.organization_id', 'c.id', PARAMETERS)}::text AS body
     FROM customers c WHERE c.organization_id = $1 AND c.id = $2`,
);

/**
 * $2 customer, $3 events → event; no row without the customer. The customer is kept from being deleted before the counter is locked: the
 * other way round this and a deletion would wait for each other.
 */
export const RECORD_EVENT = statement(
  'customer_event_record',
  `WITH customer AS MATERIALIZED (
     SELECT id, clock_timestamp() AS at FROM customers WHERE organization_id = $1 AND id = $2 FOR KEY SHARE
   ), ${recordEvents('$2', '$3::json', '(SELECT at FROM customer)', '0', 'EXISTS (SELECT FROM customer)')}
   SELECT ${eventJson('event')} AS event FROM event`,
);
