import type { FileRow, ImportFile } from '../import-file';
import type { ReaderLimits } from '../reader-limits';
import { RowBatch } from '../row-batch';
import type { TextSource } from '../text/text-source';
import { JsonItemReader } from './json-item-reader';
import { jsonRow } from './json-row';

/** Opens a JSON array, `{items: […]}` or one object of which `head` is already read. */
export function openJsonFile(source: TextSource, head: string, batchRows: number, limits: ReaderLimits): ImportFile {
  return jsonImportFile('json', source, readItems(source, head, batchRows, limits));
}

/** What all JSON files have in common: no columns, paths say where a fault is. */
export function jsonImportFile(
  format: 'json' | 'ndjson',
  source: TextSource,
  batches: AsyncIterable<FileRow[]>,
): ImportFile {
  const { encoding } = source;
  return { format, encoding, delimiter: null, columns: [], ignoredColumns: [], batches, columnOf: () => null };
}

async function* readItems(
  source: TextSource,
  head: string,
  batchRows: number,
  limits: ReaderLimits,
): AsyncGenerator<FileRow[]> {
  try {
    const reader = new JsonItemReader(limits);
    const batch = new RowBatch(batchRows);
    for (let text: string | null = head; text !== null; text = await source.next()) {
      for (const item of reader.read(text)) {
        batch.add(jsonRow(item.text, item.value, item.line, limits.jsonDepth), item.text.length);
        if (batch.isFull) yield batch.take();
      }
    }
    reader.end();
    if (!batch.isEmpty) yield batch.take();
  } finally {
    await source.close();
  }
}
