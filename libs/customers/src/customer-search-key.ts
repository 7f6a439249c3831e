import { searchKey } from '@echonio/search-text';
import { Customer } from './customer';

/** What search knows of a customer: every identity value, and every contact's value, role, note and responder. */
export function customerSearchKey({ identity, contacts }: Customer, defaultRegion: string): string {
  const fields = Object.values(identity).map((text) => ({ text }));
  const contactFields = contacts.flatMap(({ value, role, note, responder }) => [
    { text: value },
    { text: role },
    { text: note },
    { text: responder },
  ]);
  const given = [...fields, ...contactFields].filter(
    (field): field is { text: string } => typeof field.text === 'string',
  );
  return searchKey(given, { defaultRegion });
}
