/** A customer as it is exported: what a reply holds, and with `include=meta` the rest. */
export interface ExportedCustomer {
  id: string;
  organizationId: string;
  creatorOperatorId: string | null;
  avatarUploadedFileId: string | null;
  type: string;
  identity: Record<string, string | null>;
  tagsIds: string[];
  contacts: ExportedContact[];
  createdAt?: string;
  updatedAt?: string;
  version?: number;
}

export interface ExportedContact {
  id: string;
  data: { note: string | null; role: string | null; type: string; value: string; responder: string | null };
}

export interface ExportOptions {
  /** Titles by id; a tag without one is written by its id. */
  tagTitles: ReadonlyMap<string, string>;
  /** Adds the columns that an import ignores. */
  includeMeta: boolean;
}

/** The contacts as an import takes them: in order, without ids, what is null left out. */
export function importableContacts(contacts: readonly ExportedContact[]): Record<string, string>[] {
  return contacts.map(({ data }) => {
    const contact: Record<string, string> = { type: data.type, value: data.value };
    if (data.role !== null) contact.role = data.role;
    if (data.note !== null) contact.note = data.note;
    if (data.responder !== null) contact.responder = data.responder;
    return contact;
  });
}

export function titlesOf(customer: ExportedCustomer, tagTitles: ReadonlyMap<string, string>): string[] {
  return customer.tagsIds.map((id) => tagTitles.get(id) ?? id);
}
