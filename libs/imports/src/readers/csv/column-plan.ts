import { FileFault } from '../file-fault';
import { unguardCell } from '../cell-guard';
import { recogniseColumn } from './column-dictionary';
import type { ColumnMeaning, ContactPart, IdentityKey } from './column-meaning';

/** The columns of one contact of every row, as indexes; -1 where there is none. */
export interface ContactColumns {
  type: string;
  value: number;
  role: number;
  note: number;
  responder: number;
}

/** What to take from each row of a file, by index of the column; -1 where the file has no such column. */
export interface ColumnPlan {
  /** The header as it stands in the file. */
  columns: string[];
  ignoredColumns: string[];
  type: number;
  tags: number;
  contacts: number;
  item: number;
  identity: { key: IdentityKey; index: number }[];
  contactColumns: ContactColumns[];
}

type ContactMeaning = Extract<ColumnMeaning, { kind: 'contact' }>;

/**
 * Understands a header.
 * @param line where the header stands
 * @throws FileFault `DUPLICATE_COLUMN`, `NO_USABLE_COLUMN`
 */
export function planColumns(header: string[], line: number): ColumnPlan {
  const meanings = resolveNames(header.map((cell) => recogniseColumn(unguardCell(cell))));
  const used = new Map<string, number>();
  const single = (kind: string): number => used.get(kind) ?? -1;
  const plan: ColumnPlan = {
    columns: header,
    ignoredColumns: [],
    type: -1,
    tags: -1,
    contacts: -1,
    item: -1,
    identity: [],
    contactColumns: contactColumns(meanings),
  };
  meanings.forEach((meaning, index) => {
    if (!meaning || (meaning.kind === 'contact' && !holdsColumn(plan.contactColumns, index))) {
      plan.ignoredColumns.push(header[index]!.trim() || `column ${index + 1}`);
    } else if (meaning.kind !== 'contact' && meaning.kind !== 'meta') {
      claim(used, meaning.kind === 'identity' ? meaning.key : meaning.kind, index, header, line);
      if (meaning.kind === 'identity') plan.identity.push({ key: meaning.key, index });
    }
  });
  Object.assign(plan, {
    type: single('type'),
    tags: single('tags'),
    contacts: single('contacts'),
    item: single('item'),
  });
  if (plan.identity.length === 0 && plan.contactColumns.length === 0 && plan.contacts === -1 && plan.item === -1) {
    throw noUsableColumn(header, line);
  }
  return plan;
}

/** `نام` is the first name beside a last name, else the name of a company. */
function resolveNames(meanings: (ColumnMeaning | null)[]): (ColumnMeaning | null)[] {
  const has = (key: IdentityKey): boolean =>
    meanings.some((meaning) => meaning?.kind === 'identity' && meaning.key === key);
  if (!has('lastName') || has('firstName')) return meanings;
  return meanings.map((meaning) =>
    meaning?.kind === 'identity' && meaning.besideLastName
      ? { kind: 'identity', key: meaning.besideLastName }
      : meaning,
  );
}

function claim(used: Map<string, number>, field: string, index: number, header: string[], line: number): void {
  const first = used.get(field);
  if (first !== undefined) {
    const message =
      `Columns ${first + 1} "${header[first]!.trim()}" and ${index + 1} "${header[index]!.trim()}" ` +
      `both mean ${field}. Rename or remove one.`;
    throw new FileFault('DUPLICATE_COLUMN', message, line, header[index]!.trim());
  }
  used.set(field, index);
}

function contactColumns(meanings: (ColumnMeaning | null)[]): ContactColumns[] {
  const contacts: { ordinal: number; columns: ContactColumns }[] = [];
  eachContact(meanings, ({ type, ordinal, part }, index) => {
    if (part !== 'value') return;
    contacts.push({ ordinal, columns: { type, value: index, role: -1, note: -1, responder: -1 } });
  });
  eachContact(meanings, ({ type, ordinal, part }, index) => {
    if (part === 'value') return;
    const free = contacts.find((it) => it.ordinal === ordinal && it.columns.type === type && it.columns[part] === -1);
    if (free) free.columns[part] = index;
  });
  return contacts.map((it) => it.columns);
}

function eachContact(
  meanings: (ColumnMeaning | null)[],
  visit: (meaning: ContactMeaning, index: number) => void,
): void {
  meanings.forEach((meaning, index) => {
    if (meaning?.kind === 'contact') visit(meaning, index);
  });
}

const PARTS: ContactPart[] = ['value', 'role', 'note', 'responder'];

function holdsColumn(contacts: ContactColumns[], index: number): boolean {
  return contacts.some((contact) => PARTS.some((part) => contact[part] === index));
}

function noUsableColumn(header: string[], line: number): FileFault {
  const names = header.slice(0, 5).map((name) => `"${name.trim().slice(0, 40)}"`);
  const message =
    `No column of the header (${names.join(', ')}${header.length > 5 ? ', …' : ''}) is known. ` +
    'A file needs at least one of name, firstName, lastName, tel, mobile, email, contact:<type> or contacts.';
  return new FileFault('NO_USABLE_COLUMN', message, line, null);
}
