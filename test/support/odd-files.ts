/** Files as people have them, and what becomes of each. */
export interface OddFile {
  content: string | Buffer;
  /** Customers that are created, by name; rows that are rejected, with line and code. */
  names?: (string | null)[];
  rejected?: [line: number, code: string][];
  /** The file is refused as a whole. */
  fault?: { code: string; line?: number | null; column?: number | string | null };
}

const MIB = 1024 * 1024;
const bytes = (...parts: (string | number[])[]): Buffer =>
  Buffer.concat(parts.map((part) => Buffer.from(part as string)));
const utf16le = (text: string): Buffer => Buffer.from(`\ufeff${text}`, 'utf16le');
const utf16be = (text: string): Buffer => utf16le(text).swap16();
const named = (name: string): string => `{"identity":{"name":"${name}"}}`;
const nested = (levels: number): string => `${'['.repeat(levels)}${']'.repeat(levels)}`;

const TEXT_FILES: Record<string, OddFile> = {
  'an empty file': { content: '', fault: { code: 'EMPTY_FILE' } },
  'a byte order mark alone': { content: '\ufeff', fault: { code: 'EMPTY_FILE' } },
  'blank lines alone': { content: ' \r\n\t\n', fault: { code: 'EMPTY_FILE' } },
  'a NUL in the middle': { content: 'name\nA\nB\0\n', fault: { code: 'NUL_CHARACTER', line: 3, column: 2 } },
  'UTF-16 without a mark': { content: Buffer.from('name\nA', 'utf16le'), fault: { code: 'NUL_CHARACTER', line: 1 } },
  'Windows-1256': {
    content: bytes('name\nA\n', [0xd3, 0xc7, 0xd1, 0xc7], '\n'),
    fault: { code: 'INVALID_ENCODING', line: 3, column: 1 },
  },
  'broken UTF-8 behind much that is sound': {
    content: bytes('name\n', 'ب\n'.repeat(25_000), [0xd8, 0x0a]),
    fault: { code: 'INVALID_ENCODING', line: 25_002, column: 1 },
  },
  'a surrogate in UTF-8': {
    content: bytes('name\nA', [0xed, 0xa0, 0x80]),
    fault: { code: 'INVALID_ENCODING', line: 2, column: 2 },
  },
  'half a pair in UTF-16': {
    content: Buffer.concat([utf16le('name\nA'), Buffer.from([0x3d, 0xd8])]),
    fault: { code: 'INVALID_ENCODING', line: 2, column: 2 },
  },
  'a workbook': { content: bytes([0x50, 0x4b, 3, 4, 20, 0, 0, 0]), fault: { code: 'NUL_CHARACTER', line: 1 } },
};

const CSV_FILES: Record<string, OddFile> = {
  'a mark before the header': { content: '\ufeffname,tel\nA,1\n', names: ['A'] },
  'UTF-16 LE': { content: utf16le('name\ttel\r\nبهار 😀\t1\r\n'), names: ['بهار 😀'] },
  'UTF-16 BE': { content: utf16be('name;tel\r\nبهار 😀;1\r\n'), names: ['بهار 😀'] },
  'CR, LF and CRLF, mixed': { content: 'name,tel\rA,1\nB,2\r\nC,3', names: ['A', 'B', 'C'] },
  'line ends inside quotes': { content: 'name,tel\r\n"A\rb\nc\r\nd",1', names: ['A\rb\nc\r\nd'] },
  semicolons: { content: 'name;tel\nA, b;1', names: ['A, b'] },
  tabs: { content: 'name\ttel\nA; b, c\t1', names: ['A; b, c'] },
  'the line sep=': { content: 'sep=;\r\nname;tel\r\nA;1\r\n', names: ['A'] },
  'a header alone': { content: 'name,tel\r\n', names: [] },
  'one column': { content: 'name\nA\nB\n', names: ['A', 'B'] },
  'one column of contacts': { content: 'tel\n0912\n', names: [null] },
  'blank lines and rows': { content: '\nname,tel\n\nA,1\n,\n  \nB,2\n\n', names: ['A', 'B'] },
  'rows that are too short': { content: 'name,title,tel\nA\nB,b\n', names: ['A', 'B'] },
  'rows that are too long': {
    content: 'name,tel\nA,1\nB,2,x\nC,3,,\n',
    names: ['A', 'C'],
    rejected: [[3, 'TOO_MANY_CELLS']],
  },
  'blank headers': { content: ',name,,tel, \nx,A,y,1,z\n', names: ['A'] },
  'a header of blanks': { content: ' ,,\nA,1\n', fault: { code: 'NO_USABLE_COLUMN', line: 1 } },
  'two headers for one field': {
    content: 'name,tel,Name\nA,1,B\n',
    fault: { code: 'DUPLICATE_COLUMN', line: 1, column: 'Name' },
  },
  'two headers for contacts': { content: 'name,tel,tel\nA,1,2\n', names: ['A'] },
  'no header that is known': { content: 'colour,size\nred,1\n', fault: { code: 'NO_USABLE_COLUMN', line: 1 } },
  'more than 500 columns': { content: `name${',x'.repeat(500)}\nA\n`, fault: { code: 'TOO_MANY_COLUMNS', line: 1 } },
  'a cell over 64 KiB': {
    content: `name,tel\nA,1\n${'x'.repeat(65_537)},2\nC,3\n`,
    names: ['A', 'C'],
    rejected: [[3, 'CELL_TOO_LARGE']],
  },
  'a cell of 10 MB': {
    content: `name,tel\nA,1\n${'x'.repeat(10 * MIB)},2\nC,3\n`,
    fault: { code: 'ROW_TOO_LARGE', line: 3 },
  },
  'a quoted cell of 10 MB': {
    content: `name,tel\nA,1\n"${'x\n'.repeat(5 * MIB)}",2\nC,3\n`,
    fault: { code: 'ROW_TOO_LARGE', line: 3, column: 'name' },
  },
  'a quote that is never closed, near the end': {
    content: `name,tel\n${'A,1\n'.repeat(20_000)}B,"2\nC,3\n`,
    fault: { code: 'UNCLOSED_QUOTE', line: 20_002, column: 'tel' },
  },
  'a quote that is never closed, with much behind': {
    content: `name,tel\nA,1\nB,"2\n${'C,3\n'.repeat(300_000)}`,
    fault: { code: 'ROW_TOO_LARGE', line: 3, column: 'tel' },
  },
  'text behind a closing quote': {
    content: 'name,tel\nA,1\n"B" b,2\n',
    fault: { code: 'INVALID_QUOTE', line: 3, column: 'name' },
  },
  'quotes inside a cell': { content: 'name,tel\nA "b" c,1\n"A ""b""",2\n', names: ['A "b" c', 'A "b"'] },
  'a key twice in JSON in a cell': {
    content: 'name,contacts\nA,"[{""type"":""tel"",""value"":""1"",""value"":""2""}]"\n',
    names: [],
    rejected: [[2, 'DUPLICATE_KEY']],
  },
};

