import { unguardCell } from '../../cell-guard';
import { cellAt, isFilled } from '../cells';
import type { ContactColumns } from '../contact-columns';
import { readLabel } from './contact-label';
import type { ContactSource } from './vendor-columns';

/** A contact of a row, and the columns from which it came. */
export interface TracedContact {
  contact: Record<string, string>;
  from: ContactColumns;
}

const PARTS = ['role', 'note', 'responder'] as const;

/** The contacts of a row, one or more for each source of which any cell is filled. */
export function vendorContacts(cells: string[], sources: readonly ContactSource[]): TracedContact[] {
  const contacts: TracedContact[] = [];
  for (const source of sources) {
    const values = valuesOf(cells, source);
    const { columns } = source;
    const parts = PARTS.filter((part) => isFilled(cellAt(cells, columns[part])));
    if (values.length === 0 && parts.length === 0) continue;
    const { type, note } = readLabel(columns.type, labelOf(cells, source));
    for (const value of values.length > 0 ? values : [undefined]) {
      const contact: Record<string, string> = value === undefined ? { type } : { type, value };
      const from = { ...columns, value: source.lines.find((index) => isFilled(cells[index])) ?? columns.value };
      if (note !== '') {
        contact.note = note;
        from.note = source.label;
      }
      for (const part of parts) contact[part] = unguardCell(cells[columns[part]]!);
      contacts.push({ contact, from });
    }
  }
  return contacts;
}

function valuesOf(cells: string[], { columns, lines, separator }: ContactSource): string[] {
  if (lines.length > 1) {
    const filled = lines.map((index) => cells[index]).filter(isFilled);
    return filled.length > 0 ? [filled.map((cell) => unguardCell(cell).trim()).join(', ')] : [];
  }
  const cell = cells[columns.value];
  if (!isFilled(cell)) return [];
  const text = unguardCell(cell);
  if (separator === null || !text.includes(separator)) return [text];
  return text
    .split(separator)
    .map((value) => value.trim())
    .filter((value) => value !== '');
}

function labelOf(cells: string[], { label, fixedLabel }: ContactSource): string {
  const cell = cellAt(cells, label);
  return isFilled(cell) ? unguardCell(cell) : (fixedLabel ?? '');
}
