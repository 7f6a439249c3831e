import type { ContactPart, Meaning } from './column-meaning';

/** The columns of one contact of every row, as indexes; -1 where there is none. */
export interface ContactColumns {
  type: string;
  value: number;
  role: number;
  note: number;
  responder: number;
}

/** The contacts of our own columns, in the order of their values. */
export function contactColumns(meanings: (Meaning | null)[]): ContactColumns[] {
  const contacts: { ordinal: number; columns: ContactColumns }[] = [];
  meanings.forEach((meaning, index) => {
    if (meaning?.kind !== 'contact' || meaning.part !== 'value') return;
    const columns = { type: meaning.type, value: index, role: -1, note: -1, responder: -1 };
    contacts.push({ ordinal: meaning.ordinal, columns });
  });
  meanings.forEach((meaning, index) => {
    if (meaning?.kind !== 'contact' || meaning.part === 'value') return;
    const { type, ordinal, part } = meaning;
    const free = contacts.find((it) => it.ordinal === ordinal && it.columns.type === type && it.columns[part] === -1);
    if (free) free.columns[part] = index;
  });
  return contacts.map((it) => it.columns);
}

const PARTS: ContactPart[] = ['value', 'role', 'note', 'responder'];

/** Whether a column belongs to one of the contacts. */
export function holdsColumn(contacts: ContactColumns[], index: number): boolean {
  return contacts.some((contact) => PARTS.some((part) => contact[part] === index));
}
