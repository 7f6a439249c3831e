import type { components, paths } from './schema.ts';

type Schemas = components['schemas'];

/** A company: `type` is `corporate`. */
export type CorporateCustomer = Schemas['CorporateCustomer'];
/** A person: `type` is `personal`. */
export type PersonalCustomer = Schemas['PersonalCustomer'];
/** A company or a person; `customer.type` tells which, and narrows `customer.identity`. */
export type Customer = CorporateCustomer | PersonalCustomer;
/** What a customer is created or changed with. */
export type CustomerInput = Schemas['CustomerBodyInput'];
export type Contact = Schemas['ContactReply'];
/** The definition of a tag. */
export type Tag = Schemas['TagReply'];
export type TimelineEvent = Schemas['TimelineEventReply'];
export type UploadedFile = Schemas['FileReply'];
/** An import: its state, options and counts. */
export type Import = Schemas['ImportReply'];
/** How far an import has come. */
export type ImportProgress = Schemas['ImportProgress'];
/** What an import is asked to do, beside the file. */
export type ImportOptions = Omit<Schemas['ImportBody'], 'id'>;

type QueryOf<Path extends keyof paths> = paths[Path] extends { get: { parameters: { query?: infer Query } } }
  ? NonNullable<Query>
  : never;
type Paging = 'offset' | 'limit' | 'cursor';
type TagLists = 'tagIds' | 'tagIdsAll' | 'tagIdsNone';

/** Search, filters and order of a list of customers. */
export type CustomerFilters = Omit<QueryOf<'/v1/customers'>, Paging | TagLists> & {
  [List in TagLists]?: string | readonly string[];
};
export type TimelineFilters = Omit<QueryOf<'/v1/customers/{customerId}/timeline'>, Paging>;
export type ImportFilters = Omit<QueryOf<'/v1/imports'>, Paging>;
export type TagFilters = Omit<QueryOf<'/v1/settings/tags'>, Paging>;
