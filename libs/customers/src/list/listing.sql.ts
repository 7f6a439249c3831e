import { Statement } from '@echonio/platform';
import { customerJson } from '../customer.sql';
import { CustomerFilters, filterConditions, isUnfiltered } from './customer-filters';
import { isDefaultOrder, ListOrder, orderSql } from './list-order';
import { Parameters } from './parameters';

/** What a list is of, and which part of it. */
export interface Listing {
  /** For each search term the LIKE patterns of which one must match; none for every customer. */
  terms: string[][];
  filters: CustomerFilters;
  order: ListOrder;
  offset: number;
  limit: number;
  withMeta: boolean;
}

/** Every customer, or all that a search finds, in the order that has statements of its own. */
export const isPlain = ({ filters, order }: Listing): boolean => isUnfiltered(filters) && isDefaultOrder(order);

/**
 * The statement of a list that has filters or an order of its own. It has no name, so that it is planned for its values; `body` is `{items, count}`.
 * The ids of the page come first and from as little of each row as it takes, then the customers of the page alone.
 */
export function listingStatement(listing: Listing): [Statement, unknown[]] {
  const { terms, order, offset, limit, withMeta } = listing;
  const parameters = new Parameters();
  const found = terms.length > 0 ? foundSql(parameters.add(JSON.stringify(terms))) : '';
  const from = sourceSql(found !== '', listing, parameters);
  const text = `
    WITH ${found} place AS MATERIALIZED (
      SELECT c.id ${from} ORDER BY ${orderSql(order)}
      OFFSET ${parameters.add(offset)} LIMIT ${parameters.add(limit)}
    ), page AS (
      SELECT c.* FROM place JOIN customers c ON c.organization_id = $1 AND c.id = place.id
    )
    SELECT json_build_object('items',
      coalesce((SELECT json_agg(${customerJson(withMeta)} ORDER BY ${orderSql(order)}) FROM page c), '[]'),
      'count', (SELECT count(*) ${from}))::text AS body`;
  return [{ text }, parameters.values];
}

const foundSql = (terms: string): string =>
  `found AS MATERIALIZED (SELECT customer_id, updated_at FROM matching_customers(${terms})), `;

/** The matching rows as `c`. What a search has found without filters needs no look at the customers. */
function sourceSql(searched: boolean, { filters, order }: Listing, parameters: Parameters): string {
  if (searched && isUnfiltered(filters) && order.sort === 'updatedAt')
    return 'FROM (SELECT customer_id AS id, updated_at FROM found) c';
  const rows = searched ? 'FROM found f JOIN customers c ON c.id = f.customer_id' : 'FROM customers c';
  return `${rows} WHERE ${['c.organization_id = $1', ...filterConditions(filters, parameters)].join(' AND ')}`;
}
