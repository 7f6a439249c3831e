import type { CustomerFaultCode } from '../import-codes';

/** Why one row can't be taken as it is. */
export type RowFaultCode =
  | 'TOO_MANY_CELLS'
  | 'CELL_TOO_LARGE'
  | 'MIXED_IDENTITY'
  | 'INVALID_CONTACTS'
  | 'INVALID_TAGS'
  | 'INVALID_ITEM'
  | 'NOT_AN_OBJECT'
  | 'NOT_A_TEXT'
  | 'DUPLICATE_KEY'
  | 'TOO_DEEP';

/** A fault of one row. `column` is the file's column or, in JSON, the path of the value; `value` is cut to 100 characters. */
export interface RowFault {
  column: string | null;
  code: RowFaultCode | CustomerFaultCode;
  message: string;
  value?: string;
}

/** What a row asks for, as a client would POST it. Values are untrimmed and unchecked: the rules of customers come later. */
export interface RowInput {
  type?: unknown;
  /** From CSV only the cells that aren't blank; from JSON whatever the item holds. */
  identity?: Record<string, unknown>;
  contacts?: unknown;
  /** Titles or ids. */
  tags?: string[];
}

export interface FileRow {
  /** 1-based physical line on which the record, item or object starts. */
  line: number;
  input: RowInput;
  /** Found by the reader itself; a row with any is to be rejected. */
  faults: readonly RowFault[];
  /** CSV: the cells as they stand in the file, the spreadsheet guard not undone. JSON: the text of the item. */
  raw: string[] | string;
}

/** An opened file. `batches` can be walked once; leaving the walk closes the source. A `FileFault` may end it at any time. */
export interface ImportFile {
  format: 'csv' | 'json' | 'ndjson';
  encoding: 'utf-8' | 'utf-16le' | 'utf-16be';
  /** CSV only. */
  delimiter: string | null;
  /** The header as it stands in the file; empty for JSON. */
  columns: string[];
  /** Columns that nothing is read from, except those that an export or a rejects file adds itself. */
  ignoredColumns: string[];
  batches: AsyncIterable<FileRow[]>;
  /** The file's column for a path of the input such as `identity.name` or `contacts.1.value`; null if the path says it best (JSON). */
  columnOf(row: FileRow, path: string): string | null;
}

const SHOWN_CHARACTERS = 100;

/** A `RowFault` with its value cut for show. */
export function rowFault(code: RowFaultCode, column: string | null, message: string, value?: string): RowFault {
  if (value === undefined) return { column, code, message };
  return { column, code, message, value: shownValue(value) };
}

/** The beginning of a long value, never cut through a surrogate pair. */
export function shownValue(value: string): string {
  const cutsPair = (value.charCodeAt(SHOWN_CHARACTERS - 1) & 0xfc00) === 0xd800;
  return value.slice(0, cutsPair ? SHOWN_CHARACTERS - 1 : SHOWN_CHARACTERS);
}
