import { FileHandle, open } from 'node:fs/promises';
import { basename } from 'node:path';
import { fileFault } from './file-fault';
import { amountText } from './progress/progress-text';

const CHUNK_BYTES = 262_144;

/** A file that a command line names, to be read once. */
export class InputFile {
  private constructor(
    private readonly handle: FileHandle,
    private readonly path: string,
    private readonly limitBytes: number,
    /** In bytes; undefined for what isn't a plain file, such as a pipe. */
    readonly size: number | undefined,
  ) {}

  /** @throws a sentence that names the file, when it can't be opened or is too large */
  static async open(path: string, limitBytes: number): Promise<InputFile> {
    const handle = await open(path, 'r').catch((error: unknown): never => {
      throw fileFault(path, 'read', error);
    });
    try {
      const facts = await handle.stat();
      if (facts.isDirectory()) throw fileFault(path, 'read', { code: 'EISDIR' });
      const file = new InputFile(handle, path, limitBytes, facts.isFile() ? facts.size : undefined);
      file.requireFit(file.size ?? 0);
      return file;
    } catch (error) {
      await handle.close();
      throw error;
    }
  }

  get name(): string {
    return basename(this.path);
  }

  /** @param taken is told how many bytes were read so far */
  async *chunks(signal: AbortSignal, taken: (bytes: number) => void): AsyncGenerator<Buffer, void, undefined> {
    const options = { autoClose: false, highWaterMark: CHUNK_BYTES, signal };
    let bytes = 0;
    const stream = this.handle.createReadStream(options);
    try {
      for await (const chunk of stream as AsyncIterable<Buffer>) {
        bytes += chunk.length;
        this.requireFit(bytes);
        taken(bytes);
        yield chunk;
      }
    } catch (error) {
      throw isSystemError(error) ? fileFault(this.path, 'read', error) : error;
    }
  }

  close(): Promise<void> {
    return this.handle.close();
  }

  private requireFit(bytes: number): void {
    if (bytes <= this.limitBytes) return;
    throw new Error(
      `"${this.path}" is larger than ${amountText(this.limitBytes, 'bytes')}, which FILE_LIMIT_BYTES allows.`,
    );
  }
}

const isSystemError = (error: unknown): boolean => (error as NodeJS.ErrnoException).syscall !== undefined;
