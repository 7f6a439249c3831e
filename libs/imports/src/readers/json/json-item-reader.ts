import { FileFault } from '../file-fault';
import { isLargerThan, type ReaderLimits } from '../reader-limits';
import { BACKSLASH, CLOSE_BRACE, CLOSE_BRACKET, COMMA, OPEN_BRACE, OPEN_BRACKET, QUOTE } from './json-characters';
import { invalidJson, type JsonText, parseJson } from './parse-json';
import { repeatedKey } from './repeated-key';

const LINE_FEED = 0x0a;
const CARRIAGE_RETURN = 0x0d;
const TAB = 0x09;
const SPACE = 0x20;
const ITEMS_KEY = '"items"';
const BEFORE_TAIL = '{"items":[]';

export interface JsonItem extends JsonText {
  value: unknown;
}

/**
 * Cuts a JSON document that comes in pieces into its items: the elements of an array, those of `items` in an object, or the
 * one object itself. Each is read by `JSON.parse` on its own, so that its text, its line and the place of a fault are known
 * and no more than one is held; what stands around the items is checked here.
 */
export class JsonItemReader {
  private text = '';
  private at = 0;
  private line = 1;
  private lineStart = 0;
  private place: 'start' | 'items' | 'object' | 'tail' | 'end' = 'start';
  private expected: 'firstItem' | 'item' | 'separator' = 'firstItem';
  private hasTail = false;
  /** What is being cut out, from `start` on: an item, a root object or the rest of one. */
  private current: JsonText | null = null;
  private start = 0;
  private depth = 0;
  private inString = false;

  constructor(private readonly limits: ReaderLimits) {}

  /**
   * The items that are whole with this piece.
   * @throws FileFault `INVALID_JSON`, `ROW_TOO_LARGE`
   */
  read(piece: string): JsonItem[] {
    // because the character before `at` tells whether a line feed belongs to a CRLF
    const kept = this.current ? this.start : Math.max(this.at - 1, 0);
    this.text = this.text.slice(kept) + piece;
    this.at -= kept;
    this.lineStart -= kept;
    this.start -= this.current ? kept : 0;
    const items: JsonItem[] = [];
    while (this.at < this.text.length) {
      const item = this.current ? this.continueItem(this.current) : this.stepBetween();
      if (item) items.push(item);
    }
    if (this.current && this.text.length - this.start > this.limits.rowBytes) throw this.tooLarge(this.current.line);
    return items;
  }

  /** @throws FileFault `INVALID_JSON` if the document isn't whole */
  end(): void {
    if (this.place === 'end') return;
    if (this.current) {
      const rest = { ...this.current, text: this.text.slice(this.start) };
      if (this.place === 'tail') this.checkTail(rest, true);
      else parseJson(rest, true);
    }
    throw invalidJson(this.here(), 0, true);
  }

  private stepBetween(): null {
    const code = this.text.charCodeAt(this.at);
    if (code === LINE_FEED || code === CARRIAGE_RETURN) this.countLine(this.at);
    else if (code !== SPACE && code !== TAB) return this.enter(code);
    this.at++;
    return null;
  }

  /** Takes a character that isn't blank and stands outside of items. */
  private enter(code: number): null {
    const { place, expected } = this;
    const startsItem = place === 'items' && expected !== 'separator' && code !== COMMA && code !== CLOSE_BRACKET;
    if (startsItem || (place === 'start' && code === OPEN_BRACE)) {
      if (place === 'start') this.place = 'object';
      this.begin(0);
      return null;
    }
    if (place === 'start' && code === OPEN_BRACKET) this.place = 'items';
    else if (place === 'items' && code === COMMA && expected === 'separator') this.expected = 'item';
    else if (place === 'items' && code === CLOSE_BRACKET && expected !== 'item')
      this.place = this.hasTail ? 'tail' : 'end';
    else throw invalidJson({ ...this.here(), text: this.text.slice(this.at, this.at + 2) }, 0);
    this.at++;
    if (this.place === 'tail') this.begin(1);
    return null;
  }

