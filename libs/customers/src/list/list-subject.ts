import { CustomerFilters } from './customer-filters';
import { ListOrder } from './list-order';

/** Which customers a list is of, in which order. */
export interface ListSubject {
  /** For each search term the LIKE patterns of which one must match; none for every customer. */
  terms: string[][];
  filters: CustomerFilters;
  order: ListOrder;
}
