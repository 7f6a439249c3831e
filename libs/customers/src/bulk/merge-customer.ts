import { MAX_CONTACTS } from '@echonio/contacts';
import { MAX_TAGS } from '../customer-rules';
import { KeyedContact, KeyedCustomer } from './keyed-contact';

/**
 * A customer with what is said of it beside: values replace, and what isn't said clears nothing; contacts that it has, by type and key,
 * keep their ids and spelling, and others come behind; so do tags. The avatar stays.
 */
export function mergedCustomer<C extends KeyedCustomer>(stored: C, said: KeyedCustomer): C {
  const values = Object.entries(said.identity).filter(([, value]) => value !== null);
  return {
    ...stored,
    identity: { ...stored.identity, ...Object.fromEntries(values) },
    tagsIds: [...new Set([...stored.tagsIds, ...said.tagsIds])],
    contacts: mergedContacts(stored.contacts, said.contacts),
  };
}

/** What a merge would make more of than a customer may have; null if nothing. */
export function excessOf(stored: KeyedCustomer, merged: KeyedCustomer): 'contacts' | 'tags' | null {
  const { contacts, tagsIds } = merged;
  if (contacts.length > MAX_CONTACTS && contacts.length > stored.contacts.length) return 'contacts';
  return tagsIds.length > MAX_TAGS && tagsIds.length > stored.tagsIds.length ? 'tags' : null;
}

function mergedContacts(stored: KeyedContact[], said: KeyedContact[]): KeyedContact[] {
  const contacts = [...stored];
  for (const contact of said) {
    const at = contacts.findIndex(({ type, matchKey }) => type === contact.type && matchKey === contact.matchKey);
    if (at < 0) contacts.push(contact);
    else contacts[at] = filled(contacts[at]!, contact);
  }
  return contacts;
}

const filled = (known: KeyedContact, { role, note, responder }: KeyedContact): KeyedContact => ({
  ...known,
  role: role ?? known.role,
  note: note ?? known.note,
  responder: responder ?? known.responder,
});
