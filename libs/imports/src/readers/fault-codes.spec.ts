import { readImportFile } from '../../../../test/support/read-import-file';
import { FAULT_CODES, type ReaderFaultCode } from './fault-codes';
import { FileFault } from './file-fault';
import { MappingFault } from './mapping';
import type { OpenOptions } from './open-import-file';

const large = (bytes: number): string => 'x'.repeat(bytes);

/** A file for each code, and what is asked of it. */
const FILES: Record<ReaderFaultCode, [string | Buffer, OpenOptions?]> = {
  EMPTY_FILE: [' \n'],
  INVALID_ENCODING: [Buffer.from([0x6e, 0xe9])],
  NUL_CHARACTER: ['name\0'],
  UNCLOSED_QUOTE: ['name\n"A'],
  INVALID_QUOTE: ['name\n"A"b'],
  ROW_TOO_LARGE: [`name\n${large(1024 * 1024 + 1)}`],
  TOO_MANY_COLUMNS: [`name${',x'.repeat(500)}`],
  DUPLICATE_COLUMN: ['name,Name'],
  NO_USABLE_COLUMN: ['colour'],
  INVALID_JSON: ['[1,]'],
  INVALID_OPTIONS: ['name,"_options {""mapping"":5}"'],
  UNKNOWN_COLUMN: ['name', { mapping: { x: 'name' } }],
  UNKNOWN_FIELD: ['name', { mapping: { name: 'x' } }],
  DUPLICATE_FIELD: ['name,x', { mapping: { name: 'name', x: 'name' } }],
  TOO_MANY_CELLS: ['name\nA,B'],
  CELL_TOO_LARGE: [`name\n${large(64 * 1024 + 1)}`],
  MIXED_IDENTITY: ['name,lastName\nA,B'],
  INVALID_CONTACTS: ['name,contacts\nA,x'],
  INVALID_TAGS: ['[{"tags":"a"}]'],
  INVALID_ITEM: ['name,_item\n,x'],
  NOT_AN_OBJECT: ['[1]'],
  NOT_A_TEXT: ['[{"a":{}}]', { mapping: { a: 'name' } }],
  DUPLICATE_KEY: ['[{"type":"a","type":"b"}]'],
  TOO_DEEP: [`[${'['.repeat(11)}${']'.repeat(11)},{"a":${'['.repeat(10)}${']'.repeat(10)}}]`],
};

async function seen(content: string | Buffer, options?: OpenOptions): Promise<{ where: string; codes: string[] }> {
  try {
    const { rows } = await readImportFile(content, options);
    return { where: 'row', codes: rows.flatMap((row) => row.faults.map(({ code }) => code)) };
  } catch (error) {
    if (!(error instanceof FileFault)) throw error;
    return { where: error instanceof MappingFault ? 'mapping' : 'file', codes: [error.code] };
  }
}

describe('FAULT_CODES', () => {
  it.each(Object.keys(FAULT_CODES) as ReaderFaultCode[])('says where %s occurs', async (code) => {
    const { where, codes } = await seen(...FILES[code]);
    expect(codes).toContain(code);
    expect(where).toBe(FAULT_CODES[code].where);
  });

  it('says each in one sentence', () => {
    for (const { meaning } of Object.values(FAULT_CODES)) expect(meaning).toMatch(/^[A-Z][^.]*\.$/);
  });
});
