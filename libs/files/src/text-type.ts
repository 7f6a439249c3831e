const DELIMITERS = [',', ';', '\t', '|'];
const MAX_RECORDS = 10;
const CONTROL = /[\0-\x08\x0b\x0e-\x1f\x7f]/;
const JSON_START = /^(\{\s*["}]|\[\s*[[\]{"\-0-9tfn])/;

/** The type of a text by its beginning, or null when the bytes are no text in UTF-8 or UTF-16 with a mark. */
export function textTypeOf(head: Buffer, whole: boolean): string | null {
  const text = decoded(head, whole);
  if (text === null || CONTROL.test(text)) return null;
  const start = text.trimStart();
  if (JSON_START.test(start)) {
    if (isLines(start)) return 'application/x-ndjson';
    if (!whole || isJson(start)) return 'application/json';
  }
  return isTable(text, whole) ? 'text/csv' : 'text/plain';
}

function decoded(head: Buffer, whole: boolean): string | null {
  try {
    return new TextDecoder(encodingOf(head), { fatal: true }).decode(head, { stream: !whole });
  } catch {
    return null;
  }
}

function encodingOf(head: Buffer): string {
  if (head[0] === 0xff && head[1] === 0xfe) return 'utf-16le';
  return head[0] === 0xfe && head[1] === 0xff ? 'utf-16be' : 'utf-8';
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

/** Whether each line is an object of its own: the first is complete, and the second begins like one. */
function isLines(text: string): boolean {
  const [first, second] = text.split(/\r?\n/, 2);
  return first!.startsWith('{') && isJson(first!) && second !== undefined && second.trimStart().startsWith('{');
}

/** Whether the first complete records have the same number of the delimiter that the first one has most of. */
function isTable(text: string, whole: boolean): boolean {
  const records = recordsOf(text);
  if (!whole) records.pop();
  const [first, ...others] = records.map((record) => DELIMITERS.map((delimiter) => countOf(record, delimiter)));
  if (!first || others.length === 0) return false;
  const most = first.indexOf(Math.max(...first));
  return first[most]! > 0 && others.every((counts) => counts[most] === first[most]);
}

/** Records without their quoted parts, blank ones left out. */
function recordsOf(text: string): string[] {
  const unquoted = text.replace(/"[^"]*("|$)/g, '');
  return unquoted
    .split(/\r\n|\n|\r/)
    .filter((record) => record.trim() !== '')
    .slice(0, MAX_RECORDS);
}

const countOf = (record: string, delimiter: string): number => record.split(delimiter).length - 1;
