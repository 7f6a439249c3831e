import { FileFault } from '../file-fault';
import type { TextEncoding } from './text-encoding';

const ENCODING_NAMES = { 'utf-8': 'UTF-8', 'utf-16le': 'UTF-16 LE', 'utf-16be': 'UTF-16 BE' };
/** What .xlsx, .ods and other archives start with, and what .xls does. */
const WORKBOOK_SIGNATURES = [Buffer.from('504b0304', 'hex'), Buffer.from('d0cf11e0', 'hex')];

/** How to get a file that can be read, for people. */
export const HOW_TO_SAVE_AS_UTF8 =
  'Save it as UTF-8 and upload it again: in Excel as "CSV UTF-8 (Comma delimited)", in Notepad with the encoding "UTF-8".';

/** Whether a file starts as the workbooks of spreadsheets do. */
export function isWorkbook(head: Buffer): boolean {
  return WORKBOOK_SIGNATURES.some((signature) => head.subarray(0, signature.length).equals(signature));
}

/** The fault of bytes that don't decode. Other code pages are not guessed: a wrong guess would change names unseen. */
export function invalidBytes(encoding: TextEncoding, line: number, column: number, ofWorkbook: boolean): FileFault {
  const hint = encoding === 'utf-8' ? '; Windows-1256, Windows-1252 and other code pages are not read' : '';
  const message = ofWorkbook
    ? workbook()
    : `The bytes at line ${line}, column ${column} are not ${ENCODING_NAMES[encoding]} text${hint}. ${HOW_TO_SAVE_AS_UTF8}`;
  return new FileFault('INVALID_ENCODING', message, line, column);
}

/** The fault of a NUL character, which text has none of. */
export function nulCharacter(line: number, column: number, ofWorkbook: boolean): FileFault {
  const message = ofWorkbook
    ? workbook()
    : `A NUL character stands at line ${line}, column ${column}: this is not a text file in UTF-8, or in UTF-16 with a ` +
      `byte order mark. ${HOW_TO_SAVE_AS_UTF8}`;
  return new FileFault('NUL_CHARACTER', message, line, column);
}

const workbook = (): string =>
  `This is a workbook of a spreadsheet or an archive, not a text file. ${HOW_TO_SAVE_AS_UTF8}`;
