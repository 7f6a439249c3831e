/** Walks the line ends of a text forwards: CR, LF or CRLF, each looked for once. */
export class NewlineFinder {
  private lineFeed = -1;
  private carriageReturn = -1;

  constructor(private readonly text: string) {}

  /** The first line end at or after `from`, Infinity if none. `from` may not go back. */
  next(from: number): number {
    if (this.lineFeed < from) this.lineFeed = this.find('\n', from);
    if (this.carriageReturn < from) this.carriageReturn = this.find('\r', from);
    return this.lineFeed < this.carriageReturn ? this.lineFeed : this.carriageReturn;
  }

  /** Where the line after the line end at `at` starts. */
  after(at: number): number {
    return this.isCarriageReturn(at) && this.lineFeed === at + 1 ? at + 2 : at + 1;
  }

  isCarriageReturn(at: number): boolean {
    return this.carriageReturn === at;
  }

  private find(character: string, from: number): number {
    const at = this.text.indexOf(character, from);
    return at === -1 ? Infinity : at;
  }
}
