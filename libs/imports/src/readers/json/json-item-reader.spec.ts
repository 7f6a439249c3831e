import fc from 'fast-check';
import { FileFault } from '../file-fault';
import { DEFAULT_READER_LIMITS } from '../reader-limits';
import { type JsonItem, JsonItemReader } from './json-item-reader';

jest.setTimeout(30_000);

function readItems(pieces: string[], limits = DEFAULT_READER_LIMITS): JsonItem[] {
  const reader = new JsonItemReader(limits);
  const items = pieces.flatMap((piece) => reader.read(piece));
  reader.end();
  return items;
}

function read(...pieces: string[]): unknown[] {
  return readItems(pieces).map((item) => item.value);
}

function fault(...pieces: string[]): FileFault {
  try {
    read(...pieces);
  } catch (error) {
    if (error instanceof FileFault) return error;
    throw error;
  }
  throw new Error('no fault');
}

function split(text: string, at: number[]): string[] {
  const borders = [0, ...at.map((index) => index % (text.length + 1)).sort((a, b) => a - b), text.length];
  return borders.slice(1).map((border, index) => text.slice(borders[index], border));
}

/** JSON text of a value with blanks of all kinds between its tokens. */
const jsonText = (value: unknown, blanks: string): string =>
  JSON.stringify(value, null, 1).replace(/\n */g, () => blanks);
const anyBlanks = fc.constantFrom('', ' ', '\n', '\r\n', '\r', '\t ');
const splits = fc.array(fc.nat(), { maxLength: 5 });
const anyValue = fc.jsonValue({
  maxDepth: 3,
  stringUnit: fc.constantFrom('a', 'ب', '"', '\\', '[', '}', ',', '\n', '😀'),
});

