import type { SampleContact, SampleCustomer } from './sample-customer.ts';

type Detail = 'role' | 'responder' | 'note';

const IDENTITY_COLUMNS = ['name', 'title', 'manager', 'firstName', 'lastName', 'fatherName'];

const CONTACT_COLUMNS: { header: string; type: string; details: Detail[] }[] = [
  { header: 'tel', type: 'tel', details: ['role', 'note'] },
  { header: 'tel 2', type: 'tel', details: [] },
  { header: 'mobile', type: 'mobile', details: ['role', 'responder', 'note'] },
  { header: 'mobile 2', type: 'mobile', details: [] },
  { header: 'email', type: 'email', details: ['responder'] },
  { header: 'contact:whatsapp', type: 'whatsapp', details: [] },
  { header: 'contact:telegram', type: 'telegram', details: [] },
  { header: 'contact:address', type: 'address', details: [] },
];

/** Header line of the CSV form, without its line end. */
export const CSV_HEADER = [
  'type',
  ...IDENTITY_COLUMNS,
  ...CONTACT_COLUMNS.flatMap(({ header, details }) => [header, ...details.map((detail) => `${header} ${detail}`)]),
  'tags',
].join(',');

/** One record of the CSV form, without its line end. Throws if the columns can't hold the customer's contacts. */
export function csvRow({ type, identity, contacts, tags }: SampleCustomer): string {
  let row = type;
  for (const column of IDENTITY_COLUMNS) row += `,${cell((identity as unknown as Record<string, string>)[column])}`;
  let next = 0;
  for (const column of CONTACT_COLUMNS) {
    const contact = contacts[next]?.type === column.type ? contacts[next++] : undefined;
    row += `,${cell(contact?.value)}`;
    for (const detail of column.details) row += `,${cell(contact?.[detail])}`;
  }
  if (next < contacts.length) throw new Error(`No column for the contact ${typesOf(contacts)}`);
  return `${row},${cell(tags.map((title) => title.replace(/[\\|]/g, '\\$&')).join('|'))}`;
}

function cell(text: string | null | undefined): string {
  if (!text) return '';
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

function typesOf(contacts: SampleContact[]): string {
  return contacts.map(({ type }) => type).join(', ');
}
