import { FileFault } from '../file-fault';
import { completedOptions, type FileOptions } from '../file-options';
import type { FileRow, ImportFile } from '../import-file';
import type { ReaderLimits } from '../reader-limits';
import { RowBatch } from '../row-batch';
import type { TextSource } from '../text/text-source';
import { carriedOptions } from './carried-options';
import { columnOf } from './column-of';
import { planColumns } from './column-plan';
import { CsvRecordReader } from './csv-record-reader';
import { CsvRowMapper } from './csv-row-mapper';
import { findHeader } from './sniff-header';

/**
 * Opens a CSV file of which `head` is already read, as far as its header.
 * @throws FileFault
 */
export async function openCsvFile(
  source: TextSource,
  head: string,
  batchRows: number,
  limits: ReaderLimits,
  options: FileOptions,
): Promise<ImportFile> {
  const start = await findHeader(source, head, limits, (name) => options.mapping.has(name.trim()));
  const records = new CsvRecordReader(source, start, limits);
  const header = await records.readHeader();
  checkColumns(header.cells, header.line, limits);
  const carried = carriedOptions(header.cells, header.line);
  const { mapping, items, defaults } = carried ? completedOptions(options, carried, limits) : options;
  const plan = planColumns(header.cells, header.line, mapping);
  const mapper = new CsvRowMapper(plan, limits, { defaults, readItem: (value, levels) => items.read(value, levels) });
  return {
    format: 'csv',
    encoding: source.encoding,
    delimiter: start.delimiter,
    columns: plan.columns,
    ignoredColumns: plan.ignoredColumns,
    batches: readRows(source, records, mapper, new RowBatch(batchRows), limits),
    columnOf: (row, path) => columnOf(plan, row.raw as string[], path, row.input.type),
  };
}

/** A spreadsheet's width: blank headers at the end, as it leaves them, count only beyond it. */
const SPREADSHEET_COLUMNS = 16_384;

function checkColumns(header: string[], line: number, limits: ReaderLimits): void {
  const named = header.findLastIndex((name) => name.trim() !== '') + 1;
  if (named <= limits.columns && header.length <= SPREADSHEET_COLUMNS) return;
  const [count, most] = named > limits.columns ? [named, limits.columns] : [header.length, SPREADSHEET_COLUMNS];
  const message = `The header has ${count} columns, ${most} are allowed.`;
  throw new FileFault('TOO_MANY_COLUMNS', message, line, null);
}

async function* readRows(
  source: TextSource,
  reader: CsvRecordReader,
  mapper: CsvRowMapper,
  batch: RowBatch,
  limits: ReaderLimits,
): AsyncGenerator<FileRow[]> {
  try {
    for (let records = await reader.read(); records; records = await reader.read()) {
      const { cells, cuts, first } = records;
      for (let i = first; i < cells.length; i++) {
        const length = cuts.ends[i]! - cuts.starts[i]!;
        const row = mapper.map(cells[i]!, cuts.lines[i]!, length * 3 > limits.cellBytes);
        if (!row) continue;
        batch.add(row, length);
        if (batch.isFull) yield batch.take();
      }
    }
    if (!batch.isEmpty) yield batch.take();
  } finally {
    await source.close();
  }
}
