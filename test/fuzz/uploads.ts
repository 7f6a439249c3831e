import fc from 'fast-check';
import type { Body } from './bodies.ts';
import type { Words } from './valid.ts';

const BOUNDARY = 'fuzzed';

const HEADS: ((name: string) => string)[] = [
  (name) => `Content-Disposition: form-data; name="file"; filename="${name}"`,
  (name) => `Content-Disposition: form-data; name="file"; filename="${name}"\r\nContent-Type: text/html`,
  (name) => `content-disposition: form-data; name=file; filename*=UTF-8''${encodeURIComponent(name)}`,
  (name) => `Content-Disposition: form-data; name="${name}"`,
  (name) => `Content-Disposition: attachment; filename="${name}"`,
  (name) => `Content-Disposition: ${name}`,
  () => 'Content-Type: text/plain',
  () => '',
  () => ' ',
];

/** What a file of customers may look like, or what else is sent in its place. */
const CONTENTS = [
  ...['', 'x', 'name\nA\n', 'name,tel\n=1,2\n,bad\n', '[{"identity":{"name":"A"}}]', '{"a', '\u0000\u0001'],
  ...['<html><script>1</script>', '%PDF-1.7', 'PK\u0003\u0004', 'GIF89a'],
];

/** Bodies with files, some of them damaged. */
export function uploadBody(words: Words): fc.Arbitrary<Body> {
  const part = fc
    .tuple(fc.constantFrom(...HEADS), words.text, fc.constantFrom(...CONTENTS))
    .map(
      ([head, name, content]) =>
        `--${BOUNDARY}\r\n${head(name.toWellFormed().replaceAll('"', '%22'))}\r\n\r\n${content}\r\n`,
    );
  const end = fc.constantFrom(
    `--${BOUNDARY}--\r\n`,
    `--${BOUNDARY}--\r\n`,
    `--${BOUNDARY}--\r\n`,
    `--${BOUNDARY}`,
    '',
    '--',
  );
  const whole = words.text.map(
    (name) => `--${BOUNDARY}\r\n${HEADS[0]!(fileName(name))}\r\n\r\nx\r\n--${BOUNDARY}--\r\n`,
  );
  const types = fc.constantFrom(
    ...[`; boundary=${BOUNDARY}`, `; boundary="${BOUNDARY}"`, '', '; boundary=other', ';boundary='],
  );
  return fc.oneof(
    whole.map((content) => ({ type: `multipart/form-data; boundary=${BOUNDARY}`, content })),
    fc
      .tuple(fc.array(part, { maxLength: 3 }), end, types)
      .map(([parts, last, type]) => ({ type: `multipart/form-data${type}`, content: `${parts.join('')}${last}` })),
  );
}

/** As browsers write a name. */
const fileName = (name: string): string =>
  name.toWellFormed().replaceAll('"', '%22').replaceAll('\r', '%0D').replaceAll('\n', '%0A').replaceAll('\0', '%00');
