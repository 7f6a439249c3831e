import { contentTypeOf, HEAD_BYTES } from './content-type';

const bytes = (text: string): Buffer => Buffer.from(text, 'latin1');

describe('contentTypeOf', () => {
  it.each<[string, Buffer, string]>([
    ['a PNG', bytes('\x89PNG\r\n\x1a\n\0\0\0\rIHDR'), 'image/png'],
    ['a JPEG', bytes('\xff\xd8\xff\xe0\0\x10JFIF'), 'image/jpeg'],
    ['a GIF', bytes('GIF89a\x01\0\x01\0'), 'image/gif'],
    ['a WebP', bytes('RIFF\x24\0\0\0WEBPVP8 '), 'image/webp'],
    ['a WAV', bytes('RIFF\x24\0\0\0WAVEfmt '), 'application/octet-stream'],
    ['a text with WEBP in it', bytes('aaaaaaaaWEBP'), 'text/plain'],
    ['a PDF', bytes('%PDF-1.7\n%\xe2\xe3\xcf\xd3'), 'application/pdf'],
    ['a ZIP', bytes('PK\x03\x04\x14\0\0\0readme.txt'), 'application/zip'],
    [
      'an Excel workbook',
      bytes('PK\x03\x04\x14\0[Content_Types].xml\0\0PK\x03\x04xl/workbook.xml'),
      'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    ],
    ['a program', bytes('\x7fELF\x02\x01\x01\0'), 'application/octet-stream'],
    ['nothing', Buffer.alloc(0), 'application/octet-stream'],
    ['HTML', bytes('<!DOCTYPE html><script>alert(1)</script>'), 'text/plain'],
    ['SVG', bytes('<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>'), 'text/plain'],
    ['CSV', Buffer.from('name,tel\n"رادیو, کافه\nدوم",021\n'), 'text/csv'],
    ['CSV with semicolons', bytes('name;tel\r\na;1\r\nb;2'), 'text/csv'],
    ['prose', bytes('Hello, world.\nThis is a text, with commas, of no order.\n'), 'text/plain'],
    ['one line with commas', bytes('a,b,c'), 'text/plain'],
    ['JSON', Buffer.from('\ufeff [{"name":"رادیو"}]'), 'application/json'],
    ['JSON over lines', bytes('{\n "items": []\n}'), 'application/json'],
    ['lines of JSON', bytes('{"a":1}\r\n{"a":2}\r\n'), 'application/x-ndjson'],
    ['a bracketed log', bytes('[2026-01-01] started\n[2026-01-02] ended'), 'text/plain'],
    ['UTF-16', Buffer.from('\ufeffname\ttel\na\t1\n', 'utf16le'), 'text/csv'],
    ['Latin-1 text', bytes('caf\xe9 au lait'), 'application/octet-stream'],
  ])('knows %s', (_, head, type) => {
    expect(contentTypeOf(head, true)).toBe(type);
  });

  it('is not misled where the head ends', () => {
    const row = Buffer.from('رادیو;۰۲۱\n');
    const head = Buffer.concat(Array<Buffer>(300).fill(row)).subarray(0, HEAD_BYTES);
    expect(contentTypeOf(head, false)).toBe('text/csv');
    expect(contentTypeOf(head.subarray(0, 3), false)).toBe('text/plain');
    expect(contentTypeOf(bytes('[{"name":"a"},{"na'), false)).toBe('application/json');
  });
});
