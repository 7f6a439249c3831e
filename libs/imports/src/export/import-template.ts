import { formatTags } from '../readers/tag-list';
import { BYTE_ORDER_MARK } from './byte-order-mark';
import { csvRow } from './csv-row';
import { IDENTITY_COLUMNS } from './customer-csv';

export type TemplateFormat = 'csv' | 'json';

interface TemplateContact {
  type: string;
  value: string;
  role?: string;
  note?: string;
  responder?: string;
}

interface TemplateCustomer {
  type: 'corporate' | 'personal';
  identity: Partial<Record<(typeof IDENTITY_COLUMNS)[number], string>>;
  contacts: TemplateContact[];
  tags: string[];
}

/** Contacts in the order of the columns, so that the CSV says the same as the JSON. */
const CUSTOMERS: TemplateCustomer[] = [
  {
    type: 'corporate',
    identity: { name: 'کافه رادیو', title: 'کافی‌شاپ', manager: 'ندا یاری' },
    contacts: [
      { type: 'tel', value: '+98 21 5555 0101', role: 'مدیر فروش', note: 'صبح‌ها', responder: 'سارا کریمی' },
      { type: 'tel', value: '021-55550102' },
      { type: 'email', value: 'info@radio.example' },
      { type: 'fax', value: '021-55550103' },
    ],
    tags: ['مشتری ویژه', 'تهران'],
  },
  {
    type: 'corporate',
    identity: { name: 'Blue Door Trading', title: 'Wholesale', manager: 'Ann Lee' },
    contacts: [
      { type: 'tel', value: '+44 20 7946 0104', role: 'Sales', note: 'After 10 am', responder: 'Tom Baker' },
      { type: 'mobile', value: '+44 7700 900105' },
      { type: 'email', value: 'sales@bluedoor.example' },
    ],
    tags: ['VIP', 'Export'],
  },
  {
    type: 'personal',
    identity: { firstName: 'علی‌اکبر', lastName: 'رضایی', fatherName: 'حسین' },
    contacts: [{ type: 'mobile', value: '۰۹۱۲۵۵۵۰۱۰۶' }],
    tags: ['تهران'],
  },
  {
    type: 'personal',
    identity: { firstName: 'Maria', lastName: 'Ferrari' },
    contacts: [
      { type: 'email', value: 'maria@example.com', note: 'Private' },
      { type: 'whatsapp', value: '+39 320 555 0107' },
    ],
    tags: [],
  },
];

const COLUMN_OF_TYPE: Record<string, string[]> = {
  tel: ['tel', 'tel 2'],
  mobile: ['mobile'],
  email: ['email'],
  fax: ['contact:fax'],
};
const PARTS = ['role', 'note', 'responder'] as const;
const COLUMNS = [
  ...['type', ...IDENTITY_COLUMNS],
  ...['tel', 'tel role', 'tel note', 'tel responder', 'tel 2', 'mobile', 'email', 'contact:fax'],
  ...['tags', 'contacts'],
];

/**
 * A small file with all columns, in Persian and Latin script, that imports as it is with `createTags=true`. The CSV starts
 * with a byte order mark, without which Excel takes Persian for something else.
 */
export function importTemplate(format: TemplateFormat): string {
  if (format === 'json') return `${JSON.stringify(CUSTOMERS, null, 2)}\n`;
  return BYTE_ORDER_MARK + csvRow(COLUMNS) + CUSTOMERS.map((customer) => csvRow(cellsOf(customer))).join('');
}

function cellsOf({ type, identity, contacts, tags }: TemplateCustomer): (string | undefined)[] {
  const cells: Record<string, string | undefined> = { type, ...identity, tags: formatTags(tags) };
  const flat = contacts.map((contact, index) => {
    const nth = contacts.slice(0, index).filter((other) => other.type === contact.type).length;
    return { contact, column: COLUMN_OF_TYPE[contact.type]?.[nth] };
  });
  if (flat.every(({ contact, column }) => column && PARTS.every((part) => !contact[part] || isColumn(column, part)))) {
    for (const { contact, column } of flat) {
      cells[column!] = contact.value;
      for (const part of PARTS) if (contact[part]) cells[`${column} ${part}`] = contact[part];
    }
  } else cells.contacts = JSON.stringify(contacts);
  return COLUMNS.map((column) => cells[column]);
}

const isColumn = (column: string, part: string): boolean => COLUMNS.includes(`${column} ${part}`);
