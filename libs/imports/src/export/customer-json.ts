import {
  type ExportedCustomer,
  type ExportedMeta,
  type ExportOptions,
  importableContacts,
  titlesOf,
} from './exported-customer';

/** A customer as an item of a JSON or NDJSON export, without a line end. An import ignores what `meta` adds. */
export function customerToJson(customer: ExportedCustomer, { tagTitles }: ExportOptions): string {
  const { type, identity, contacts, tagsIds, meta } = customer;
  const item = { type, identity, tags: titlesOf(customer, tagTitles), contacts: importableContacts(contacts) };
  return JSON.stringify(meta ? { ...item, ...metaOf(meta, tagsIds) } : item);
}

function metaOf(meta: ExportedMeta, tagsIds: string[]): Record<string, unknown> {
  const { id, organizationId, creatorOperatorId, avatarUploadedFileId, createdAt, updatedAt, version } = meta;
  return { id, organizationId, creatorOperatorId, avatarUploadedFileId, tagsIds, createdAt, updatedAt, version };
}
