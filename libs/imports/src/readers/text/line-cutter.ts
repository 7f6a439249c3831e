const LINE_END = /\r\n|\r|\n/;

/** Cuts a text that comes in pieces into lines; CR, LF and CRLF end a line. */
export class LineCutter {
  /** The unfinished line, whole lines taken off. */
  rest = '';
  /** 1-based line on which `rest` starts. */
  line = 1;

  /** The lines that are whole with this piece, each with its number. */
  cut(piece: string, last: boolean): { text: string; line: number }[] {
    const text = this.rest + piece;
    // because a CR at the end of a piece may be the first half of a CRLF
    const half = !last && text.endsWith('\r') ? '\r' : '';
    const lines = text.slice(0, text.length - half.length).split(LINE_END);
    this.rest = last ? '' : lines.pop()! + half;
    const first = this.line;
    this.line += lines.length;
    return lines.map((line, index) => ({ text: line, line: first + index }));
  }
}
