import type { Readable } from 'node:stream';

/** Cuts a stream into pieces of about `size` bytes, so that neither tiny nor huge chunks reach the parsers. */
export class BytePieces {
  private readonly chunks: AsyncIterator<Buffer | string>;
  private pending: Buffer[] = [];
  private pendingBytes = 0;
  private ended = false;

  constructor(
    source: Readable,
    private readonly size: number,
  ) {
    this.chunks = source[Symbol.asyncIterator]() as AsyncIterator<Buffer | string>;
  }

  /** The next piece, at least `size` bytes long unless it is the last; null at the end. */
  async next(): Promise<Buffer | null> {
    while (this.pendingBytes < this.size && !this.ended) {
      const { done, value } = await this.chunks.next();
      if (done) this.ended = true;
      else this.hold(typeof value === 'string' ? Buffer.from(value) : value);
    }
    if (this.pendingBytes === 0) return null;
    const bytes = this.pending.length === 1 ? this.pending[0]! : Buffer.concat(this.pending);
    this.pending = [];
    this.pendingBytes = 0;
    if (bytes.length > this.size) this.hold(bytes.subarray(this.size));
    return bytes.subarray(0, this.size);
  }

  async close(): Promise<void> {
    this.ended = true;
    await this.chunks.return?.();
  }

  private hold(bytes: Buffer): void {
    if (bytes.length === 0) return;
    this.pending.push(bytes);
    this.pendingBytes += bytes.length;
  }
}
