import { FileFault } from '../file-fault';
import { MappingFault } from '../mapping';
import type { IdentityKey, Meaning } from './column-meaning';
import { type ColumnReading, readColumns } from './column-readings';
import { type ContactColumns, contactColumns, holdsColumn } from './contact-columns';
import { type VendorColumns, vendorColumns } from './vendor/vendor-columns';

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
  /** What is read beside that in files that other programs write; null if nothing. */
  vendor: VendorColumns | null;
}

export type Mapping = ReadonlyMap<string, Meaning | null>;

/**
 * Understands a header.
 * @param line where the header stands
 * @param mapping what the caller says of columns, by name
 * @throws FileFault `DUPLICATE_COLUMN`, `NO_USABLE_COLUMN`; MappingFault `UNKNOWN_COLUMN`, `DUPLICATE_FIELD`
 */
export function planColumns(header: string[], line: number, mapping: Mapping = new Map()): ColumnPlan {
  const plan = planAnyColumns(header, line, mapping);
  const isUsable = plan.identity.length > 0 || plan.contactColumns.length > 0 || plan.contacts !== -1;
  if (!isUsable && plan.item === -1 && !plan.vendor?.isUsable) throw noUsableColumn(header, line);
  return plan;
}

/** `planColumns`, also of a header of which no customer can come. */
export function planAnyColumns(header: string[], line: number, mapping: Mapping): ColumnPlan {
  const meanings = claimFields(readColumns(header, mapping), header, line);
  const indexOf = (kind: Meaning['kind']): number => meanings.findIndex((meaning) => meaning?.kind === kind);
  const own = contactColumns(meanings);
  const vendor = vendorColumns(meanings, own);
  const isIgnored = meanings.map(
    (meaning, index) =>
      meaning === null ||
      (meaning.kind === 'contact' && !holdsColumn(own, index)) ||
      (meaning.kind === 'reach' && meaning.part === 'label' && !vendor?.contacts.some((it) => it.label === index)),
  );
  return {
    columns: header,
    ignoredColumns: namesOf(header, isIgnored),
    type: indexOf('type'),
    tags: indexOf('tags'),
    contacts: indexOf('contacts'),
    item: indexOf('item'),
    identity: meanings.flatMap((meaning, index) => (meaning?.kind === 'identity' ? [{ key: meaning.key, index }] : [])),
    contactColumns: own,
    vendor,
  };
}

/** Names the columns that are ignored; a run of blank headers at the end, as spreadsheets leave it, counts as one. */
function namesOf(header: readonly string[], isIgnored: readonly boolean[]): string[] {
  const end = header.findLastIndex((name) => name.trim() !== '') + 1;
  const names = header
    .slice(0, end)
    .flatMap((name, index) => (isIgnored[index] ? [name.trim() || `column ${index + 1}`] : []));
  if (end === header.length || !isIgnored[end]) return names;
  return [...names, end + 1 === header.length ? `column ${end + 1}` : `columns ${end + 1} to ${header.length}`];
}

const STRENGTH = { mapping: 2, own: 1, vendor: 0 };

/** What is read from each column, null for nothing: of columns that mean one field the strongest, of vendors' the first. */
function claimFields(readings: (ColumnReading | null)[], header: string[], line: number): (Meaning | null)[] {
  const claims = new Map<string, number>();
  readings.forEach((reading, index) => {
    const field = reading && singleField(reading.meaning);
    if (!reading || !field) return;
    const first = claims.get(field);
    const difference = first === undefined ? 1 : STRENGTH[reading.source] - STRENGTH[readings[first]!.source];
    if (difference === 0 && reading.source !== 'vendor') throw duplicate(reading, field, [first!, index], header, line);
    if (difference > 0) claims.set(field, index);
  });
  return readings.map((reading, index) => {
    const field = reading && singleField(reading.meaning);
    return reading && (!field || claims.get(field) === index) ? reading.meaning : null;
  });
}

/** The field that only one column may fill; null if several may. */
function singleField(meaning: Meaning): string | null {
  switch (meaning.kind) {
    case 'identity':
      return meaning.key;
    case 'contact':
    case 'meta':
    case 'company':
    case 'remark':
    case 'labels':
    case 'reach':
      return null;
    default:
      return meaning.kind;
  }
}

function duplicate(
  { source }: ColumnReading,
  field: string,
  [first, second]: [number, number],
  header: string[],
  line: number,
): FileFault {
  const name = header[second]!.trim();
  const firstName = header[first]!.trim();
  const columns = `${first + 1} "${firstName}" and ${second + 1} "${name}"`;
  if (source === 'mapping') {
    // Here a header may be the keys of the mapping, whose order says nothing of the file.
    const mapped = firstName === name ? columns : `"${firstName}" and "${name}"`;
    return new MappingFault('DUPLICATE_FIELD', `The mapping reads both columns ${mapped} as ${field}.`, name);
  }
  const message = `Columns ${columns} both mean ${field}. Rename or remove one.`;
  return new FileFault('DUPLICATE_COLUMN', message, line, name);
}

function noUsableColumn(header: string[], line: number): FileFault {
  const names = header.slice(0, 5).map((name) => `"${name.trim().slice(0, 40)}"`);
  const message =
    `No column of the header (${names.join(', ')}${header.length > 5 ? ', …' : ''}) is known. ` +
    'A file needs at least one of name, firstName, lastName, tel, mobile, email, contact:<type> or contacts.';
  return new FileFault('NO_USABLE_COLUMN', message, line, null);
}
