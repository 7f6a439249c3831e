import type { RowInput } from '../../import-file';
import { textAt } from '../cells';
import { addRemarks, isSame, type Remark, remarkAt, type Remarks, remarksAt } from './remarks';
import { labelsAt } from './vendor-labels';
import type { VendorColumns } from './vendor-columns';
import { type TracedContact, vendorContacts } from './vendor-contacts';

const PERSONAL_KEYS = ['firstName', 'lastName', 'fatherName'];

/**
 * Adds to a row what the columns of other programs say. A row with the name of a person is personal, and its company a
 * remark of its first contact; without one it is corporate. Nothing that is read is lost.
 * @param input what our own columns say, without flat contacts; a type in it decides between person and company
 * @returns the contacts that were added, and the columns from which they came
 */
export function completeVendorRow(cells: string[], columns: VendorColumns, input: RowInput): TracedContact[] {
  const remarks = nameCustomer(cells, columns, input);
  // The column of contacts wins over flat ones; what it can't say still needs a place.
  const added = input.contacts === undefined ? vendorContacts(cells, columns.contacts) : [];
  addRemarks(added, remarks);
  const contacts = added.map(({ contact }) => contact);
  input.contacts = Array.isArray(input.contacts) ? [...(input.contacts as unknown[]), ...contacts] : contacts;
  const labels = labelsAt(cells, columns.labels);
  if (labels.length > 0) input.tags = [...new Set([...(input.tags ?? []), ...labels])];
  return added;
}

/** Completes the identity; answers what has no place in it. */
function nameCustomer(cells: string[], columns: VendorColumns, input: RowInput): Remarks {
  const remarks: Remarks = {
    companies: remarksAt(cells, columns.companies),
    jobTitle: remarkAt(cells, columns.jobTitle),
    responder: null,
    notes: remarksAt(cells, columns.remarks),
  };
  const identity = { ...input.identity };
  addMiddleName(identity, textAt(cells, columns.middleName));
  const hasPerson = PERSONAL_KEYS.some((key) => identity[key] !== undefined);
  const fullName = hasPerson ? null : remarkAt(cells, columns.fullName);
  const isPersonal = input.type === undefined ? hasPerson || isPerson(fullName, remarks) : input.type === 'personal';
  if (!isPersonal) nameCompany(identity, remarks, fullName);
  else if (fullName) identity.lastName = fullName.text;
  if (Object.keys(identity).length > 0) input.identity = identity;
  return remarks;
}

/** Some programs write the name of the company where a contact has no name of its own. */
function isPerson(fullName: Remark | null, { companies }: Remarks): boolean {
  return fullName !== null && !companies.some((company) => isSame(company, fullName));
}

function nameCompany(identity: Record<string, unknown>, remarks: Remarks, fullName: Remark | null): void {
  const named = remarks.companies[0] ?? fullName;
  if (identity.name === undefined && named) identity.name = named.text;
  const isName = ({ text }: Remark): boolean =>
    typeof identity.name === 'string' && identity.name.trim() === text.trim();
  remarks.companies = remarks.companies.filter((company) => !isName(company));
  if (fullName && !isName(fullName)) remarks.responder = fullName;
}

function addMiddleName(identity: Record<string, unknown>, middleName: string | undefined): void {
  if (middleName === undefined) return;
  const { firstName } = identity;
  identity.firstName = typeof firstName === 'string' ? `${firstName.trim()} ${middleName.trim()}` : middleName;
}
