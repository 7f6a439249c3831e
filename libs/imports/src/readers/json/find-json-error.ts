type Expected = 'value' | 'firstValue' | 'key' | 'firstKey' | 'colon' | 'next' | 'end';

const BLANK = /[ \t\n\r]*/y;
const SCALAR = /true|false|null|-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][+-]?[0-9]+)?/y;
const ESCAPE = /\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4})/y;

/**
 * Where a text stops being JSON (RFC 8259): the index of the first character that can't stand there, the length if the text
 * ends too early, -1 if nothing is wrong. Slower than `JSON.parse`, which tells no position for most faults.
 */
export function findJsonError(text: string): number {
  const open: string[] = [];
  let expected: Expected = 'value';
  for (let at = 0; ;) {
    at = skip(BLANK, text, at);
    if (at === text.length) return expected === 'end' ? -1 : at;
    const character = text[at]!;
    if (expected === 'colon') {
      if (character !== ':') return at;
      expected = 'value';
      at++;
    } else if (expected === 'next' || closes(character, expected)) {
      const isComma = character === ',' && expected === 'next';
      if (!isComma && character !== (open.at(-1) === '{' ? '}' : ']')) return at;
      if (isComma) expected = open.at(-1) === '{' ? 'key' : 'value';
      else expected = open.pop() && open.length > 0 ? 'next' : 'end';
      at++;
    } else if (expected !== 'value' && expected !== 'firstValue') {
      const end: number = expected === 'end' || character !== '"' ? ~at : stringEnd(text, at);
      if (end < 0) return ~end;
      at = end;
      expected = 'colon';
    } else if (character === '{' || character === '[') {
      open.push(character);
      expected = character === '{' ? 'firstKey' : 'firstValue';
      at++;
    } else {
      const end = character === '"' ? stringEnd(text, at) : scalarEnd(text, at);
      if (end < 0) return ~end;
      at = end;
      expected = open.length > 0 ? 'next' : 'end';
    }
  }
}

function closes(character: string, expected: Expected): boolean {
  return (expected === 'firstKey' && character === '}') || (expected === 'firstValue' && character === ']');
}

/** The index after a string, or the complement of where it breaks. */
function stringEnd(text: string, open: number): number {
  for (let at = open + 1; at < text.length; at++) {
    const character = text[at]!;
    if (character === '"') return at + 1;
    if (character < ' ') return ~at;
    if (character === '\\') {
      const end = skip(ESCAPE, text, at);
      if (end === at) return ~at;
      at = end - 1;
    }
  }
  return ~text.length;
}

/** The index after a number or a word, or the complement of where it breaks. */
function scalarEnd(text: string, from: number): number {
  const end = skip(SCALAR, text, from);
  return end === from ? ~from : end;
}

function skip(pattern: RegExp, text: string, from: number): number {
  pattern.lastIndex = from;
  return pattern.test(text) ? pattern.lastIndex : from;
}
