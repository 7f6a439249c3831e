import { FileFault } from '../file-fault';
import { isLargerThan, type ReaderLimits } from '../reader-limits';
import { NewlineFinder } from './newline-finder';

/** Where whole records stand in a text: record i is `text.slice(starts[i], ends[i])`, its line end left out. */
export interface RecordCuts {
  text: string;
  starts: number[];
  ends: number[];
  /** The line on which each record starts. */
  lines: number[];
}

const QUOTE = 0x22;
const LINE_FEED = 0x0a;
const CARRIAGE_RETURN = 0x0d;

/**
 * Cuts a CSV text that comes in pieces into whole records, so that a parser never sees the border of a piece. It knows only
 * quotes and line ends (CR, LF, CRLF, also mixed), counts lines, bounds a record, and finds quotes that never close or that
 * close in the middle of a cell.
 */
export class CsvRecordCutter {
  private rest = '';
  private cuts: RecordCuts = emptyCuts('');
  private last = false;
  /** The quoted cell that goes on in the next piece. */
  private unfinished: { start: number; open: number; line: number } | null = null;

  /**
   * @param line of the first character
   * @param columnName names the nth cell of a record (from 0) in faults
   */
  constructor(
    private readonly delimiter: string,
    private readonly limits: ReaderLimits,
    private line: number,
    private readonly columnName: (record: string) => string | number,
  ) {}

  /**
   * The records that are whole with this piece.
   * @param last no more text follows, so that a record without a line end is whole
   * @throws FileFault `UNCLOSED_QUOTE`, `INVALID_QUOTE`, `ROW_TOO_LARGE`
   */
  cut(piece: string, last: boolean): RecordCuts {
    this.cuts = emptyCuts(this.rest + piece);
    this.last = last;
    this.unfinished = null;
    this.rest = this.cuts.text.slice(this.cutRecords());
    if (this.rest.length > this.limits.rowBytes) throw this.rowTooLarge();
    return this.cuts;
  }

  /** Fills `cuts`; answers where the first unfinished record starts, `line` being its line. */
  private cutRecords(): number {
    const { text } = this.cuts;
    const newlines = new NewlineFinder(text);
    let start = 0;
    let line = this.line;
    let newline = newlines.next(0);
    let quote = text.indexOf('"');
    for (;;) {
      if (quote !== -1 && quote < newline) {
        let resume = quote + 1;
        if (quote === start || text[quote - 1] === this.delimiter) {
          resume = this.endOfQuotedCell(start, quote, line);
          if (resume === -1) {
            this.unfinished = { start, open: quote, line };
            return start;
          }
          for (; newline < resume; newline = newlines.next(newlines.after(newline))) line++;
        }
        quote = text.indexOf('"', resume);
      } else if (newline === Infinity) {
        if (!this.last || start === text.length) return start;
        this.add(start, text.length);
        return text.length;
      } else {
        const next = newlines.after(newline);
        const mayBeHalf = next === text.length && newlines.isCarriageReturn(newline) && next === newline + 1;
        if (mayBeHalf && !this.last) return start;
        this.add(start, newline);
        this.line = ++line;
        start = next;
        newline = newlines.next(next);
      }
    }
  }

  private add(start: number, end: number): void {
    const { text, starts, ends, lines } = this.cuts;
    const mayBeTooLarge = (end - start) * 3 > this.limits.rowBytes;
    if (mayBeTooLarge && isLargerThan(text.slice(start, end), this.limits.rowBytes)) throw this.rowTooLarge();
    starts.push(start);
    ends.push(end);
    lines.push(this.line);
  }

  /** The index after a quoted cell and blanks behind it, or -1 if the cell isn't whole yet. */
  private endOfQuotedCell(start: number, open: number, line: number): number {
    const { text } = this.cuts;
    let close = text.indexOf('"', open + 1);
    while (close !== -1 && text.charCodeAt(close + 1) === QUOTE) close = text.indexOf('"', close + 2);
    if (close === -1) {
      if (this.last) throw this.unclosedQuote(start, open, line);
      return -1;
    }
    let end = close + 1;
    while (text[end] === ' ' || (text[end] === '\t' && this.delimiter !== '\t')) end++;
    if (end === text.length) return this.last ? end : -1;
    const code = text.charCodeAt(end);
    if (code === LINE_FEED || code === CARRIAGE_RETURN || text[end] === this.delimiter) return end;
    throw this.invalidQuote(start, open, close, line);
  }

  private unclosedQuote(start: number, open: number, line: number): FileFault {
    const column = this.columnName(this.cuts.text.slice(start, open));
    return new FileFault(
      'UNCLOSED_QUOTE',
      `The quote that opens at line ${line}, column ${column}, is never closed.`,
      line,
      column,
    );
  }

  private invalidQuote(start: number, open: number, close: number, openLine: number): FileFault {
    const column = this.columnName(this.cuts.text.slice(start, open));
    const line = openLine + newlinesIn(this.cuts.text.slice(open, close));
    const message =
      `The cell that opens with a quote at line ${openLine}, column ${column}, goes on behind its closing quote ` +
      `at line ${line}. A quote inside a quoted cell is written twice.`;
    return new FileFault('INVALID_QUOTE', message, line, column);
  }

  private rowTooLarge(): FileFault {
    const message = `The row that starts at line ${this.line} is larger than ${this.limits.rowBytes} bytes`;
    if (!this.unfinished) return new FileFault('ROW_TOO_LARGE', `${message}.`, this.line, null);
    const { start, open, line } = this.unfinished;
    const column = this.columnName(this.cuts.text.slice(start, open));
    const hint = `the quote that opens at line ${line}, column ${column}, may never be closed`;
    return new FileFault('ROW_TOO_LARGE', `${message}: ${hint}.`, line, column);
  }
}

function emptyCuts(text: string): RecordCuts {
  return { text, starts: [], ends: [], lines: [] };
}

function newlinesIn(text: string): number {
  return text.match(/\r\n|\r|\n/g)?.length ?? 0;
}
