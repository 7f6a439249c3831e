import type { Meaning, ReachMeaning } from '../column-meaning';
import type { ContactColumns } from '../contact-columns';

/** Where one contact, or several in one cell, stand in each row. */
export interface ContactSource {
  /** `value` is the first column of a value. */
  columns: ContactColumns;
  /** Columns of which each holds a line of the value; empty if `value` holds it all. */
  lines: number[];
  /** Column that says what kind of number or address it is; -1 if there is none. */
  label: number;
  /** What the header says of it. */
  fixedLabel: string | null;
  /** Stands between several values in one cell. */
  separator: string | null;
}

/** What is read from the files of other programs, by index of the column; -1 where the file has no such column. */
export interface VendorColumns {
  fullName: number;
  middleName: number;
  jobTitle: number;
  companies: number[];
  remarks: number[];
  labels: { index: number; separator: string }[];
  /** All contacts of a row in order, our own columns included. */
  contacts: ContactSource[];
  /** Whether a customer can come of these columns alone. */
  isUsable: boolean;
}

/** The first contact carries the remarks: it should be a number or an e-mail address of the customer's own. */
const LATE_TYPES = new Map([
  ['fax', 1],
  ['pager', 1],
  ['website', 2],
  ['address', 2],
]);
const ASSISTANT = 'Assistant';

/** @param own the contacts of our own columns @returns null if no column is read in a vendor's way */
export function vendorColumns(meanings: (Meaning | null)[], own: ContactColumns[]): VendorColumns | null {
  const indexesOf = (kind: Meaning['kind']): number[] =>
    meanings.flatMap((meaning, index) => (meaning?.kind === kind ? [index] : []));
  const single = (kind: Meaning['kind']): number => indexesOf(kind)[0] ?? -1;
  const labels = meanings.flatMap((meaning, index) =>
    meaning?.kind === 'labels' ? [{ index, separator: meaning.separator }] : [],
  );
  const reaches = reachSources(meanings);
  const columns = {
    fullName: single('fullName'),
    middleName: single('middleName'),
    jobTitle: single('jobTitle'),
    companies: indexesOf('company'),
    remarks: indexesOf('remark'),
    labels,
    contacts: inOrder(own.map(ownSource), reaches),
  };
  const { fullName, middleName, jobTitle, companies, remarks } = columns;
  const isUsable = fullName !== -1 || companies.length > 0 || reaches.length > 0;
  const isEmpty = middleName === -1 && jobTitle === -1 && remarks.length === 0 && labels.length === 0;
  return isEmpty && !isUsable ? null : { ...columns, isUsable };
}

function reachSources(meanings: (Meaning | null)[]): ContactSource[] {
  const groups = new Map<string, ContactSource>();
  const of = (part: ReachMeaning['part'], visit: (meaning: ReachMeaning, index: number) => void): void =>
    meanings.forEach((meaning, index) => {
      if (meaning?.kind === 'reach' && meaning.part === part) visit(meaning, index);
    });
  of('value', ({ type, group, label, separator }, index) => {
    const isLine = type === 'address';
    const key = isLine ? group : `${group} ${index}`;
    const source = groups.get(key);
    if (source) source.lines.push(index);
    else {
      const columns = { type, value: index, role: -1, note: -1, responder: -1 };
      const lines = isLine ? [index] : [];
      groups.set(key, { columns, lines, label: -1, fixedLabel: label ?? null, separator: separator ?? null });
    }
  });
  of('label', ({ group }, index) => {
    for (const [key, source] of groups) {
      if ((key === group || key.startsWith(`${group} `)) && source.label === -1) source.label = index;
    }
  });
  return [...groups.values()];
}

function ownSource(columns: ContactColumns): ContactSource {
  return { columns, lines: [], label: -1, fixedLabel: null, separator: null };
}

/** Our own columns keep their order. */
function inOrder(own: ContactSource[], reaches: ContactSource[]): ContactSource[] {
  const rank = (source: ContactSource): number => {
    if (own.includes(source)) return 0;
    return LATE_TYPES.get(source.columns.type) ?? (source.fixedLabel === ASSISTANT ? 1 : 0);
  };
  return [...own, ...reaches].sort((a, b) => rank(a) - rank(b) || a.columns.value - b.columns.value);
}
