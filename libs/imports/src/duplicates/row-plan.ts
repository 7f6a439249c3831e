import type { KeyedCustomer } from '@echonio/customers';
import type { RowFault } from '../readers/import-file';

/** What becomes of an accepted row; `customerId` is whom it is a duplicate of. */
export type RowPlan =
  | { action: 'create'; customer: KeyedCustomer }
  | { action: 'skip'; customerId: string }
  | { action: 'update'; customerId: string; before: KeyedCustomer; after: KeyedCustomer }
  | { action: 'reject'; customerId: string; fault: RowFault };

/** A text that sorts the customer of a row behind all that are stored, in the order of the file. */
export const ageOfRow = (ordinal: number): string => `~${String(ordinal).padStart(15, '0')}`;
