import { Statement } from '@echonio/platform';
import { customerJson } from '../customer.sql';
import { ListCursor } from './list-cursor';
import { ListOrder, opposite, orderSql, sortColumn } from './list-order';
import { listSource } from './list-source';
import { Listing } from './listing';
import { Parameters } from './parameters';
import { behind, CHANGES, changedSince, placeJson } from './walk.sql';

/** A part of a list, as `listingStatement`, LIST and SEARCH give it. */
export interface ListRow {
  /** The JSON text of `{items, count}`. */
  body: string;
  /** Where the next part begins, with the start of the walk if it begins here; empty at the beginning of the changes; null at the end. */
  next: { value?: string; id?: string; at?: string; snapshot?: string } | null;
}

/**
 * The statement of a list that isn't plain: a ListRow. It has no name, so that it is planned for its values. The ids of the part come first,
 * one more than asked for, and from as little of each row as it takes; then the customers of the part alone.
 * @param margin see `changedSince`
 */
export function listingStatement(listing: Listing, margin: number): [Statement, unknown[]] {
  const { cursor, limit, withMeta } = listing;
  const parameters = new Parameters();
  const source = listSource(listing, parameters);
  const changes = (): string => source.customers(...changedSince(cursor!, margin, parameters));
  const order = cursor?.phase === 'changes' ? CHANGES : listing.order;
  const rows =
    cursor?.phase === 'changes'
      ? changes()
      : source.rows(...(cursor?.after ? [behind(order, cursor.after, parameters)] : []));
  const skip = cursor ? '' : `OFFSET ${parameters.add(listing.offset)}`;
  const place = `place AS MATERIALIZED (
      SELECT c.id, ${sortColumn(order)} AS sorted ${rows} ORDER BY ${orderSql(order)} ${skip} LIMIT ${parameters.add(limit + 1)}
    )`;
  const page = `page AS (
      SELECT c.* FROM (SELECT id FROM place ORDER BY ${placeOrder(order)} LIMIT ${parameters.add(limit)}) p
        JOIN customers c ON c.organization_id = $1 AND c.id = p.id
    )`;
  const text = `
    WITH ${[...source.tables, place, page].join(', ')}
    SELECT json_build_object('items',
      coalesce((SELECT json_agg(${customerJson(withMeta)} ORDER BY ${orderSql(order)}) FROM page c), '[]'),
      'count', ${source.count})::text AS body, ${nextSql(listing, order, parameters, changes)} AS next`;
  return [{ text, label: 'customer_listing' }, parameters.values];
}

const placeOrder = ({ direction }: ListOrder): string => `sorted ${direction}, id ${direction}`;

/** The last place but one, as the last is the one more than asked for. At the end of the list begin the changes, if there are any. */
function nextSql({ cursor, limit }: Listing, order: ListOrder, parameters: Parameters, changes: () => string): string {
  if (limit === 0) return 'NULL';
  const last = `(SELECT ${placeJson(order, cursor === null)} FROM place ORDER BY ${placeOrder(opposite(order))} OFFSET 1 LIMIT 1)`;
  const end = cursor?.phase === 'list' ? `WHEN EXISTS (SELECT ${changes()}) THEN '{}'` : '';
  return `CASE WHEN (SELECT count(*) FROM place) > ${parameters.add(limit)} THEN ${last} ${end} END`;
}

/** Where the next part of a list begins; null at its end. */
export function nextCursor({ cursor }: Listing, { next }: ListRow): ListCursor | null {
  if (!next) return null;
  const { value, id, at, snapshot } = next;
  const start = cursor?.start ?? { at: at!, snapshot: snapshot! };
  if (value === undefined) return { start, phase: 'changes', after: null };
  return { start, phase: cursor?.phase ?? 'list', after: { value, id: id! } };
}
