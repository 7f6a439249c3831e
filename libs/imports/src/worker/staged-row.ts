import { Customer } from '@echonio/customers';
import { uuidv7 } from '@echonio/platform';
import { copyIds, copyText } from './copy-text';

/** A row of the file that became a customer, ready to be stored. */
export interface StagedRow {
  /** 1-based number of the row among all rows of the file. */
  ordinal: number;
  line: number;
  customer: Customer;
  searchKey: string;
  sortName: string;
  /** Of its contacts, in their order. */
  matchKeys: string[];
  /** The row as it stands in the file, as JSON text, where it may still be rejected; else null. */
  raw: string | null;
}

export const COPY_STAGING = `
  COPY import_staging (organization_id, import_id, ordinal, line, customer_id, event_id, type, name, title, manager,
    last_name, first_name, father_name, key, sort_name, contacts, tags, tag_event_ids, raw) FROM STDIN`;

/** The row as a line of COPY_STAGING. */
export function stagedLine(
  organizationId: string,
  importId: string,
  { ordinal, line, customer, searchKey, sortName, matchKeys, raw }: StagedRow,
): string {
  const { id, type, identity, contacts, tagsIds } = customer;
  const keyed = contacts.map((contact, index) => ({ ...contact, matchKey: matchKeys[index] }));
  const { name, title, manager, lastName, firstName, fatherName } = identity;
  return (
    `${organizationId}\t${importId}\t${ordinal}\t${line}\t${id}\t${uuidv7()}\t${type}\t` +
    `${copyText(name)}\t${copyText(title)}\t${copyText(manager)}\t` +
    `${copyText(lastName)}\t${copyText(firstName)}\t${copyText(fatherName)}\t` +
    `${copyText(searchKey)}\t${copyText(sortName)}\t${copyText(JSON.stringify(keyed))}\t` +
    `${copyIds(tagsIds)}\t${copyIds(tagsIds.map(() => uuidv7()))}\t${copyText(raw)}\n`
  );
}
