import type { Readable } from 'node:stream';
import { openCsvFile } from './csv/csv-file';
import { FileFault } from './file-fault';
import type { ImportFile } from './import-file';
import { readFileOptions } from './file-options';
import { openJsonFile } from './json/json-file';
import { openNdjsonFile } from './json/ndjson-file';
import { sniffJson } from './json/sniff-json';
import { DEFAULT_READER_LIMITS, type ReaderLimits } from './reader-limits';
import type { ImportMapping } from './mapping';
import type { RowDefaults } from './row-defaults';
import { TextSource } from './text/text-source';

export interface OpenOptions {
  /** Rows handed on at once, 1,000 if not given; fewer where rows are large. */
  batchRows?: number;
  limits?: Partial<ReaderLimits>;
  /** Bytes decoded at once, 64 KiB if not given. */
  pieceBytes?: number;
  /** What columns mean, where they don't say it themselves or say something else. */
  mapping?: ImportMapping;
  defaults?: RowDefaults;
}

const BATCH_ROWS = 1000;
const PIECE_BYTES = 64 * 1024;

/**
 * Opens a file of customers: CSV, a JSON array, `{items: […]}`, one JSON object, or NDJSON, told by content. UTF-8 with or
 * without byte order mark, UTF-16 with one. Reads no further than it needs to know the format and the columns; the rest is
 * read as `batches` are walked, in memory that the limits bound. A caller that doesn't walk them destroys the source itself.
 *
 * @throws FileFault if the file can't be read as a whole; so may the walk, at any batch. MappingFault, one of them, if the
 * mapping doesn't fit the file: the request is at fault then
 */
export async function openImportFile(source: Readable, options: OpenOptions = {}): Promise<ImportFile> {
  const limits = { ...DEFAULT_READER_LIMITS, ...options.limits };
  const batchRows = options.batchRows ?? BATCH_ROWS;
  const fileOptions = readFileOptions(options, limits);
  const text = await TextSource.open(source, options.pieceBytes ?? PIECE_BYTES);
  try {
    const head = await readToContent(text, limits);
    const first = head.trimStart()[0];
    if (first === '[') return openJsonFile(text, head, batchRows, limits, fileOptions);
    if (first !== '{') return await openCsvFile(text, head, batchRows, limits, fileOptions);
    const sniffed = await sniffJson(text, head, limits.rowBytes);
    const open = sniffed.format === 'ndjson' ? openNdjsonFile : openJsonFile;
    return open(text, sniffed.head, batchRows, limits, fileOptions);
  } catch (error) {
    await text.close();
    throw error;
  }
}

async function readToContent(source: TextSource, limits: ReaderLimits): Promise<string> {
  let head = '';
  for (let piece = await source.next(); piece !== null; piece = await source.next()) {
    head += piece;
    if (piece.trim() !== '') return head;
    if (head.length > limits.rowBytes)
      throw new FileFault('ROW_TOO_LARGE', 'The file starts with nothing but blanks.', 1, 1);
  }
  throw new FileFault('EMPTY_FILE', 'The file is empty.');
}
