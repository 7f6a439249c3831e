import type { Readable } from 'node:stream';
import { TextDecoder } from 'node:util';
import type { FileFault } from '../file-fault';
import { BytePieces } from './byte-pieces';
import { invalidBytes, isWorkbook, nulCharacter } from './not-text';
import { detectEncoding, type TextEncoding, wholeCharacters } from './text-encoding';
import { TextPosition } from './text-position';

/** As many as tell the encoding, or that it is no text. */
const HEAD_BYTES = 4;

/** The text of a byte stream, piece by piece; throws a `FileFault` at the first byte that isn't text. */
export class TextSource {
  private readonly position = new TextPosition();
  private readonly decoder: TextDecoder;
  private held: Buffer = Buffer.alloc(0);

  private constructor(
    private readonly pieces: BytePieces,
    readonly encoding: TextEncoding,
    private first: Buffer | null,
    private readonly ofWorkbook: boolean,
  ) {
    // because a mark is taken off by hand: U+FEFF further on is the file's own character
    this.decoder = new TextDecoder(encoding, { fatal: true, ignoreBOM: true });
  }

  static async open(source: Readable, pieceBytes: number): Promise<TextSource> {
    const pieces = new BytePieces(source, pieceBytes);
    let head = await pieces.next();
    while (head && head.length < HEAD_BYTES) {
      const more = await pieces.next();
      if (!more) break;
      head = Buffer.concat([head, more]);
    }
    const start = head ?? Buffer.alloc(0);
    const { encoding, markBytes } = detectEncoding(start);
    return new TextSource(pieces, encoding, head && head.subarray(markBytes), isWorkbook(start));
  }

  /** The next piece of text, null at the end. */
  async next(): Promise<string | null> {
    for (;;) {
      const piece = this.first ?? (await this.pieces.next());
      this.first = null;
      if (piece === null) return this.held.length > 0 ? this.decode(this.takeHeld()) : null;
      const bytes = this.held.length > 0 ? Buffer.concat([this.held, piece]) : piece;
      const whole = wholeCharacters(bytes, this.encoding);
      this.held = bytes.subarray(whole);
      if (whole > 0) return this.decode(bytes.subarray(0, whole));
    }
  }

  async close(): Promise<void> {
    await this.pieces.close();
  }

  private takeHeld(): Buffer {
    const held = this.held;
    this.held = Buffer.alloc(0);
    return held;
  }

  private decode(bytes: Buffer): string {
    let text: string;
    try {
      text = this.decoder.decode(bytes);
    } catch {
      throw this.invalidByte(bytes);
    }
    const nul = text.indexOf('\0');
    if (nul !== -1) throw this.nulCharacter(text.slice(0, nul));
    this.position.advance(text);
    return text;
  }

  private nulCharacter(before: string): FileFault {
    this.position.advance(before);
    return nulCharacter(this.position.line, this.position.column, this.ofWorkbook);
  }

  private invalidByte(bytes: Buffer): FileFault {
    const valid = this.longestValidPrefix(bytes);
    const nul = valid.indexOf('\0');
    if (nul !== -1) return this.nulCharacter(valid.slice(0, nul));
    this.position.advance(valid);
    return invalidBytes(this.encoding, this.position.line, this.position.column, this.ofWorkbook);
  }

  /** Halves its way to the first bad byte: a prefix decodes exactly if it ends before that byte. */
  private longestValidPrefix(bytes: Buffer): string {
    let text = '';
    for (let good = 0, bad = bytes.length + 1; bad - good > 1;) {
      const middle = (good + bad) >> 1;
      try {
        const decoder = new TextDecoder(this.encoding, { fatal: true, ignoreBOM: true });
        text = decoder.decode(bytes.subarray(0, middle), { stream: true });
        good = middle;
      } catch {
        bad = middle;
      }
    }
    return text;
  }
}