const JSON_FILES: Record<string, OddFile> = {
  'an array': { content: `\ufeff\n[${named('A')},\n${named('B')}]\n`, names: ['A', 'B'] },
  'an empty array': { content: '[]', names: [] },
  'an object with items': { content: `{"count":2,"items":[${named('A')},${named('B')}],"x":1}`, names: ['A', 'B'] },
  'one object': { content: named('A'), names: ['A'] },
  'UTF-16 with JSON': { content: utf16be(`[${named('بهار')}]`), names: ['بهار'] },
  NDJSON: { content: `${named('A')}\r\n\r\n${named('B')}`, names: ['A', 'B'] },
  'items that are none': {
    content: `[1,"a",null,[],${named('A')}]`,
    names: ['A'],
    rejected: [1, 1, 1, 1].map((line) => [line, 'NOT_AN_OBJECT']),
  },
  'a text alone': { content: '"name"', names: [] },
  'NDJSON with a bad line': {
    content: `${named('A')}\n{"identity":{]}\n${named('B')}\n`,
    fault: { code: 'INVALID_JSON', line: 2, column: 14 },
  },
  'an array with a comma too many': {
    content: `[${named('A')},]`,
    fault: { code: 'INVALID_JSON', line: 1, column: 28 },
  },
  'an array that breaks off': {
    content: `[\n${named('A')},\n{"ide`,
    fault: { code: 'INVALID_JSON', line: 3, column: 6 },
  },
  'text behind an array': { content: `[${named('A')}]\nx`, fault: { code: 'INVALID_JSON', line: 2, column: 1 } },
  'an item that is too deep': {
    content: `[${named('A')},\n{"x":${nested(10)}}]`,
    names: ['A'],
    rejected: [[2, 'TOO_DEEP']],
  },
  'an item that is very deep': {
    content: `[${named('A')},\n{"x":${nested(100_000)}}]`,
    names: ['A'],
    rejected: [[2, 'TOO_DEEP']],
  },
  'an array that is very deep': { content: nested(400_000), names: [], rejected: [[1, 'NOT_AN_OBJECT']] },
  'a value of 10 MB': {
    content: `[${named('A')},\n${named('x'.repeat(10 * MIB))}]`,
    fault: { code: 'ROW_TOO_LARGE', line: 2 },
  },
  'a line of 10 MB in NDJSON': {
    content: `${named('A')}\n${named('x'.repeat(10 * MIB))}\n`,
    fault: { code: 'ROW_TOO_LARGE', line: 2 },
  },
  'a key twice': {
    content: `[${named('A')},\n{"identity":{"name":"B","n\\u0061me":"C"}}]`,
    names: ['A'],
    rejected: [[2, 'DUPLICATE_KEY']],
  },
  'keys that objects have of their own': {
    content: `[{"__proto__":{"name":"x"},"constructor":1,"identity":{"name":"A"}}]`,
    names: ['A'],
  },
  'items that stand twice': { content: '{"items":[],\n"items":[]}', fault: { code: 'INVALID_JSON', line: 1 } },
};

/** What only the rules for customers find, by the reader itself unseen. */
export const ODD_FOR_THE_RULES: Record<string, OddFile> = {
  'a lone surrogate in JSON': {
    content: `[${named('A')},\n${named('\\ud800')}]`,
    names: ['A'],
    rejected: [[2, 'INVALID_IDENTITY']],
  },
  'a NUL in JSON': {
    content: `[${named('A')},\n${named('\\u0000')}]`,
    names: ['A'],
    rejected: [[2, 'INVALID_IDENTITY']],
  },
  'a text over 500 characters': {
    content: `name\nA\n${'x'.repeat(501)}\n`,
    names: ['A'],
    rejected: [[3, 'INVALID_IDENTITY']],
  },
  'an item without anything': { content: `[{},${named('A')}]`, names: ['A'], rejected: [[1, 'INVALID_IDENTITY']] },
};

/** Each is answered by the reader alone. */
export const ODD_FILES: Record<string, OddFile> = { ...TEXT_FILES, ...CSV_FILES, ...JSON_FILES };
