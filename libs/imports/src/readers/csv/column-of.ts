import type { ContactPart } from './column-meaning';
import type { ColumnPlan, ContactColumns } from './column-plan';
import { cellAt, isFilled } from './csv-row-mapper';

/** The header of the column from which a path of a row's input came, such as `identity.name` or `contacts.1.value`. */
export function columnOf(plan: ColumnPlan, cells: string[], path: string): string | null {
  const index = isFilled(cellAt(cells, plan.item)) ? plan.item : indexOf(plan, cells, path.split(/[.[\]]+/));
  return index === -1 ? null : plan.columns[index]!.trim();
}

function indexOf(plan: ColumnPlan, cells: string[], [field, key, part]: string[]): number {
  if (field === 'type') return plan.type;
  if (field === 'tags' || field === 'tagsIds') return plan.tags;
  if (field === 'identity') return plan.identity.find((it) => it.key === key)?.index ?? -1;
  if (field !== 'contacts') return -1;
  if (isFilled(cellAt(cells, plan.contacts))) return plan.contacts;
  return indexOfContact(contactAt(plan, cells, Number(key)), part);
}

/** The columns of the nth contact of a row, counted as `flatContacts` makes them. */
function contactAt(plan: ColumnPlan, cells: string[], nth: number): ContactColumns | undefined {
  const filled = plan.contactColumns.filter(({ value, role, note, responder }) =>
    [value, role, note, responder].some((index) => isFilled(cellAt(cells, index))),
  );
  return filled[nth];
}

function indexOfContact(columns: ContactColumns | undefined, part: string | undefined): number {
  if (!columns) return -1;
  const isPart = part === 'role' || part === 'note' || part === 'responder';
  const index = isPart ? columns[part satisfies ContactPart] : -1;
  return index === -1 ? columns.value : index;
}
