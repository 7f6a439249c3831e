import fc from 'fast-check';
import { FileFault } from '../file-fault';
import { DEFAULT_READER_LIMITS } from '../reader-limits';
import { CsvRecordCutter } from './csv-record-cutter';
import { parseRecords } from './parse-records';

jest.setTimeout(30_000);

interface Parsed {
  records: string[][];
  lines: number[];
  fault: { code: string; line: number } | null;
}

/** Reads pieces as the reader of files does. */
function read(pieces: string[], delimiter: string): Parsed {
  const parsed: Parsed = { records: [], lines: [], fault: null };
  const cutter = new CsvRecordCutter(delimiter, DEFAULT_READER_LIMITS, 1, () => 'x');
  try {
    [...pieces, ''].forEach((piece, index) => {
      const cuts = cutter.cut(piece, index === pieces.length);
      parsed.records.push(...parseRecords(cuts, delimiter));
      parsed.lines.push(...cuts.lines);
    });
  } catch (error) {
    if (!(error instanceof FileFault)) throw error;
    parsed.fault = { code: error.code, line: error.line! };
  }
  return parsed;
}

/** An independent reading, one character at a time. */
function readByCharacter(text: string, delimiter: string): Parsed {
  const parsed: Parsed = { records: [], lines: [], fault: null };
  let record: string[] = [];
  let cell = '';
  let state: 'start' | 'plain' | 'quoted' | 'closed' = 'start';
  let line = 1;
  let recordLine = 1;
  let openLine = 1;
  const endRecord = (): void => {
    parsed.records.push([...record, cell]);
    parsed.lines.push(recordLine);
    [record, cell, state] = [[], '', 'start'];
  };
  for (let i = 0; i < text.length; i++) {
    const character = text[i]!;
    const newline = character === '\n' || character === '\r';
    if (newline && !(character === '\n' && text[i - 1] === '\r')) line++;
    if (state === 'quoted') {
      if (character !== '"') cell += character;
      else if (text[i + 1] === '"') cell += text[++i];
      else state = 'closed';
    } else if (newline) {
      if (character === '\n' && text[i - 1] === '\r' && state === 'start' && record.length === 0) {
        recordLine = line;
        continue;
      }
      endRecord();
      recordLine = line;
    } else if (character === delimiter) {
      record.push(cell);
      [cell, state] = ['', 'start'];
    } else if (state === 'closed') {
      if (character === ' ' || character === '\t') continue;
      return { ...parsed, fault: { code: 'INVALID_QUOTE', line } };
    } else if (character === '"' && state === 'start') {
      openLine = line;
      state = 'quoted';
    } else {
      cell += character;
      state = 'plain';
    }
  }
  if (state === 'quoted') return { ...parsed, fault: { code: 'UNCLOSED_QUOTE', line: openLine } };
  if (text !== '' && !(/[\r\n]$/.test(text) && state === 'start' && record.length === 0)) endRecord();
  return parsed;
}

const delimiters = fc.constantFrom(',', ';', '\t', '|');
const awkwardText = fc
  .array(
    fc.constantFrom('a', 'ب', '"', '"', ',', ';', '\t', '|', ' ', '\n', '\r', '\r\n', '""', '\u200c', '\ufeff', '😀'),
    {
      maxLength: 60,
    },
  )
  .map((parts) => parts.join(''));

describe('CsvRecordCutter', () => {
  it.each<[string, string, string[][]]>([
    ['a line end after the last record', 'aaa,bbb\r\n', [['aaa', 'bbb']]],
    ['no line end after the last record', 'aaa,bbb', [['aaa', 'bbb']]],
    ['blanks that belong to a cell', ' aaa , bbb', [[' aaa ', ' bbb']]],
    ['quoted cells', '"aaa","b\r\nbb","ccc"\r\nzzz', [['aaa', 'b\r\nbb', 'ccc'], ['zzz']]],
    ['a quote inside quotes', '"a""a","""",""', [['a"a', '"', '']]],
    ['a quote inside a cell that has none around', '5" pipe,a"b"', [['5" pipe', 'a"b"']]],
    ['a comma inside quotes', '"a,b",c', [['a,b', 'c']]],
    ['blanks behind a closing quote', '"a" ,"b"\t\r\n"c" ', [['a', 'b'], ['c']]],
    ['LF, CR and CRLF in one text', 'a\nb\rc\r\nd', [['a'], ['b'], ['c'], ['d']]],
    ['line ends of all kinds inside quotes', '"a\nb\rc\r\nd"', [['a\nb\rc\r\nd']]],
    [
      'empty cells',
      ',,\n,',
      [
        ['', '', ''],
        ['', ''],
      ],
    ],
    ['blank lines', '\n\na\n\n', [[''], [''], ['a'], ['']]],
    ['U+FEFF at the start of a record', '\ufeffa\n\ufeffb', [['\ufeffa'], ['\ufeffb']]],
  ])('reads %s', (_, text, records) => {
    expect(read([text], ',')).toEqual(expect.objectContaining({ records, fault: null }));
  });

  it('numbers records by the line on which they start', () => {
    expect(read(['a\n"b\r\n\r\nb"\n\nc\r"d\re"\r\nf'], ',').lines).toEqual([1, 2, 5, 6, 7, 9]);
  });

  it('reads any text as an independent parser does, wherever it is split', () => {
    fc.assert(
      fc.property(awkwardText, delimiters, fc.array(fc.nat(60), { maxLength: 6 }), (text, delimiter, at) => {
        const borders = [0, ...at.sort((a, b) => a - b), text.length];
        const pieces = borders.slice(1).map((border, index) => text.slice(borders[index], border));
        const expected = readByCharacter(text, delimiter);
        const actual = read(pieces, delimiter);
        expect(actual.fault).toEqual(expected.fault);
        // because a fault ends the piece that it stands in
        if (expected.fault) expect(expected.records.slice(0, actual.records.length)).toEqual(actual.records);
        else expect(actual).toEqual(expected);
      }),
      { numRuns: 3000 },
    );
  });

  it('stays linear in a record full of quotes', () => {
    const cell = `"${'""'.repeat(250_000)}"`;
    const started = performance.now();
    expect(read([...(cell + '\n').match(/[^]{1,4096}/g)!], ',').records[0]![0]).toHaveLength(250_000);
    expect(read([`a"${'"x'.repeat(250_000)}${' '.repeat(200_000)}\n`], ',').fault).toBeNull();
    expect(performance.now() - started).toBeLessThan(10_000);
  });
});
