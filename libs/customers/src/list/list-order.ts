export const LIST_SORTS = ['updatedAt', 'createdAt', 'name'] as const;
export type ListSort = (typeof LIST_SORTS)[number];

export const LIST_DIRECTIONS = ['asc', 'desc'] as const;
export type ListDirection = (typeof LIST_DIRECTIONS)[number];

/** What a list is sorted by; equals are told apart by their ids, in the same direction. */
export interface ListOrder {
  sort: ListSort;
  direction: ListDirection;
}

/** Times begin with the newest and names with the first, unless a direction is given. */
export const listOrder = (
  sort: ListSort = 'updatedAt',
  direction: ListDirection = sort === 'name' ? 'asc' : 'desc',
): ListOrder => ({ sort, direction });

export const isDefaultOrder = ({ sort, direction }: ListOrder): boolean => sort === 'updatedAt' && direction === 'desc';

const COLUMNS: Record<ListSort, string> = { updatedAt: 'updated_at', createdAt: 'created_at', name: 'sort_name' };

/** The same backwards. */
export const opposite = ({ sort, direction }: ListOrder): ListOrder => ({
  sort,
  direction: direction === 'asc' ? 'desc' : 'asc',
});

/** The column of customers that a list is sorted by. */
export const sortColumn = ({ sort }: ListOrder): string => `c.${COLUMNS[sort]}`;

/** The order of the rows `c`. */
export const orderSql = (order: ListOrder): string =>
  `${sortColumn(order)} ${order.direction}, c.id ${order.direction}`;
