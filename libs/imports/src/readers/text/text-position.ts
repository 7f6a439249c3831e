const NEWLINE = /\r\n|\r|\n/g;

/** The 1-based line and character of the end of the text seen so far. CR, LF and CRLF end a line. */
export class TextPosition {
  line = 1;
  column = 1;
  private afterCarriageReturn = false;

  advance(text: string): void {
    if (text === '') return;
    const from = this.afterCarriageReturn && text.startsWith('\n') ? 1 : 0;
    if (from === 1) this.column = 1;
    const lastEnd = text.includes('\r') ? this.countAny(text, from) : this.countLineFeeds(text, from);
    this.column = lastEnd === -1 ? this.column + text.length - from : text.length - lastEnd + 1;
    this.afterCarriageReturn = text.endsWith('\r');
  }

  private countLineFeeds(text: string, from: number): number {
    let lastEnd = -1;
    for (let at = text.indexOf('\n', from); at !== -1; at = text.indexOf('\n', at + 1)) {
      this.line++;
      lastEnd = at + 1;
    }
    return lastEnd;
  }

  private countAny(text: string, from: number): number {
    let lastEnd = -1;
    NEWLINE.lastIndex = from;
    for (let match = NEWLINE.exec(text); match; match = NEWLINE.exec(text)) {
      this.line++;
      lastEnd = NEWLINE.lastIndex;
    }
    return lastEnd;
  }
}