  private begin(depth: number): void {
    this.current = this.here();
    this.start = this.at;
    this.depth = depth;
    this.inString = false;
  }

  private continueItem(current: JsonText): JsonItem | null {
    const end = this.scan();
    if (end === -1) return null;
    const item = { ...current, text: this.text.slice(this.start, end) };
    if (isLargerThan(item.text, this.limits.rowBytes)) throw this.tooLarge(item.line);
    this.current = null;
    this.at = end;
    if (this.place === 'items') this.expected = 'separator';
    else if (this.place === 'tail') return this.leave(item);
    else if (this.depth > 0) return this.openItems(item);
    else this.place = 'end';
    return { ...item, value: parseJson(item) };
  }

  private openItems(before: JsonText): null {
    parseJson({ ...before, text: `${before.text}[]}` });
    this.at++;
    this.place = 'items';
    this.hasTail = true;
    return null;
  }

  private leave(tail: JsonText): null {
    this.checkTail(tail, false);
    this.place = 'end';
    return null;
  }

  /** Goes on to the end of what is being cut; -1 if it isn't there yet. Leaves `depth` at 1 where `items` of an object open. */
  private scan(): number {
    const { text } = this;
    let { depth, inString, at } = this;
    for (; at < text.length; at++) {
      const code = text.charCodeAt(at);
      if (inString) {
        if (code === BACKSLASH) at++;
        else if (code === QUOTE) {
          inString = false;
          if (depth === 0) return at + 1;
        }
      } else if (code === QUOTE) inString = true;
      else if (code === OPEN_BRACE || code === OPEN_BRACKET) {
        if (depth === 1 && code === OPEN_BRACKET && this.place === 'object' && this.followsItemsKey(at)) {
          this.depth = depth;
          return at;
        }
        depth++;
      } else if (code === CLOSE_BRACE || code === CLOSE_BRACKET) {
        if (depth <= 1) {
          this.depth = 0;
          return at + depth;
        }
        depth--;
      } else if (depth === 0 && (code <= SPACE || code === COMMA)) return at;
      else if (code === LINE_FEED || code === CARRIAGE_RETURN) this.countLine(at);
    }
    this.depth = depth;
    this.inString = inString;
    this.at = at;
    return -1;
  }

  private followsItemsKey(bracket: number): boolean {
    let at = this.lastNonBlank(bracket - 1);
    if (this.text[at] !== ':') return false;
    at = this.lastNonBlank(at - 1) + 1;
    return this.text.startsWith(ITEMS_KEY, at - ITEMS_KEY.length) && this.text[at - ITEMS_KEY.length - 1] !== '\\';
  }

  private lastNonBlank(from: number): number {
    let at = from;
    while (at > this.start && this.text.charCodeAt(at) <= SPACE) at--;
    return at;
  }

  private checkTail(tail: JsonText, endsFile: boolean): void {
    const text = BEFORE_TAIL + tail.text;
    parseJson({ ...tail, text, column: tail.column - BEFORE_TAIL.length }, endsFile);
    if (repeatedKey(text) !== 'items') return;
    throw new FileFault('INVALID_JSON', `"items" stands twice in the JSON object: line ${tail.line}.`, tail.line, null);
  }

  private here(): JsonText {
    return { text: '', line: this.line, column: this.at - this.lineStart + 1 };
  }

  private countLine(at: number): void {
    const isSecondOfTwo = this.text.charCodeAt(at) === LINE_FEED && this.text.charCodeAt(at - 1) === CARRIAGE_RETURN;
    if (!isSecondOfTwo) this.line++;
    this.lineStart = at + 1;
  }

  private tooLarge(line: number): FileFault {
    const message = `The JSON item that starts at line ${line} is larger than ${this.limits.rowBytes} bytes.`;
    return new FileFault('ROW_TOO_LARGE', message, line, null);
  }
}
