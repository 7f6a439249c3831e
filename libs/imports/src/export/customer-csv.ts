import { SERVER_KEYS } from '../readers/csv/column-dictionary';
import { formatTags } from '../readers/tag-list';
import {
  type ExportedCustomer,
  type ExportedMeta,
  type ExportOptions,
  importableContacts,
  titlesOf,
} from './exported-customer';
import { csvRow } from './csv-row';

export const IDENTITY_COLUMNS = ['name', 'title', 'manager', 'firstName', 'lastName', 'fatherName'] as const;
const COLUMNS = ['type', ...IDENTITY_COLUMNS, 'tags', 'contacts'] as const;

/** The header of an export: what an import takes, then with `includeMeta` what it ignores. */
export function exportColumns(includeMeta: boolean): string[] {
  return includeMeta ? [...COLUMNS, ...SERVER_KEYS] : [...COLUMNS];
}

/** The line of a customer under `exportColumns`. Contacts stand once, as JSON, so that nothing of them is lost. */
export function customerToCsvRow(customer: ExportedCustomer, { tagTitles }: ExportOptions): string {
  const { identity, contacts, meta } = customer;
  const cells = [
    customer.type,
    ...IDENTITY_COLUMNS.map((key) => identity[key]),
    formatTags(titlesOf(customer, tagTitles)),
    contacts.length > 0 ? JSON.stringify(importableContacts(contacts)) : null,
  ];
  if (meta) cells.push(...metaCells(meta, customer.tagsIds));
  return csvRow(cells);
}

/** In the order of `SERVER_KEYS`. */
function metaCells(meta: ExportedMeta, tagsIds: string[]): (string | null)[] {
  return [
    meta.id,
    meta.organizationId,
    meta.creatorOperatorId,
    meta.avatarUploadedFileId,
    formatTags(tagsIds),
    meta.createdAt,
    meta.updatedAt,
    String(meta.version),
  ];
}
