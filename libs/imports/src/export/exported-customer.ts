/** A customer as it is exported. */
export interface ExportedCustomer {
  type: string;
  identity: Readonly<Record<string, string | null | undefined>>;
  tagsIds: string[];
  contacts: ExportedContact[];
  /** What an import ignores, when it is asked for. */
  meta: ExportedMeta | null;
}

export interface ExportedContact {
  type: string;
  value: string;
  role: string | null;
  note: string | null;
  responder: string | null;
}

export interface ExportedMeta {
  id: string;
  organizationId: string;
  creatorOperatorId: string;
  avatarUploadedFileId: string | null;
  createdAt: string;
  updatedAt: string;
  version: number;
}

export interface ExportOptions {
  /** Titles by id; a tag without one is written by its id. */
  tagTitles: ReadonlyMap<string, string>;
}

/** The contacts as an import takes them: in order, what is null left out. */
export function importableContacts(contacts: readonly ExportedContact[]): Partial<ExportedContact>[] {
  return contacts.map(({ type, value, role, note, responder }) => {
    const contact: Partial<ExportedContact> = { type, value };
    if (role !== null) contact.role = role;
    if (note !== null) contact.note = note;
    if (responder !== null) contact.responder = responder;
    return contact;
  });
}

export function titlesOf({ tagsIds }: ExportedCustomer, tagTitles: ReadonlyMap<string, string>): string[] {
  return tagsIds.map((id) => tagTitles.get(id) ?? id);
}
