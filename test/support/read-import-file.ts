import { Readable } from 'node:stream';
import { FileFault } from '../../libs/imports/src/readers/file-fault';
import type { FileRow, ImportFile } from '../../libs/imports/src/readers/import-file';
import { openImportFile, type OpenOptions } from '../../libs/imports/src/readers/open-import-file';

/** A stream of the given chunks. */
export function streamOf(...chunks: (Buffer | string)[]): Readable {
  return Readable.from(chunks.map((chunk) => Buffer.from(chunk)));
}

/** Opens a file and walks it to its end. */
export async function readImportFile(
  content: Buffer | string | Readable,
  options?: OpenOptions,
): Promise<{ file: ImportFile; rows: FileRow[] }> {
  const source = content instanceof Readable ? content : streamOf(content);
  const file = await openImportFile(source, options);
  const rows: FileRow[] = [];
  for await (const batch of file.batches) rows.push(...batch);
  return { file, rows };
}

/** The fault that keeps a file from being read. */
export async function faultOf(content: Buffer | string | Readable, options?: OpenOptions): Promise<FileFault> {
  try {
    await readImportFile(content, options);
  } catch (error) {
    if (error instanceof FileFault) return error;
    throw error;
  }
  throw new Error('The file was read without a fault.');
}
