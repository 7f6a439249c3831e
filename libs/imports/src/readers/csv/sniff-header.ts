import { FileFault } from '../file-fault';
import type { ReaderLimits } from '../reader-limits';
import type { TextSource } from '../text/text-source';
import { isKnownColumn } from './column-readings';
import { CsvRecordCutter } from './csv-record-cutter';
import { parseRecords } from './parse-records';

const DELIMITERS = [',', ';', '\t', '|'];
/** A spreadsheet that saves the line again may quote it, or fill it up to the width of the table. */
const EXCEL_HINT = /^"?sep=([,;\t|])"?\1* *$/i;

/** A CSV text from its header on, and how to read it. */
export interface CsvStart {
  delimiter: string;
  /** The header with its line end. */
  header: string;
  /** What is read of the text behind it. */
  rest: string;
  /** Line of the header: blank lines and Excel's `sep=` line may stand before it. */
  line: number;
  /** Whether `rest` is all there is. */
  last: boolean;
}

/**
 * Reads on from `head` until the end of the header is seen.
 * @param isMapped whether the caller knows a column of this name
 * @throws FileFault `ROW_TOO_LARGE`
 */
export async function findHeader(
  source: TextSource,
  head: string,
  limits: ReaderLimits,
  isMapped: (header: string) => boolean,
): Promise<CsvStart> {
  let text = head;
  for (let last = false; ;) {
    const start = sniffHeader(text, last, limits, isMapped);
    if (start) return start;
    if (text.length > limits.rowBytes) {
      throw new FileFault('ROW_TOO_LARGE', `The header is larger than ${limits.rowBytes} bytes.`, 1, null);
    }
    const more = await source.next();
    last = more === null;
    text += more ?? '';
  }
}

function sniffHeader(
  head: string,
  last: boolean,
  limits: ReaderLimits,
  isMapped: (header: string) => boolean,
): CsvStart | null {
  let from = 0;
  let hint: string | null = null;
  for (let line = 1; ; line++) {
    const end = endOfLine(head, from, last);
    if (end === -1) return null;
    const next = head.startsWith('\r\n', end) ? end + 2 : end + 1;
    const text = head.slice(from, end);
    const hinted = EXCEL_HINT.exec(text);
    if (hinted) hint = hinted[1]!;
    else if (text.trim() !== '' || end === head.length) {
      const delimiter = hint ?? bestDelimiter(text, limits, isMapped);
      return { delimiter, header: head.slice(from, next), rest: head.slice(next), line, last };
    }
    from = next;
  }
}

/** The end of the line at `from` outside quotes; -1 if it isn't seen yet. */
function endOfLine(text: string, from: number, last: boolean): number {
  let quoted = false;
  let closedAt = -1;
  for (let i = from; i < text.length; i++) {
    const character = text[i]!;
    if (character === '"') {
      if (quoted) closedAt = i;
      // because the second of two quotes inside a quoted cell goes on with what the first one closed
      quoted = !quoted && (i === from || closedAt === i - 1 || DELIMITERS.includes(text[i - 1]!));
    } else if (!quoted && (character === '\n' || (character === '\r' && (last || i + 1 < text.length)))) {
      return i;
    }
  }
  return last ? text.length : -1;
}

/** The delimiter that makes the most known columns of a header, then the most columns at all. */
function bestDelimiter(header: string, limits: ReaderLimits, isMapped: (header: string) => boolean): string {
  let best = { delimiter: ',', known: 0, count: 1 };
  for (const delimiter of DELIMITERS) {
    const cells = splitHeader(header, delimiter, limits);
    const known = cells.filter((cell) => isMapped(cell) || isKnownColumn(cell)).length;
    const isBetter = known > best.known || (known === best.known && cells.length > best.count);
    if (isBetter) best = { delimiter, known, count: cells.length };
  }
  return best.delimiter;
}

function splitHeader(header: string, delimiter: string, limits: ReaderLimits): string[] {
  try {
    const cutter = new CsvRecordCutter(delimiter, limits, 1, () => 1);
    return parseRecords(cutter.cut(header, true), delimiter)[0] ?? [];
  } catch (error) {
    if (error instanceof FileFault) return [];
    throw error;
  }
}
