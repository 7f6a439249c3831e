import { textAt } from '../cells';
import type { TracedContact } from './vendor-contacts';

/** A filled cell that has no field of its own. */
export interface Remark {
  text: string;
  /** Of its column. */
  index: number;
}

/** What a row says that goes to its first contact. */
export interface Remarks {
  companies: Remark[];
  jobTitle: Remark | null;
  responder: Remark | null;
  notes: Remark[];
}

export function remarkAt(cells: string[], index: number): Remark | null {
  const text = textAt(cells, index);
  return text === undefined ? null : { text, index };
}

/** The filled cells of some columns, what says the same left out. */
export function remarksAt(cells: string[], indexes: readonly number[]): Remark[] {
  const remarks: Remark[] = [];
  for (const index of indexes) {
    const remark = remarkAt(cells, index);
    if (remark && !remarks.some((other) => isSame(other, remark))) remarks.push(remark);
  }
  return remarks;
}

export function isSame(a: Remark, b: Remark): boolean {
  return a.text.trim() === b.text.trim();
}

/**
 * Adds remarks to the first contact: the job title as its role, companies before its note, notes behind it, a line for each.
 * Where there is no contact, one is made of the company, else the job title, else the notes.
 */
export function addRemarks(contacts: TracedContact[], remarks: Remarks): void {
  const { contact, from } = contacts[0] ?? {};
  if (!contact || !from) {
    contacts.push(...contactOf(remarks));
    return;
  }
  const notes = [...remarks.notes];
  for (const [part, remark] of [
    ['role', remarks.jobTitle],
    ['responder', remarks.responder],
  ] as const) {
    if (!remark || contact[part]?.trim() === remark.text.trim()) continue;
    if (contact[part] !== undefined) notes.unshift(remark);
    else {
      contact[part] = remark.text;
      from[part] = remark.index;
    }
  }
  const lines = [...remarks.companies.map(trimmed), contact.note, ...notes.map(trimmed)];
  const note = lines.filter((line) => line !== undefined).join('\n');
  if (note !== '') contact.note = note;
  from.note = notes.at(-1)?.index ?? remarks.companies.at(-1)?.index ?? from.note;
}

const TYPE_OF_REMARK = { companies: 'company', jobTitle: 'job title', responder: 'responder', notes: 'note' };

function contactOf(remarks: Remarks): TracedContact[] {
  const rest = { ...remarks };
  const first = takeFirst(rest);
  if (!first) return [];
  const from = { type: first.type, value: first.remark.index, role: -1, note: -1, responder: -1 };
  const contacts = [{ contact: { type: first.type, value: first.remark.text }, from }];
  addRemarks(contacts, rest);
  return contacts;
}

function takeFirst(rest: Remarks): { type: string; remark: Remark } | null {
  for (const key of ['companies', 'jobTitle', 'responder', 'notes'] as const) {
    const [remark, ...others] = [rest[key]].flat().filter((it) => it !== null);
    if (!remark) continue;
    Object.assign(rest, { [key]: key === 'companies' || key === 'notes' ? others : null });
    return { type: TYPE_OF_REMARK[key], remark };
  }
  return null;
}

const trimmed = ({ text }: Remark): string => text.trim();
