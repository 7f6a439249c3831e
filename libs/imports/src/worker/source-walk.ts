import { Readable } from 'node:stream';
import { FilesService } from '@echonio/files';
import { NotFoundError } from '@echonio/platform';
import type { ImportFile } from '../readers/import-file';
import { FileFault } from '../readers/file-fault';
import { openImportFile } from '../readers/open-import-file';
import type { ReaderLimits } from '../readers/reader-limits';
import { NumberedRow } from './batch-checker';
import { ClaimedImport } from './claimed-import';
import { ImportFailedError } from './import-errors';

export interface SourceBatch {
  rows: NumberedRow[];
  /** Bytes of the file read so far. */
  bytesRead: number;
}

export interface SourceLimits {
  batchRows: number;
  /** Rows of the whole file. */
  rows: number;
  reader: Pick<ReaderLimits, 'columns' | 'cellBytes' | 'rowBytes'>;
}

/**
 * Reads the file of an import from its start, batch by batch.
 * @param opened is given what the head of the file says, before any row
 * @throws ImportFailedError if the file can't be read as a whole
 */
export async function* walkSource(
  files: FilesService,
  claimed: ClaimedImport,
  limits: SourceLimits,
  opened: (file: ImportFile) => Promise<void>,
): AsyncGenerator<SourceBatch, void, undefined> {
  const content = await openContent(files, claimed);
  const counter = { bytes: 0 };
  const source = Readable.from(counted(content, counter), { objectMode: false, highWaterMark: 1 });
  try {
    const { mapping, defaults } = claimed.record.options;
    const file = await openImportFile(source, {
      batchRows: limits.batchRows,
      limits: limits.reader,
      mapping: mapping ?? undefined,
      defaults: defaults ?? undefined,
    });
    await opened(file);
    let ordinal = 0;
    for await (const batch of file.batches) {
      claimed.goOn();
      const rows = batch.map((row) => ({ ordinal: (ordinal += 1), row }));
      if (ordinal > limits.rows) throw tooManyRows(limits.rows, rows);
      yield { rows, bytesRead: counter.bytes };
    }
  } catch (error) {
    throw error instanceof FileFault ? failed(error) : error;
  } finally {
    source.destroy();
    content.destroy();
  }
}

async function openContent(files: FilesService, { ctx, record }: ClaimedImport): Promise<Readable> {
  try {
    return (await files.openContent(ctx, record.fileId)).stream;
  } catch (error) {
    if (!(error instanceof NotFoundError)) throw error;
    const message = 'The file is gone from the storage. Upload it again and import the new one.';
    throw new ImportFailedError({ code: 'FILE_GONE', message, line: null, column: null });
  }
}

async function* counted(content: Readable, counter: { bytes: number }): AsyncGenerator<Buffer, void, undefined> {
  for await (const chunk of content as AsyncIterable<Buffer>) {
    counter.bytes += chunk.length;
    yield chunk;
  }
}

const failed = ({ code, message, line, column }: FileFault): ImportFailedError =>
  new ImportFailedError({ code, message, line, column });

function tooManyRows(limit: number, rows: NumberedRow[]): ImportFailedError {
  const message = `A file may have ${limit} rows at most.`;
  const line = rows.find(({ ordinal }) => ordinal > limit)!.row.line;
  return new ImportFailedError({ code: 'TOO_MANY_ROWS', message, line, column: null });
}
