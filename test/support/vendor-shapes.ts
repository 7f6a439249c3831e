import type PapaParse from 'papaparse';

const DELIMITERS = { comma: ',', semicolon: ';', tab: '\t' };
const LINE_ENDS = { CR: '\r', LF: '\n', CRLF: '\r\n' };
const ENCODINGS: Record<string, (text: string) => Buffer> = {
  'UTF-8': (text) => Buffer.from(text),
  'UTF-8 with a mark': (text) => Buffer.from(`\ufeff${text}`),
  'UTF-16 LE': (text) => Buffer.from(`\ufeff${text}`, 'utf16le'),
  'UTF-16 BE': (text) => Buffer.from(`\ufeff${text}`, 'utf16le').swap16(),
};

/** A CSV file in all the shapes in which spreadsheets save it: delimiters by line ends by encodings. */
export function vendorShapes(file: Buffer, papa: typeof PapaParse): { shape: string; content: Buffer }[] {
  const isUtf16 = file[0] === 0xff && file[1] === 0xfe;
  const text = file.toString(isUtf16 ? 'utf16le' : 'utf8').replace(/^\ufeff(sep=.*\r?\n)?/, '');
  const { data } = papa.parse<string[]>(text, { skipEmptyLines: true });
  const shapes: { shape: string; content: Buffer }[] = [];
  for (const [delimiterName, delimiter] of Object.entries(DELIMITERS)) {
    for (const [lineEndName, newline] of Object.entries(LINE_ENDS)) {
      const csv = papa.unparse(data, { delimiter, newline }) + newline;
      for (const [encodingName, encode] of Object.entries(ENCODINGS)) {
        shapes.push({ shape: `${delimiterName}, ${lineEndName}, ${encodingName}`, content: encode(csv) });
      }
    }
  }
  return shapes;
}
