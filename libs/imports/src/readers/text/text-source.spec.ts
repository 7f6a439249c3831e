import fc from 'fast-check';
import { streamOf } from '../../../../../test/support/read-import-file';
import { FileFault } from '../file-fault';
import { TextSource } from './text-source';

jest.setTimeout(30_000);

async function read(
  bytes: Buffer,
  pieceBytes = 64,
): Promise<{ text: string; encoding: string; fault: FileFault | null }> {
  const source = await TextSource.open(streamOf(bytes), pieceBytes);
  const { encoding } = source;
  let text = '';
  try {
    for (let piece = await source.next(); piece !== null; piece = await source.next()) text += piece;
  } catch (error) {
    if (error instanceof FileFault) return { text, encoding, fault: error };
    throw error;
  }
  return { text, encoding, fault: null };
}

const utf16be = (text: string): Buffer => Buffer.from(text, 'utf16le').swap16();
const bytes = (...parts: (string | number[])[]): Buffer =>
  Buffer.concat(parts.map((part) => Buffer.from(part as string)));

describe('TextSource', () => {
  it.each<[string, Buffer, string]>([
    ['UTF-8', Buffer.from('نام,a\n'), 'utf-8'],
    ['UTF-8 with a mark', Buffer.from('\ufeffنام,a\n'), 'utf-8'],
    ['UTF-16 LE with a mark', Buffer.from('\ufeffنام,a\n', 'utf16le'), 'utf-16le'],
    ['UTF-16 BE with a mark', utf16be('\ufeffنام,a\n'), 'utf-16be'],
  ])('decodes %s', async (_, content, encoding) => {
    expect(await read(content)).toEqual({ text: 'نام,a\n', encoding, fault: null });
  });

  it('gives back any text, wherever its bytes are cut', async () => {
    const encoders = [
      Buffer.from,
      (text: string) => Buffer.from(`\ufeff${text}`, 'utf16le'),
      (text: string) => utf16be(`\ufeff${text}`),
    ];
    const text = fc.string({
      unit: fc.constantFrom('a', 'é', 'ب', '\u200c', '€', '😀', '\ufeff', '\n'),
      maxLength: 40,
    });
    await fc.assert(
      fc.asyncProperty(text, fc.integer({ min: 1, max: 9 }), fc.nat(2), async (written, pieceBytes, encoder) => {
        const expected = encoder === 0 ? written.replace(/^\ufeff/, '') : written;
        expect((await read(encoders[encoder]!(written), pieceBytes)).text).toBe(expected);
      }),
      { numRuns: 500 },
    );
  });

  it.each<[string, Buffer, number, number]>([
    ['a byte of Windows-1252', bytes('name\n', 'caf', [0xe9], '\n'), 2, 4],
    ['a continuation byte alone', bytes([0x80]), 1, 1],
    ['an overlong form', bytes('a', [0xc0, 0xaf]), 1, 2],
    ['a surrogate in UTF-8', bytes('ab\r\nج', [0xed, 0xa0, 0x80]), 2, 2],
    ['a character cut off at the end', bytes('a\rb', [0xd8]), 2, 2],
    ['a lone surrogate in UTF-16', bytes([0xff, 0xfe, 0x0a, 0x00, 0x00, 0xdc]), 2, 1],
    ['half a unit of UTF-16', bytes([0xfe, 0xff, 0x00, 0x41, 0x00]), 1, 2],
  ])('refuses %s and says where', async (_, content, line, column) => {
    for (const pieceBytes of [1, 2, 3, 64]) {
      expect((await read(content, pieceBytes)).fault).toMatchObject({ code: 'INVALID_ENCODING', line, column });
    }
  });

  it('refuses a NUL, as in UTF-16 without a mark or UTF-32', async () => {
    expect((await read(bytes('ab\nc\0d'))).fault).toMatchObject({ code: 'NUL_CHARACTER', line: 2, column: 2 });
    expect((await read(Buffer.from('name', 'utf16le'))).fault).toMatchObject({
      code: 'NUL_CHARACTER',
      line: 1,
      column: 2,
    });
    expect((await read(bytes([0xff, 0xfe, 0, 0, 0x41, 0, 0, 0]))).fault).toMatchObject({ code: 'NUL_CHARACTER' });
  });

  it.each<[string, Buffer, RegExp]>([
    [
      'Windows-1256',
      bytes('name\n', [0xd3, 0xc7, 0xd1, 0xc7]),
      /^The bytes at line 2, column 1 are not UTF-8 text; Windows-1256/,
    ],
    ['UTF-16 cut off', bytes([0xff, 0xfe, 0x41]), /^The bytes at line 1, column 1 are not UTF-16 LE text\. /],
    ['UTF-16 without a mark', Buffer.from('name', 'utf16le'), /^A NUL character stands at line 1, column 2/],
    ['.xlsx', Buffer.from('504b0304140006000800', 'hex'), /^This is a workbook/],
    ['.xls', Buffer.from('d0cf11e0a1b11ae1', 'hex'), /^This is a workbook/],
  ])('says how to save %s', async (_, content, message) => {
    for (const pieceBytes of [1, 64]) {
      const { fault } = await read(content, pieceBytes);
      expect(fault!.message).toMatch(message);
      expect(fault!.message).toContain(
        'Save it as UTF-8 and upload it again: in Excel as "CSV UTF-8 (Comma delimited)"',
      );
    }
  });

  it('passes errors of the stream on', async () => {
    const stream = streamOf('a');
    stream.destroy(new Error('disk'));
    await expect(TextSource.open(stream, 64)).rejects.toThrow('disk');
  });

  it('counts lines of all kinds across borders of pieces', async () => {
    const endings = fc
      .array(fc.constantFrom('a', 'ب', '\n', '\r', '\r\n'), { maxLength: 30 })
      .map((parts) => parts.join(''));
    await fc.assert(
      fc.asyncProperty(endings, fc.integer({ min: 1, max: 5 }), async (text, pieceBytes) => {
        const lines = text.split(/\r\n|\r|\n/);
        const { fault } = await read(bytes(text, 'x', [0xff]), pieceBytes);
        expect([fault!.line, fault!.column]).toEqual([lines.length, lines.at(-1)!.length + 2]);
      }),
    );
  });
});
