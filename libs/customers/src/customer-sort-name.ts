import { sortKey } from '@echonio/search-text';
import { Customer } from './customer';

/**
 * Where a customer stands in a list by name: a company by its name, or else its title or manager; a person by the last and the first name,
 * or else the father's. Empty if it has none of them.
 */
export function customerSortName({ type, identity }: Pick<Customer, 'type' | 'identity'>): string {
  if (type === 'corporate') return sortKey([identity.name ?? identity.title ?? identity.manager]);
  return sortKey([identity.lastName, identity.firstName]) || sortKey([identity.fatherName]);
}
