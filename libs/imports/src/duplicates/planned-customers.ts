import { ContactHolder, findContactHolders, KeyedCustomer, loadCustomers } from '@echonio/customers';
import { statement, TenantTransaction } from '@echonio/platform';
import { deleteSome } from '../worker/chunked-delete';
import { keysOf } from './known-customers';
import { ageOfRow, RowPlan } from './row-plan';
import { DuplicateRules, RowPlanner } from './row-planner';
import type { AcceptedRow } from './staged-piece';

/** The key of a row that is always there, unless a crash of the database has emptied the tables. */
const SENTINEL = '';

/** $2 import, $3 how many → deleted */
export const FORGET_PLANNED = ['import_planned_contacts', 'import_planned_customers'].map((table) =>
  deleteSome(table, 'ctid'),
);

/** $2 import */
export const FORGET_PREVIEW = statement(
  'import_forget_preview',
  `DELETE FROM import_previews WHERE organization_id = $1 AND import_id = $2`,
);

/** $2 import */
export const BEGIN_PLAN = statement(
  'import_begin_plan',
  `INSERT INTO import_planned_contacts (organization_id, import_id, match_key, contact_type, customer_type, customer_id, age)
   VALUES ($1, $2, '${SENTINEL}', '', '', $2, '')`,
);

const HOLDERS = statement(
  'import_planned_holders',
  `SELECT DISTINCT ON (match_key, contact_type, customer_type) match_key AS "matchKey", contact_type AS "contactType",
          customer_type AS "customerType", customer_id AS "customerId", age
     FROM import_planned_contacts WHERE organization_id = $1 AND import_id = $2 AND match_key = ANY ($3::text[])
    ORDER BY match_key, contact_type, customer_type, age`,
);

const CUSTOMERS = statement(
  'import_planned_customers',
  `SELECT customer, age FROM import_planned_customers
    WHERE organization_id = $1 AND import_id = $2 AND customer_id = ANY ($3::uuid[])`,
);

const ADD_CONTACTS = statement(
  'import_plan_contacts',
  `INSERT INTO import_planned_contacts (organization_id, import_id, match_key, contact_type, customer_type, customer_id, age)
   SELECT $1, $2, n."matchKey", n."contactType", n."customerType", n."customerId", n.age FROM json_to_recordset($3::json)
     AS n ("matchKey" text, "contactType" text, "customerType" text, "customerId" uuid, age text)`,
);

const PUT_CUSTOMERS = statement(
  'import_plan_customers',
  `INSERT INTO import_planned_customers (organization_id, import_id, customer_id, customer, age)
   SELECT $1, $2, n.id, n.customer, n.age FROM json_to_recordset($3::json) AS n (id uuid, customer json, age text)
   ON CONFLICT (organization_id, import_id, customer_id) DO UPDATE SET customer = excluded.customer`,
);

/** A planner that knows the stored customers of these rows, with what earlier rows would have made of them, and those that they would have created. */
export async function dryPlannerFor(
  transaction: TenantTransaction,
  importId: string,
  rules: DuplicateRules,
  rows: readonly AcceptedRow[],
): Promise<RowPlanner> {
  const planner = new RowPlanner(rules);
  const keys = keysOf(rows, rules.duplicateBy);
  const planned = await transaction.run<ContactHolder>(HOLDERS, [importId, [SENTINEL, ...keys]]);
  if (!planned.some(({ matchKey }) => matchKey === SENTINEL))
    throw new Error('The plan of a dry run was lost in a crash.');
  const stored = await findContactHolders(transaction, keys);
  const holders = [...stored, ...planned.filter(({ matchKey }) => matchKey !== SENTINEL)];
  if (rules.onDuplicate === 'skip') {
    planner.addHolders(holders);
    return planner;
  }
  const ids = [...new Set(holders.map(({ customerId }) => customerId))];
  const changed = await transaction.run<{ customer: KeyedCustomer; age: string }>(CUSTOMERS, [importId, ids]);
  const known = new Set(changed.map(({ customer }) => customer.id));
  const others = await loadCustomers(
    transaction,
    ids.filter((id) => !known.has(id)),
    { lock: false },
  );
  planner.addCustomers([...changed, ...others.map((customer) => ({ customer, age: customer.age }))]);
  return planner;
}

/** Keeps what the rows of a batch would have done, for the batches behind it. */
export async function keepPlan(
  transaction: TenantTransaction,
  importId: string,
  { onDuplicate, duplicateBy }: DuplicateRules,
  planner: RowPlanner,
  plans: readonly { row: AcceptedRow; plan: RowPlan }[],
): Promise<void> {
  const created = plans.filter(({ plan }) => plan.action === 'create');
  const customers = new Map(
    created.map(({ row }) => [row.customer.id, { customer: row.customer, age: ageOfRow(row.ordinal) }]),
  );
  for (const { now, age } of planner.changed()) customers.set(now.id, { customer: now, age });
  const telling = new Set(
    keysOf(
      plans.map(({ row }) => row),
      duplicateBy,
    ),
  );
  const holders = [...customers.values()].flatMap(({ customer, age }) =>
    customer.contacts
      .filter(({ matchKey }) => matchKey !== null && telling.has(matchKey))
      .map(({ type, matchKey }) => {
        return { matchKey, contactType: type, customerType: customer.type, customerId: customer.id, age };
      }),
  );
  await transaction.run(ADD_CONTACTS, [importId, JSON.stringify(holders)]);
  if (onDuplicate !== 'update') return;
  const states = [...customers].map(([id, state]) => ({ id, ...state }));
  await transaction.run(PUT_CUSTOMERS, [importId, JSON.stringify(states)]);
}
