import { FileFault } from '../file-fault';
import { findJsonError } from './find-json-error';

/** A JSON text cut from a file, and where it starts there. */
export interface JsonText {
  text: string;
  line: number;
  column: number;
}

/**
 * @param endsFile nothing follows the text, so that one that ends too early is a file that was cut off
 * @throws FileFault `INVALID_JSON` with line and column of the first character that is wrong
 */
export function parseJson(json: JsonText, endsFile = false): unknown {
  try {
    return JSON.parse(json.text);
  } catch {
    throw invalidJson(json, Math.max(findJsonError(json.text), 0), endsFile);
  }
}

/** The fault for a text whose character at `offset` can't stand there. */
export function invalidJson({ text, line, column }: JsonText, offset: number, endsFile = false): FileFault {
  const before = text.slice(0, offset).split(/\r\n|\r|\n/);
  const atLine = line + before.length - 1;
  const atColumn = before.length === 1 ? column + offset : before.at(-1)!.length + 1;
  const found =
    offset === text.length && endsFile ? 'ends in the middle' : `has ${show(text, offset)} where it can't stand`;
  return new FileFault('INVALID_JSON', `The JSON ${found}: line ${atLine}, column ${atColumn}.`, atLine, atColumn);
}

function show(text: string, offset: number): string {
  const character = String.fromCodePoint(text.codePointAt(offset) ?? 0x0a);
  return character < ' ' ? 'a line break or control character' : JSON.stringify(character);
}
