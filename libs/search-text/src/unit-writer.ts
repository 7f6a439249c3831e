const BLANK = 0x20;
const CAPACITY = 2048;

/** Builds a string from UTF-16 code units; blanks are written singly, and only between other units. */
export class UnitWriter {
  private readonly units = new Uint16Array(CAPACITY);
  private readonly bytes = Buffer.from(this.units.buffer);
  private length = 0;
  private written = '';
  private blankPending = false;

  write(unit: number): void {
    if (unit === BLANK) {
      this.blankPending = this.length > 0 || this.written !== '';
      return;
    }
    if (this.length > CAPACITY - 2) this.flush();
    if (this.blankPending) {
      this.units[this.length++] = BLANK;
      this.blankPending = false;
    }
    this.units[this.length++] = unit;
  }

  /** Hands out what was written and starts anew. */
  take(): string {
    this.flush();
    const text = this.written;
    this.written = '';
    this.blankPending = false;
    return text;
  }

  private flush(): void {
    if (this.length === 0) return;
    this.written += this.bytes.toString('utf16le', 0, this.length * 2);
    this.length = 0;
  }
}
