import { FileFault } from '../file-fault';
import type { FileOptions } from '../file-options';
import type { FileRow, ImportFile } from '../import-file';
import { isLargerThan, type ReaderLimits } from '../reader-limits';
import { RowBatch } from '../row-batch';
import { LineCutter } from '../text/line-cutter';
import type { TextSource } from '../text/text-source';
import { jsonImportFile } from './json-file';
import { JsonRowReader } from './json-row-reader';
import { parseJson } from './parse-json';

/** Opens a file of one JSON object per line of which `head` is already read. */
export function openNdjsonFile(
  source: TextSource,
  head: string,
  batchRows: number,
  limits: ReaderLimits,
  options: FileOptions,
): ImportFile {
  const rows = new JsonRowReader(options, limits);
  return jsonImportFile('ndjson', source, rows, readLines(source, head, new RowBatch(batchRows), rows, limits));
}

async function* readLines(
  source: TextSource,
  head: string,
  batch: RowBatch,
  rows: JsonRowReader,
  limits: ReaderLimits,
): AsyncGenerator<FileRow[]> {
  try {
    const cutter = new LineCutter();
    for (let piece: string | null = head, last = false; !last; piece = await source.next()) {
      last = piece === null;
      for (const { text, line } of cutter.cut(piece ?? '', last)) {
        if (isLargerThan(text, limits.rowBytes)) throw tooLarge(line, limits);
        if (text.trim() === '') continue;
        batch.add(rows.read(text, parseJson({ text, line, column: 1 }), line), text.length);
        if (batch.isFull) yield batch.take();
      }
      if (cutter.rest.length > limits.rowBytes) throw tooLarge(cutter.line, limits);
    }
    rows.end();
    if (!batch.isEmpty) yield batch.take();
  } finally {
    await source.close();
  }
}

function tooLarge(line: number, limits: ReaderLimits): FileFault {
  const message = `Line ${line} is larger than ${limits.rowBytes} bytes.`;
  return new FileFault('ROW_TOO_LARGE', message, line, null);
}
