import { searchKey, SearchField } from '@echonio/search-text';
import { Customer } from './customer';
import { PHONE_TYPES } from './phone-types';

/** What search knows of a customer: every identity value, and every contact's value, role, note and responder. */
export function customerSearchKey({ identity, contacts }: Customer, defaultRegion: string): string {
  const fields: SearchField[] = [];
  const add = (text: string | null | undefined, phone = false): void => {
    if (text) fields.push({ text, phone });
  };
  for (const value of Object.values(identity)) add(value);
  for (const { type, value, role, note, responder } of contacts) {
    add(value, PHONE_TYPES.has(type));
    add(role);
    add(note);
    add(responder);
  }
  return searchKey(fields, { defaultRegion });
}
