import { cellAt, isFilled } from './cells';
import type { ContactPart } from './column-meaning';
import type { ColumnPlan } from './column-plan';
import type { ContactColumns } from './contact-columns';
import { vendorContactColumns, vendorIdentityColumn } from './vendor/vendor-column-of';

/**
 * The header of the column from which a path of a row's input came, such as `identity.name` or `contacts.1.value`.
 * @param type of the row's input
 */
export function columnOf(plan: ColumnPlan, cells: string[], path: string, type: unknown): string | null {
  const isItem = isFilled(cellAt(cells, plan.item));
  const index = isItem ? plan.item : indexOf(plan, cells, path.split(/[.[\]]+/), type);
  return index === -1 ? null : plan.columns[index]!.trim();
}

function indexOf(plan: ColumnPlan, cells: string[], [field, key, part]: string[], type: unknown): number {
  if (field === 'type') return plan.type;
  if (field === 'tags' || field === 'tagsIds') return tagsColumn(plan, cells);
  if (field === 'identity') return identityColumn(plan, cells, key);
  if (field !== 'contacts') return -1;
  if (isFilled(cellAt(cells, plan.contacts))) return plan.contacts;
  return indexOfContact(contactAt(plan, cells, Number(key), type), part);
}

function tagsColumn({ tags, vendor }: ColumnPlan, cells: string[]): number {
  if (isFilled(cellAt(cells, tags)) || !vendor) return tags;
  return vendor.labels.find(({ index }) => isFilled(cells[index]))?.index ?? tags;
}

function identityColumn({ identity, vendor }: ColumnPlan, cells: string[], key: string | undefined): number {
  const own = identity.find((it) => it.key === key)?.index ?? -1;
  if (!vendor || isFilled(cellAt(cells, own))) return own;
  const other = vendorIdentityColumn(vendor, cells, key);
  return other === -1 ? own : other;
}

/** The columns of the nth contact of a row, counted as the mapper makes them. */
function contactAt(plan: ColumnPlan, cells: string[], nth: number, type: unknown): ContactColumns | undefined {
  if (plan.vendor) return vendorContactColumns(plan, plan.vendor, cells, nth, type);
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
