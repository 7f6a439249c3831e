import { filterConditions, isUnfiltered } from './customer-filters';
import { ListSubject } from './list-subject';
import { Parameters } from './parameters';

/** SQL for the customers that a list is of. */
export interface ListSource {
  /** Common table expressions that `rows`, `customers` and `count` need. */
  tables: string[];
  /** FROM and WHERE for the rows `c` with `id` and what the list is sorted by; more conditions may follow. */
  rows: (...conditions: string[]) => string;
  /** The same where `c` must be whole customers. */
  customers: (...conditions: string[]) => string;
  /** How many there are. */
  count: string;
}

export function listSource({ terms, filters, order }: ListSubject, parameters: Parameters): ListSource {
  const searched = terms.length > 0;
  const tables = searched ? [foundTable(parameters.add(JSON.stringify(terms)))] : [];
  const table = searched ? 'found f JOIN customers c ON c.id = f.customer_id' : 'customers c';
  const always = ['c.organization_id = $1', ...filterConditions(filters, parameters)];
  const customers = (...conditions: string[]): string =>
    `FROM ${table} WHERE ${[...always, ...conditions].join(' AND ')}`;
  if (!isUnfiltered(filters)) return { tables, customers, rows: customers, count: `(SELECT count(*) ${customers()})` };
  if (!searched) return { tables, customers, rows: customers, count: ALL };
  const count = '(SELECT count(*) FROM found)';
  return { tables, customers, rows: order.sort === 'updatedAt' ? foundRows : customers, count };
}

const foundTable = (terms: string): string =>
  `found AS MATERIALIZED (SELECT customer_id, updated_at FROM matching_customers(${terms}))`;

const ALL = '(SELECT customers_count FROM organization_counters WHERE organization_id = $1)';

/** What a search has found knows its last change, so that the customers needn't be looked at. */
const foundRows = (...conditions: string[]): string =>
  `FROM (SELECT customer_id AS id, updated_at FROM found) c${conditions.length > 0 ? ` WHERE ${conditions.join(' AND ')}` : ''}`;
