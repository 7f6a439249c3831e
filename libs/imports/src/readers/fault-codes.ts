import type { FaultCode } from './fault-code';
import type { FileFaultCode } from './file-fault';
import type { RowFaultCode } from './import-file';

export type ReaderFaultCode = FileFaultCode | RowFaultCode;

const file = (meaning: string): FaultCode => ({ where: 'file', meaning });
const row = (meaning: string): FaultCode => ({ where: 'row', meaning });
const mapping = (meaning: string): FaultCode => ({ where: 'mapping', meaning });

/** Every code with which a reader refuses a file or a row. */
export const FAULT_CODES: Readonly<Record<ReaderFaultCode, FaultCode>> = {
  EMPTY_FILE: file('The file is empty, or holds nothing but blanks.'),
  INVALID_ENCODING: file(
    'Some bytes are not text in the encoding of the file, which must be UTF-8, or UTF-16 with a byte order mark.',
  ),
  NUL_CHARACTER: file(
    'The file holds a NUL character, as workbooks, archives and UTF-16 without a byte order mark do.',
  ),
  UNCLOSED_QUOTE: file('A quote opens a cell and is never closed.'),
  INVALID_QUOTE: file('Text follows the closing quote of a cell; a quote inside a quoted cell is written twice.'),
  ROW_TOO_LARGE: file(
    'A row, a JSON item or the header is larger than allowed, 1 MiB unless set otherwise, often because of a quote that is not closed.',
  ),
  TOO_MANY_COLUMNS: file('The header, or the mapping, has more columns than are allowed, 500 unless set otherwise.'),
  DUPLICATE_COLUMN: file('Two columns mean the same field, which only one can fill.'),
  NO_USABLE_COLUMN: file('No column of the header is known of which a customer can come.'),
  INVALID_JSON: file('The JSON is broken at the line and column told.'),
  INVALID_OPTIONS: file('The options that the header of a rejects file carries were changed into none.'),
  UNKNOWN_COLUMN: mapping('The mapping names a column that the file does not have, or a key that no item has.'),
  UNKNOWN_FIELD: mapping('The mapping names a field that customers do not have.'),
  DUPLICATE_FIELD: mapping('The mapping reads two columns as one field, which only one can fill.'),
  TOO_MANY_CELLS: row('The row has more filled cells than the header has columns.'),
  CELL_TOO_LARGE: row('A cell is larger than allowed, 64 KiB unless set otherwise.'),
  MIXED_IDENTITY: row(
    'The row has a name of a company and one of a person in our own columns, and no type says which it is.',
  ),
  INVALID_CONTACTS: row('The cell of the column contacts is not a JSON array.'),
  INVALID_TAGS: row('The tags of a JSON item are not a list of texts.'),
  INVALID_ITEM: row('The cell of the column _item is not valid JSON.'),
  NOT_AN_OBJECT: row('A JSON item is not an object.'),
  NOT_A_TEXT: row(
    'The value of a key that the mapping names is neither a text nor a number, nor what its field takes.',
  ),
  DUPLICATE_KEY: row('A JSON object has a key twice, of which only one could be kept.'),
  TOO_DEEP: row('A JSON item nests deeper than 10 levels.'),
};
