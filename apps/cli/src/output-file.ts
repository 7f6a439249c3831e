import { randomUUID } from 'node:crypto';
import { FileHandle, open, realpath, rename, rm, stat } from 'node:fs/promises';
import { fileFault } from './file-fault';

const READ_WRITE_BY_UMASK = 0o666;

/**
 * A file that a command line names, to be written once. What is written stands beside it until it is whole, so that the name never
 * belongs to half a file. A device or a pipe is written to as it comes.
 */
export class OutputFile {
  private constructor(
    private readonly path: string,
    private readonly handle: FileHandle,
    private readonly draft: { path: string; target: string } | null,
  ) {}

  /** @throws a sentence that names the file, when it can't be written */
  static async create(path: string): Promise<OutputFile> {
    try {
      const existing = await unlessMissing(stat(path));
      if (existing && !existing.isFile()) return new OutputFile(path, await open(path, 'w'), null);
      const target = existing ? await realpath(path) : path;
      const draft = { path: `${target}.${randomUUID().slice(0, 8)}.part`, target };
      const handle = await open(draft.path, 'wx', (existing?.mode ?? READ_WRITE_BY_UMASK) & 0o777);
      return new OutputFile(path, handle, draft);
    } catch (error) {
      throw fileFault(path, 'written', error);
    }
  }

  /**
   * Writes all and gives the file its name. Whatever fails, nothing of it stays.
   * @param written is told how many bytes were written so far
   * @returns how many bytes it has
   */
  async write(
    chunks: AsyncIterable<Buffer>,
    signal: AbortSignal,
    written: (bytes: number) => void = () => {},
  ): Promise<number> {
    try {
      let bytes = 0;
      for await (const chunk of chunks) {
        signal.throwIfAborted();
        await this.attempt(this.handle.writeFile(chunk));
        bytes += chunk.length;
        written(bytes);
      }
      await this.finish();
      return bytes;
    } finally {
      await this.discard();
    }
  }

  /** Leaves nothing behind, unless it was written whole. */
  async discard(): Promise<void> {
    await this.handle.close();
    if (this.draft) await rm(this.draft.path, { force: true });
  }

  private async finish(): Promise<void> {
    if (!this.draft) return;
    await this.attempt(this.handle.sync());
    await this.attempt(rename(this.draft.path, this.draft.target));
  }

  private attempt<T>(act: Promise<T>): Promise<T> {
    return act.catch((error: unknown): never => {
      throw fileFault(this.path, 'written', error);
    });
  }
}

function unlessMissing<T>(found: Promise<T>): Promise<T | undefined> {
  return found.catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return undefined;
    throw error;
  });
}
