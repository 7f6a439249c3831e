import { type ExportedCustomer, type ExportOptions, importableContacts, titlesOf } from './exported-customer';

/** A customer as an item of a JSON or NDJSON export, without a line end. An import ignores what `includeMeta` adds. */
export function customerToJson(customer: ExportedCustomer, { tagTitles, includeMeta }: ExportOptions): string {
  const { type, identity, contacts, ...meta } = customer;
  const item = { type, identity, tags: titlesOf(customer, tagTitles), contacts: importableContacts(contacts) };
  return JSON.stringify(includeMeta ? { ...item, ...metaOf(meta) } : item);
}

function metaOf(meta: Omit<ExportedCustomer, 'type' | 'identity' | 'contacts'>): Record<string, unknown> {
  const { id, organizationId, creatorOperatorId, avatarUploadedFileId, tagsIds, createdAt, updatedAt, version } = meta;
  return { id, organizationId, creatorOperatorId, avatarUploadedFileId, tagsIds, createdAt, updatedAt, version };
}
