import type { FileOptions } from '../file-options';
import type { FileRow, ImportFile } from '../import-file';
import type { ReaderLimits } from '../reader-limits';
import { RowBatch } from '../row-batch';
import type { TextSource } from '../text/text-source';
import { JsonItemReader } from './json-item-reader';
import { JsonRowReader } from './json-row-reader';

/** Opens a JSON array, `{items: […]}` or one object of which `head` is already read. */
export function openJsonFile(
  source: TextSource,
  head: string,
  batchRows: number,
  limits: ReaderLimits,
  options: FileOptions,
): ImportFile {
  const rows = new JsonRowReader(options, limits);
  return jsonImportFile('json', source, rows, readItems(source, head, new RowBatch(batchRows), rows, limits));
}

/** What all JSON files have in common: no columns, paths say where a fault is unless a mapping does. */
export function jsonImportFile(
  format: 'json' | 'ndjson',
  source: TextSource,
  rows: JsonRowReader,
  batches: AsyncIterable<FileRow[]>,
): ImportFile {
  const { encoding } = source;
  const { ignoredColumns } = rows;
  const columnOf: ImportFile['columnOf'] = (row, path) => rows.columnOf(row, path);
  return { format, encoding, delimiter: null, columns: [], ignoredColumns, batches, columnOf };
}

async function* readItems(
  source: TextSource,
  head: string,
  batch: RowBatch,
  rows: JsonRowReader,
  limits: ReaderLimits,
): AsyncGenerator<FileRow[]> {
  try {
    const reader = new JsonItemReader(limits);
    for (let text: string | null = head; text !== null; text = await source.next()) {
      for (const item of reader.read(text)) {
        batch.add(rows.read(item.text, item.value, item.line), item.text.length);
        if (batch.isFull) yield batch.take();
      }
    }
    reader.end();
    rows.end();
    if (!batch.isEmpty) yield batch.take();
  } finally {
    await source.close();
  }
}
