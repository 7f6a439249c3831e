import { isUnfiltered } from './customer-filters';
import { ListCursor } from './list-cursor';
import { isDefaultOrder } from './list-order';
import { ListSubject } from './list-subject';

/** A part of a list: `limit` customers from `offset` on, or from where a cursor has come to. */
export interface Listing extends ListSubject {
  offset: number;
  cursor: ListCursor | null;
  limit: number;
  withMeta: boolean;
}

/** The beginning of a list of every customer, or of all that a search finds, in the order that has statements of its own. */
export const isPlain = ({ filters, order, cursor }: Listing): boolean =>
  cursor === null && isUnfiltered(filters) && isDefaultOrder(order);
