import { unguardCell } from '../readers/cell-guard';
import type { RowFault } from '../readers/import-file';
import { csvRow } from './csv-row';
import { exportColumns } from './customer-csv';
import { flatCells } from './flat-cells';

const LINE_AND_ERRORS = ['_line', '_errors'];

/**
 * The header of a rejects file, which imports as it is once its rows are corrected: the columns of the file, or for JSON,
 * which has none, those of an export and `_item`; then `_line` and `_errors`, which an import ignores.
 * @param columns of the imported file, as `ImportFile.columns`
 */
export function rejectsCsvHeader(columns: readonly string[]): string {
  const own = columns.length > 0 ? keptColumns(columns).map((index) => unguardCell(columns[index]!)) : jsonColumns();
  return csvRow([...own, ...LINE_AND_ERRORS]);
}

/**
 * The line of a rejected row.
 * @param columns of the imported file, as `ImportFile.columns`
 * @param raw of the row, as `FileRow.raw`
 */
export function rejectsCsvRow(
  columns: readonly string[],
  raw: readonly string[] | string,
  line: number,
  errors: readonly RowFault[],
): string {
  const ending = [String(line), describe(errors)];
  if (typeof raw === 'string') return csvRow([...jsonCells(raw), ...ending]);
  const own = keptColumns(columns).map((index) => raw[index] ?? '');
  // because cells without a column are the fault to correct: behind the rest they stay one
  const extra = raw.slice(columns.length);
  return csvRow([...own.map(unguardCell), ...ending, ...extra.map(unguardCell)]);
}

function jsonColumns(): string[] {
  return [...exportColumns(false), '_item'];
}

/** The item in the columns of an export where these can say it, else its JSON as it stands. */
function jsonCells(text: string): string[] {
  const flat = flatCells(text);
  return flat ? [...flat, ''] : [...exportColumns(false).map(() => ''), text];
}

/** All columns of a file but those that an earlier rejects file put there. */
function keptColumns(columns: readonly string[]): number[] {
  return columns.flatMap((column, index) => (LINE_AND_ERRORS.includes(column.trim()) ? [] : [index]));
}

function describe(errors: readonly RowFault[]): string {
  return errors.map(({ column, code, message }) => `${column ? `${column}: ` : ''}${message} (${code})`).join('; ');
}
