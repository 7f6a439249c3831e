import { CustomerType } from '../customer';
import { Parameters } from './parameters';

/** Conditions on customers, all of which must hold; what is undefined is none. Ids that don't exist match nothing. */
export interface CustomerFilters {
  type?: CustomerType;
  /** Any of these tags. */
  tagIds?: string[];
  tagIdsAll?: string[];
  tagIdsNone?: string[];
  /** From these instants on, and before those. */
  createdFrom?: Date;
  createdTo?: Date;
  updatedFrom?: Date;
  updatedTo?: Date;
  creatorOperatorId?: string;
  /** Has a contact of this type. */
  hasContact?: string;
}

const tagged = (tags: string, rest = ''): string =>
  `(SELECT t.customer_id FROM customer_tags t WHERE t.organization_id = $1 AND t.tag_id = ANY (${tags}::uuid[])${rest})`;

/** Each filter as SQL on the row `c` of customers. */
const CONDITIONS: { [Name in keyof CustomerFilters]-?: (parameter: string) => string } = {
  type: (type) => `c.type = ${type}`,
  tagIds: (tags) => `c.id IN ${tagged(tags)}`,
  tagIdsAll: (tags) =>
    `c.id IN ${tagged(tags, ` GROUP BY t.customer_id HAVING count(*) = cardinality(${tags}::uuid[])`)}`,
  tagIdsNone: (tags) => `NOT EXISTS (
    SELECT FROM customer_tags t
     WHERE t.organization_id = c.organization_id AND t.customer_id = c.id AND t.tag_id = ANY (${tags}::uuid[]))`,
  createdFrom: (time) => `c.created_at >= ${time}`,
  createdTo: (time) => `c.created_at < ${time}`,
  updatedFrom: (time) => `c.updated_at >= ${time}`,
  updatedTo: (time) => `c.updated_at < ${time}`,
  creatorOperatorId: (id) => `c.creator_operator_id = ${id}`,
  hasContact: (type) => `EXISTS (
    SELECT FROM contacts k WHERE k.organization_id = c.organization_id AND k.customer_id = c.id AND k.type = ${type})`,
};

export const FILTER_NAMES = Object.keys(CONDITIONS) as (keyof CustomerFilters)[];

export const isUnfiltered = (filters: CustomerFilters): boolean =>
  FILTER_NAMES.every((name) => filters[name] === undefined);

/** The filters as SQL conditions on the row `c` of customers. */
export const filterConditions = (filters: CustomerFilters, parameters: Parameters): string[] =>
  FILTER_NAMES.filter((name) => filters[name] !== undefined).map((name) =>
    CONDITIONS[name](parameters.add(filters[name])),
  );
