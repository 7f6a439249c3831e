import { Statement, TenantTransaction } from '@echonio/platform';
import { NewEvent } from '@echonio/timeline';
import { changeBetween } from '../customer-change';
import { IDENTITY_KEYS } from '../customer';
import { customerSearchKey } from '../customer-search-key';
import { customerSortName } from '../customer-sort-name';
import { LOAD_MANY, LOCK_MANY, RECORD_MANY, WRITE_MANY } from './bulk.sql';
import { KeyedCustomer } from './keyed-contact';

/** A customer as it is stored. */
export interface LoadedCustomer extends KeyedCustomer {
  version: number;
  /** A text that sorts older customers before younger ones. */
  age: string;
}

/** What is told of one change in the timeline of its customer. */
export type CustomerEvent = NewEvent;

/** The same among those of several customers; `at` is in µs since 1970. */
export type BulkEvent = CustomerEvent & { customerId: string; at: number };

/** How a stored customer is to become another. */
export interface BulkChange {
  before: KeyedCustomer;
  after: KeyedCustomer;
  /** How many changes this is: each raises the version. */
  versions: number;
  /** Time of the change in µs since 1970. */
  at: number;
}

/** Those of these customers that are there. @param lock they stay as they are until the transaction ends */
export async function loadCustomers(
  transaction: TenantTransaction,
  ids: readonly string[],
  { lock }: { lock: boolean },
): Promise<LoadedCustomer[]> {
  if (ids.length === 0) return [];
  const load: [Statement, unknown[]] = [LOAD_MANY, [ids]];
  const results = await (lock ? transaction.runAll([LOCK_MANY, [ids]], load) : transaction.runAll(load));
  return results.at(-1) as unknown as LoadedCustomer[];
}

/** The events of one change of a customer; none when nothing differs. @param tagTitles of the tags that it loses */
export const eventsBetween = (
  before: KeyedCustomer,
  after: KeyedCustomer,
  tagTitles: Record<string, string> = {},
): CustomerEvent[] => changeBetween({ ...before, tagTitles }, after)?.events ?? [];

/** The statement that writes changes of locked customers. @param region ISO 3166 code for phone numbers without a calling code */
export const writeCustomers = (changes: readonly BulkChange[], region: string): [Statement, unknown[]] => [
  WRITE_MANY,
  [JSON.stringify(changes.map((change) => changeRecord(change, region)))],
];

/** The last statement of a transaction, by which events are numbered and recorded in this order. */
export const recordMany = (events: readonly BulkEvent[]): [Statement, unknown[]] => [
  RECORD_MANY,
  [JSON.stringify(events)],
];

function changeRecord({ before, after, versions, at }: BulkChange, region: string): object {
  const had = new Map(
    before.contacts.map((contact, position) => [contact.id, JSON.stringify({ ...contact, position })]),
  );
  const contacts = after.contacts.map((contact, position) => ({ ...contact, position }));
  const kept = new Set(contacts.map(({ id }) => id));
  const added = after.tagsIds.filter((id) => !before.tagsIds.includes(id));
  return {
    id: after.id,
    ...Object.fromEntries(IDENTITY_KEYS[after.type].map((key) => [key, after.identity[key] ?? null])),
    key: customerSearchKey(after, region),
    sortName: customerSortName(after),
    versions,
    at,
    contacts: contacts.filter((contact) => had.get(contact.id) !== JSON.stringify(contact)),
    removedContactIds: before.contacts.map(({ id }) => id).filter((id) => !kept.has(id)),
    tags: added.map((id, position) => ({ id, position })),
    removedTagIds: before.tagsIds.filter((id) => !after.tagsIds.includes(id)),
  };
}
