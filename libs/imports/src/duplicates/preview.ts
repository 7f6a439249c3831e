import { IDENTITY_KEYS, KeyedContact, KeyedCustomer } from '@echonio/customers';
import type { RowFault } from '../readers/import-file';
import type { RowPlan } from './row-plan';

/** Rows that a preview shows. */
export const PREVIEW_ROWS = 10;

type ShownContact = Omit<KeyedContact, 'id' | 'matchKey'>;

/** A customer as it would be stored, tags by their titles. */
export interface ShownCustomer {
  type: string;
  identity: Record<string, string | null>;
  tags: string[];
  contacts: ShownContact[];
}

/** What would be different of a customer that is there: a value, or a contact or tag that is added (`from` is null) or changed. */
export interface ShownChange {
  field: string;
  from: string | ShownContact | null;
  to: string | ShownContact | null;
}

/** What would become of a row. */
export interface PreviewRow {
  line: number;
  action: RowPlan['action'];
  /** The customer as it would be afterwards; null where nothing would be stored. */
  customer: ShownCustomer | null;
  changes: ShownChange[];
  /** The stored customer whose duplicate the row is. */
  matchedCustomerId: string | null;
  /** The line of the earlier row whose duplicate it is. */
  matchedLine: number | null;
  errors: RowFault[];
}

/** @param titleOf the title of a tag */
export function shownCustomer(
  { type, identity, tagsIds, contacts }: KeyedCustomer,
  titleOf: (id: string) => string,
): ShownCustomer {
  return {
    type,
    identity: Object.fromEntries(IDENTITY_KEYS[type].map((key) => [key, identity[key] ?? null])),
    tags: tagsIds.map(titleOf),
    contacts: contacts.map(shownContact),
  };
}

/** @param titleOf the title of a tag */
export function shownChanges(
  before: KeyedCustomer,
  after: KeyedCustomer,
  titleOf: (id: string) => string,
): ShownChange[] {
  const had = new Map(before.contacts.map((contact) => [contact.id, shownContact(contact)]));
  return [
    ...IDENTITY_KEYS[after.type]
      .filter((key) => before.identity[key] !== after.identity[key])
      .map((key) => ({
        field: `identity.${key}`,
        from: before.identity[key] ?? null,
        to: after.identity[key] ?? null,
      })),
    ...after.contacts
      .map((contact) => ({ field: 'contacts', from: had.get(contact.id) ?? null, to: shownContact(contact) }))
      .filter(({ from, to }) => JSON.stringify(from) !== JSON.stringify(to)),
    ...after.tagsIds
      .filter((id) => !before.tagsIds.includes(id))
      .map((id) => ({ field: 'tags', from: null, to: titleOf(id) })),
  ];
}

const shownContact = ({ type, value, role, note, responder }: KeyedContact): ShownContact => ({
  type,
  value,
  role,
  note,
  responder,
});
