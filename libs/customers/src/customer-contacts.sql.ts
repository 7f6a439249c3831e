import { contactJson, contactsJson } from '@echonio/contacts';
import { statement } from '@echonio/platform';

/** $2 customer → version, contacts */
export const LIST_CONTACTS = statement(
  'customer_contact_list',
  `SELECT c.version, ${contactsJson('c.organization_id', 'c.id')}::text AS body
     FROM customers c WHERE c.organization_id = $1 AND c.id = $2`,
);

/** $2 customer, $3 contact → version, contact */
export const FIND_CONTACT = statement(
  'customer_contact_find',
  `SELECT c.version, ${contactJson('k')}::text AS body
     FROM customers c JOIN contacts k ON k.organization_id = c.organization_id AND k.customer_id = c.id
    WHERE c.organization_id = $1 AND c.id = $2 AND k.id = $3`,
);
