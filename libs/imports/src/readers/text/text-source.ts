import type { Readable } from 'node:stream';
import { TextDecoder } from 'node:util';
import { FileFault } from '../file-fault';
import { BytePieces } from './byte-pieces';
import { detectEncoding, type TextEncoding, wholeCharacters } from './text-encoding';
import { TextPosition } from './text-position';

const ENCODING_NAMES = { 'utf-8': 'UTF-8', 'utf-16le': 'UTF-16 LE', 'utf-16be': 'UTF-16 BE' };

/** The text of a byte stream, piece by piece; throws a `FileFault` at the first byte that isn't text. */
export class TextSource {
  private readonly position = new TextPosition();
  private readonly decoder: TextDecoder;
  private held: Buffer = Buffer.alloc(0);

  private constructor(
    private readonly pieces: BytePieces,
    readonly encoding: TextEncoding,
    private first: Buffer | null,
  ) {
    // because a mark is taken off by hand: U+FEFF further on is the file's own character
    this.decoder = new TextDecoder(encoding, { fatal: true, ignoreBOM: true });
  }

  static async open(source: Readable, pieceBytes: number): Promise<TextSource> {
    const pieces = new BytePieces(source, pieceBytes);
    let head = await pieces.next();
    while (head && head.length < 3) {
      const more = await pieces.next();
      if (!more) break;
      head = Buffer.concat([head, more]);
    }
    const { encoding, markBytes } = detectEncoding(head ?? Buffer.alloc(0));
    return new TextSource(pieces, encoding, head && head.subarray(markBytes));
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
    const { line, column } = this.position;
    const message = `A NUL character stands at line ${line}, column ${column}: this is not a text file in UTF-8, or in UTF-16 with a byte order mark.`;
    return new FileFault('NUL_CHARACTER', message, line, column);
  }

  private invalidByte(bytes: Buffer): FileFault {
    const valid = this.longestValidPrefix(bytes);
    const nul = valid.indexOf('\0');
    if (nul !== -1) return this.nulCharacter(valid.slice(0, nul));
    this.position.advance(valid);
    const { line, column } = this.position;
    const name = ENCODING_NAMES[this.encoding];
    const message = `The bytes at line ${line}, column ${column} are not ${name} text. Save the file as UTF-8 and upload it again.`;
    return new FileFault('INVALID_ENCODING', message, line, column);
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
