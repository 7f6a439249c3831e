import { MAX_CONTACTS, MAX_TAGS } from '@echonio/customers';
import type { RowFault } from '../readers/import-file';

const MOST = { contacts: MAX_CONTACTS, tags: MAX_TAGS };

/** What the row adds is more than its customer can take. */
export const mergeFault = (what: 'contacts' | 'tags'): RowFault => ({
  column: what,
  code: 'MERGE_TOO_LARGE',
  message: `The customer is there already, and with these it would have more than ${MOST[what]} ${what}.`,
});

/** The row would tag a customer, which its importer may not. */
export const tagsForbidden = (): RowFault => ({
  column: 'tags',
  code: 'TAGS_FORBIDDEN',
  message: 'The customer is there already, and to give it tags needs the permission addCustomerTag.',
});
