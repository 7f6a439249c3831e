import { filterConditions, isUnfiltered } from './customer-filters';
import { sortColumn } from './list-order';
import { ListSubject } from './list-subject';
import { Parameters } from './parameters';

/** SQL for the customers that a list is of. */
export interface ListSource {
  /** Common table expressions that the others need. */
  tables: string[];
  /** FROM and WHERE for the rows `c` with `id` and what the list is sorted by; more conditions may follow. */
  rows: (...conditions: string[]) => string;
  /** The same where `c` must be whole customers. */
  customers: (...conditions: string[]) => string;
  /** How many there are. */
  count: string;
}

export function listSource(subject: ListSubject, parameters: Parameters): ListSource {
  const { terms, filters, order } = subject;
  const wanted = ['c.organization_id = $1', ...filterConditions(filters, parameters)].join(' AND ');
  if (terms.length === 0) {
    const customers = and(`FROM customers c WHERE ${wanted}`);
    return { tables: [], rows: customers, customers, count: isUnfiltered(filters) ? ALL : countOf(customers()) };
  }
  const found = foundTable(parameters.add(JSON.stringify(terms)));
  const customers = and(`FROM found f JOIN customers c ON c.id = f.customer_id WHERE ${wanted}`);
  // What a search has found knows its last change, so that without filters the customers needn't be looked at.
  const isEnough = isUnfiltered(filters) && order.sort === 'updatedAt';
  const tables = isEnough ? [found] : [found, matchTable(sortColumn(order), wanted)];
  const rows = and(`FROM ${isEnough ? '(SELECT customer_id AS id, updated_at FROM found)' : 'match'} c WHERE true`);
  return { tables, rows, customers, count: countOf(rows()) };
}

const and =
  (text: string) =>
  (...conditions: string[]): string =>
    [text, ...conditions].join(' AND ');

const ALL = '(SELECT customers_count FROM organization_counters WHERE organization_id = $1)';

const countOf = (rows: string): string => `(SELECT count(*) ${rows})`;

const foundTable = (terms: string): string =>
  `found AS MATERIALIZED (SELECT customer_id, updated_at FROM matching_customers(${terms}))`;

/** Matches of a search up to which each is looked up; more are joined with all customers, read in one go. The planner can't know how many there are. */
const FEW = 5_000;

const matchTable = (column: string, wanted: string): string => `match AS MATERIALIZED (
    SELECT c.id, ${column} FROM found f JOIN customers c ON c.id = f.customer_id
     WHERE ${wanted} AND (SELECT count(*) FROM found) <= ${FEW}
    UNION ALL
    SELECT c.* FROM (SELECT c.id, ${column} FROM customers c WHERE ${wanted} OFFSET 0) c JOIN found f ON c.id = f.customer_id
     WHERE (SELECT count(*) FROM found) > ${FEW}
  )`;
