import { unguardCell } from '../readers/cell-guard';
import { carriedOptions, optionsHeader, type ReadingOptions } from '../readers/csv/carried-options';
import { optionsIn } from '../readers/csv/options-header';
import type { RowFault } from '../readers/import-file';
import { BYTE_ORDER_MARK } from './byte-order-mark';
import { csvRow } from './csv-row';
import { exportColumns } from './customer-csv';
import { flatCells } from './flat-cells';

const LINE_AND_ERRORS = ['_line', '_errors'];

/** What of an import its rejects depend on. */
export interface RejectedFile extends ReadingOptions {
  /** Of the imported file, as `ImportFile.columns`: none for JSON. */
  columns: readonly string[];
}

/**
 * A rejects file, which imports as it is once its rows are corrected: the columns of the file, or for JSON, which has none,
 * those of an export and `_item`; then `_line` and `_errors`, which an import ignores, and the mapping and the defaults of the
 * import where it had any.
 */
export class RejectsCsv {
  /** With a byte order mark, without which Excel takes Persian for something else. */
  readonly header: string;
  private readonly kept: number[];
  private readonly options: string | null;
  private readonly mapsKeys: boolean;

  constructor(private readonly file: RejectedFile) {
    const { columns } = file;
    const carried = carriedOptions(columns, 1);
    const mapping = file.mapping ?? carried?.mapping;
    this.options = optionsHeader({ mapping, defaults: file.defaults ?? carried?.defaults });
    this.kept = columns.flatMap((column, index) => (isAdded(column) ? [] : [index]));
    this.mapsKeys = Boolean(mapping);
    const own = columns.length > 0 ? this.kept.map((index) => unguardCell(columns[index]!)) : this.jsonColumns();
    this.header = BYTE_ORDER_MARK + csvRow([...own, ...LINE_AND_ERRORS, ...(this.options ? [this.options] : [])]);
  }

  /**
   * The line of a rejected row.
   * @param raw of the row, as `FileRow.raw`
   */
  row(raw: readonly string[] | string, line: number, errors: readonly RowFault[]): string {
    const ending = [String(line), describe(errors), ...(this.options ? [''] : [])];
    if (typeof raw === 'string') return csvRow([...this.jsonCells(raw), ...ending]);
    const own = this.kept.map((index) => raw[index] ?? '');
    // because cells without a column are the fault to correct: behind the rest they stay one
    const extra = raw.slice(this.file.columns.length);
    return csvRow([...own.map(unguardCell), ...ending, ...extra.map(unguardCell)]);
  }

  /** A mapping means keys of items, so that only whole items can be read by it again. */
  private jsonColumns(): string[] {
    return this.mapsKeys ? ['_item'] : [...exportColumns(false), '_item'];
  }

  /** The item in the columns of an export where these can say it, else its JSON as it stands. */
  private jsonCells(text: string): string[] {
    if (this.mapsKeys) return [text];
    const flat = flatCells(text);
    return flat ? [...flat, ''] : [...exportColumns(false).map(() => ''), text];
  }
}

/** Whether an earlier rejects file put the column there; it is put anew. */
const isAdded = (column: string): boolean => LINE_AND_ERRORS.includes(column.trim()) || optionsIn(column) !== null;

function describe(errors: readonly RowFault[]): string {
  return errors.map(({ column, code, message }) => `${column ? `${column}: ` : ''}${message} (${code})`).join('; ');
}
