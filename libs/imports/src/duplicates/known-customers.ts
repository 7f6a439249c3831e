import { findContactHolders, LoadedCustomer, loadCustomers } from '@echonio/customers';
import { statement, TenantTransaction, UnavailableError } from '@echonio/platform';
import { tellingKeys } from './duplicate-index';
import { DuplicateRules, RowPlanner } from './row-planner';
import type { AcceptedRow } from './staged-piece';

/** Customers of these rows may come and go while they are being locked; they hardly do so this often. */
const MAX_LOCKINGS = 10;

/** → mayAddTags: whether the acting operator may give tags */
const MAY_ADD_TAGS = statement(
  'import_may_add_tags',
  `SELECT permissions && '{addCustomerTag,superuser}'::text[] AS "mayAddTags" FROM operators
    WHERE organization_id = $1 AND id = current_setting('app.operator_id')::uuid`,
);

/** The keys by which customers of the rows may be found. */
export const keysOf = (rows: readonly AcceptedRow[], by: readonly string[]): string[] => [
  ...new Set(rows.flatMap(({ customer }) => [...tellingKeys(customer, by)])),
];

/** What an import's options and its operator's permissions say of duplicates. */
export async function rulesOf(
  transaction: TenantTransaction,
  options: Omit<DuplicateRules, 'mayAddTags'>,
): Promise<DuplicateRules> {
  const { onDuplicate, duplicateBy } = options;
  if (onDuplicate !== 'update') return { onDuplicate, duplicateBy, mayAddTags: false };
  const [row] = await transaction.run<{ mayAddTags: boolean }>(MAY_ADD_TAGS);
  return { onDuplicate, duplicateBy, mayAddTags: row?.mayAddTags ?? false };
}

/** A planner that knows the stored customers of these rows. Those that may be changed stay locked until the transaction ends. */
export async function plannerFor(
  transaction: TenantTransaction,
  rules: DuplicateRules,
  rows: readonly AcceptedRow[],
): Promise<RowPlanner> {
  const planner = new RowPlanner(rules);
  const keys = keysOf(rows, rules.duplicateBy);
  if (rules.onDuplicate === 'skip') planner.addHolders(await findContactHolders(transaction, keys));
  else
    planner.addCustomers((await lockedHolders(transaction, keys)).map((each) => ({ customer: each, age: each.age })));
  return planner;
}

/** Whoever has the keys, when all of them are locked. */
async function lockedHolders(transaction: TenantTransaction, keys: readonly string[]): Promise<LoadedCustomer[]> {
  const ids = new Set<string>();
  for (let tries = 0; tries < MAX_LOCKINGS; tries += 1) {
    const customers = await loadCustomers(transaction, [...ids], { lock: true });
    const holders = await findContactHolders(transaction, keys);
    const known = ids.size;
    for (const { customerId } of holders) ids.add(customerId);
    if (ids.size === known) return customers;
  }
  throw new UnavailableError('Other changes got in the way. Try again.', 1);
}