describe('JsonItemReader', () => {
  it('cuts an array, the items of an object, and one object', () => {
    expect(read('[{"a":1} , {"b":[2]}]')).toEqual([{ a: 1 }, { b: [2] }]);
    expect(read('{"count":2,"items":[{"a":1},{"b":2}],"next":{"items":[3]}}')).toEqual([{ a: 1 }, { b: 2 }]);
    expect(read('{"type":"personal","contacts":[{"items":[1]}]}')).toEqual([
      { type: 'personal', contacts: [{ items: [1] }] },
    ]);
    expect(read(' [ ] ')).toEqual([]);
    expect(read('{"items":[]}')).toEqual([]);
    expect(read('["x", 1, -2.5e3, true, null, [], "a\\"]"]')).toEqual(['x', 1, -2500, true, null, [], 'a"]']);
  });

  it('does not take a longer key, an escaped one or a text for "items"', () => {
    expect(read('{"more\\"items":[1]}')).toEqual([{ 'more"items': [1] }]);
    expect(read('{"xitems":[1],"a":"\\"items\\":["}')).toEqual([{ xitems: [1], a: '"items":[' }]);
    expect(read('{"a":{"items":[1]}}')).toEqual([{ a: { items: [1] } }]);
  });

  it('knows the line on which an item starts', () => {
    const items = readItems(['[\n  {"a":\r\n 1},\r', '\n{},', '\r\r {}\n', ']']);
    expect(items.map((item) => [item.line, item.column])).toEqual([
      [2, 3],
      [4, 1],
      [6, 2],
    ]);
  });

  it('cuts what JSON.parse reads, wherever the text is split', () => {
    fc.assert(
      fc.property(
        fc.array(anyValue, { maxLength: 5 }),
        anyBlanks,
        splits,
        fc.boolean(),
        (items, blanks, at, inObject) => {
          const text = inObject
            ? jsonText({ count: 1, items, next: null }, blanks).replace('"items":', `"items"${blanks}:${blanks}`)
            : jsonText(items, blanks);
          expect(read(...split(text, at))).toEqual(JSON.parse(JSON.stringify(items)));
        },
      ),
      { numRuns: 1000 },
    );
  });

  it('accepts exactly what JSON.parse accepts when a text is damaged', () => {
    const damage = fc.record({
      at: fc.nat(),
      drop: fc.nat(2),
      add: fc.constantFrom('', ...'[]{}",:\\0-eunt \n\u0001'),
    });
    fc.assert(
      fc.property(
        fc.array(anyValue, { minLength: 1, maxLength: 4 }),
        anyBlanks,
        damage,
        splits,
        (items, blanks, hit, at) => {
          const text = jsonText(items, blanks);
          const index = 1 + (hit.at % text.length);
          const damaged = text.slice(0, index) + hit.add + text.slice(index + hit.drop);
          let expected: unknown;
          try {
            expected = JSON.parse(damaged);
          } catch {
            const { code, line, column } = fault(...split(damaged, at));
            expect(code).toBe('INVALID_JSON');
            expect(line).toBeGreaterThanOrEqual(1);
            expect(line).toBeLessThanOrEqual(damaged.split(/\r\n|\r|\n/).length);
            expect(column).toBeGreaterThanOrEqual(1);
            return;
          }
          expect(read(...split(damaged, at))).toEqual(expected);
        },
      ),
      { numRuns: 3000 },
    );
  });

  it.each<[string, string, number, number]>([
    ['a comma before the first item', '[,{}]', 1, 2],
    ['a comma after the last item', '[{},\n]', 2, 1],
    ['no comma between items', '[{}\n {}]', 2, 2],
    ['a comma after the last key', '[{"a":1,\r\n}]', 2, 1],
    ['a key without quotes', '[{a:1}]', 1, 3],
    ['a single quote', "[{'a':1}]", 1, 3],
    ['a colon that lacks', '[\n{"a" 1}]', 2, 6],
    ['brackets that cross', '[{"a":[1}]', 1, 9],
    ['a word that means nothing', '[{"a":undefined}]', 1, 7],
    ['NaN', '[NaN]', 1, 2],
    ['a number that starts with 0', '[{"a":01}]', 1, 8],
    ['a number that ends with a point', '[{"a":1.}]', 1, 8],
    ['a plus sign', '[+1]', 1, 2],
    ['a comment', '[/* */{}]', 1, 2],
    ['a line break in a text', '[{"a":"x\ny"}]', 1, 9],
    ['an escape that means nothing', '[{"a":"\\x"}]', 1, 8],
    ['half a Unicode escape', '[{"a":"\\u12"}]', 1, 8],
    ['an array that does not end', '[{"a":1}', 1, 9],
    ['an object that does not end', '[\n{"a":1', 2, 7],
    ['a text that does not end', '[{"a":"x', 1, 9],
    ['text behind the document', '[{}]\nx', 2, 1],
    ['a second document', '[]\n[]', 2, 1],
    ['a bracket too many', '[{}]]', 1, 5],
    ['a fault before "items"', '{"a":,"items":[]}', 1, 6],
    ['a fault behind "items"', '{"items":[{}],\n"a"}', 2, 4],
    ['an object cut off behind "items"', '{"items":[{}],\n"a":', 2, 5],
    ['an object cut off before "items"', '{"a":1,', 1, 8],
  ])('refuses %s', (_, text, line, column) => {
    expect(fault(text)).toMatchObject({ code: 'INVALID_JSON', line, column });
    expect(fault(...text)).toMatchObject({ code: 'INVALID_JSON', line, column });
  });

  it('refuses two "items", of which JSON.parse would drop one unseen', () => {
    expect(fault('{"items":[1],\n"items":[2]}')).toMatchObject({ code: 'INVALID_JSON' });
  });

  it('bounds an item, and what stands around the items', () => {
    const limits = { ...DEFAULT_READER_LIMITS, rowBytes: 100 };
    const tooLarge = expect.objectContaining({ code: 'ROW_TOO_LARGE', line: 2 });
    expect(() => readItems([`[\n"${'x'.repeat(200)}"]`], limits)).toThrow(tooLarge);
    expect(() => readItems([`[\n"${'ب'.repeat(60)}"]`], limits)).toThrow(tooLarge);
    expect(() => readItems(['[\n"', 'x'.repeat(150)], limits)).toThrow(tooLarge);
    expect(() => readItems([`\n{"a":"${'x'.repeat(150)}`], limits)).toThrow(tooLarge);
    expect(() => readItems(['[\n', ...Array<string>(100).fill('{"a":1},'), '{}]'], limits)).not.toThrow();
  });

  it('reads deep, long and repetitive texts in linear time', () => {
    const started = performance.now();
    expect(fault('['.repeat(500_000)).code).toBe('INVALID_JSON');
    expect(fault(`[${'{"a":'.repeat(100_000)}`).code).toBe('INVALID_JSON');
    expect(fault(`{${'"a":[],'.repeat(100_000)}`).code).toBe('INVALID_JSON');
    expect(fault(`[${'9'.repeat(900_000)}x]`).code).toBe('INVALID_JSON');
    expect(fault(`["${'\\"'.repeat(400_000)}\\x"]`).code).toBe('INVALID_JSON');
    expect(read(`[${' '.repeat(900_000)}]`)).toEqual([]);
    expect(performance.now() - started).toBeLessThan(10_000);
  });
});
