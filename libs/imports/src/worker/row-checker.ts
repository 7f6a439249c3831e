import {
  contactMatchKey,
  Customer,
  customerSearchKey,
  customerSortName,
  MAX_TAGS,
  newCustomer,
  readCustomerInput,
} from '@echonio/customers';
import { FieldError, isRecord } from '@echonio/platform';
import type { CustomerFaultCode } from '../import-codes';
import { type FileRow, type ImportFile, type RowFault, shownValue } from '../readers/import-file';
import { StagedRow } from './staged-row';
import { ResolvedTag } from './tag-resolver';

/** A row that can't become a customer, with every reason. */
export interface RejectedRow {
  ordinal: number;
  line: number;
  raw: string[] | string;
  faults: RowFault[];
}

export interface RowCheck {
  file: Pick<ImportFile, 'columnOf'>;
  /** What each name of a tag in the row stands for. */
  tags: ReadonlyMap<string, ResolvedTag>;
  /** ISO 3166 code of the country whose phone numbers are written without a country code. */
  region: string;
  /** A tag that can't be found is left out, because the row was accepted when it could. */
  dropsMissingTags: boolean;
  /** Rows are kept as they stand in the file, because they may be rejected later. */
  keepsRaw: boolean;
}

/** Puts a row of a file through the rules of customers: the very same as for the body of a request. */
export function checkRow(row: FileRow, ordinal: number, check: RowCheck): StagedRow | RejectedRow {
  const { line, raw } = row;
  // A fault that the reader found leaves gaps in the input, which the rules would complain about once more.
  if (row.faults.length > 0) return { ordinal, line, raw, faults: [...row.faults] };
  const errors: FieldError[] = [];
  const customer = customerOf(row, errors);
  const faults = errors.map((error) => faultOf(error, row, check.file));
  customer.tagsIds = tagsOf(row, check, faults);
  if (faults.length > 0) return { ordinal, line, raw, faults };
  return {
    ordinal,
    line,
    customer,
    searchKey: customerSearchKey(customer, check.region),
    sortName: customerSortName(customer),
    matchKeys: customer.contacts.map((contact) => contactMatchKey(contact, check.region)),
    raw: check.keepsRaw ? JSON.stringify(raw) : null,
  };
}

function customerOf({ input }: FileRow, errors: FieldError[]): Customer {
  const { identity, contacts } = input;
  // Nothing tells a person from a company in a row of contacts alone.
  const type = input.type ?? (isNameless(identity) ? 'corporate' : undefined);
  return newCustomer(readCustomerInput({ type, identity, contacts }, errors), errors);
}

const isNameless = (identity: unknown): boolean =>
  identity === undefined || identity === null || (isRecord(identity) && Object.keys(identity).length === 0);

function tagsOf(row: FileRow, { file, tags, dropsMissingTags }: RowCheck, faults: RowFault[]): string[] {
  const names = row.input.tags;
  if (!names || names.length === 0) return [];
  const column = file.columnOf(row, 'tags') ?? 'tags';
  const ids = new Set<string>();
  for (const name of names) {
    const tag = tags.get(name)!;
    if ('id' in tag) ids.add(tag.id);
    else if (!dropsMissingTags) faults.push({ column, ...tag, value: shownValue(name) });
  }
  if (ids.size > MAX_TAGS) {
    faults.push({ column, code: 'TOO_MANY_TAGS', message: `A customer has ${MAX_TAGS} tags at most.` });
  }
  return [...ids];
}

const CODES: Record<string, CustomerFaultCode> = {
  type: 'INVALID_TYPE',
  identity: 'INVALID_IDENTITY',
  contacts: 'INVALID_CONTACT',
};

function faultOf({ field, message }: FieldError, row: FileRow, file: RowCheck['file']): RowFault {
  const path = field.split('.');
  const value = valueAt(row.input, path);
  return {
    column: file.columnOf(row, field) ?? field,
    code: CODES[path[0]!] ?? 'INVALID_VALUE',
    message,
    ...(typeof value === 'string' ? { value: shownValue(value) } : {}),
  };
}

const valueAt = (input: object, path: string[]): unknown =>
  path.reduce<unknown>(
    (value, key) => (typeof value === 'object' && value !== null ? (value as Record<string, unknown>)[key] : undefined),
    input,
  );
