/** Room for most batches; a larger one makes it grow. */
const INITIAL_BYTES = 512 * 1024;

/**
 * Text as UTF-8 in memory that is used again and again. Strings or buffers of their own for each batch would outlive the young generation
 * while they wait to be sent, and pile up until the next full garbage collection.
 */
export class LineBuffer {
  private bytes = Buffer.allocUnsafeSlow(INITIAL_BYTES);
  private used = 0;

  append(text: string): void {
    if (this.used + text.length * 3 > this.bytes.length) this.reserve(Buffer.byteLength(text));
    this.used += this.bytes.write(text, this.used, 'utf8');
  }

  /** What was appended since `clear`; it lasts until then. */
  get content(): Buffer {
    return this.bytes.subarray(0, this.used);
  }

  clear(): void {
    this.used = 0;
  }

  private reserve(more: number): void {
    if (this.used + more <= this.bytes.length) return;
    const larger = Buffer.allocUnsafeSlow(Math.max(this.used + more, this.bytes.length * 2));
    this.bytes.copy(larger, 0, 0, this.used);
    this.bytes = larger;
  }
}
