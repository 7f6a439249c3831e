import type { IdentityKey } from '../column-meaning';
import type { ColumnPlan } from '../column-plan';
import type { ContactColumns } from '../contact-columns';
import { cellAt, isFilled } from '../cells';
import { completeVendorRow } from './vendor-row';
import type { VendorColumns } from './vendor-columns';

/** The column from which a key of the identity came, when it isn't a column of ours; -1 if none. */
export function vendorIdentityColumn(vendor: VendorColumns, cells: string[], key: string | undefined): number {
  const candidates: Partial<Record<IdentityKey, number[]>> = {
    firstName: [vendor.middleName],
    lastName: [vendor.fullName],
    name: [...vendor.companies, vendor.fullName],
  };
  return (candidates[key as IdentityKey] ?? []).find((index) => isFilled(cellAt(cells, index))) ?? -1;
}

/** The columns of the nth contact of a row. */
export function vendorContactColumns(
  plan: ColumnPlan,
  vendor: VendorColumns,
  cells: string[],
  nth: number,
  type: unknown,
): ContactColumns | undefined {
  const identity = Object.fromEntries(
    plan.identity.filter(({ index }) => isFilled(cells[index])).map(({ key, index }) => [key, cells[index]]),
  );
  return completeVendorRow(cells, vendor, { type, identity })[nth]?.from;
}
