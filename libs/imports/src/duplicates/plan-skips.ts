import { DuplicateIndex } from './duplicate-index';
import { ageOfRow, RowPlan } from './row-plan';
import type { AcceptedRow } from './staged-piece';

/** Rows that find their customer in the index, or in an earlier row, are skipped; the others go into the index. */
export function planSkips(rows: readonly AcceptedRow[], index: DuplicateIndex): RowPlan[] {
  return rows.map(({ ordinal, customer }) => {
    const customerId = index.match(customer);
    if (customerId !== undefined) return { ordinal, action: 'skip', customerId };
    index.addCustomer(customer, ageOfRow(ordinal));
    return { ordinal, action: 'create' };
  });
}
