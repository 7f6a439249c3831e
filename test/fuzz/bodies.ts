import fc from 'fast-check';
import { hostileText } from './hostile-text.ts';
import type { Schema } from './schema.ts';
import { spoiled } from './spoiled.ts';
import { validValue } from './valid.ts';
import type { Words } from './valid.ts';

/** A body with its media type; a text may have placeholders. */
export interface Body {
  type: string;
  content: string | Buffer;
}

export const JSON_TYPE = 'application/json';
export const FORM_TYPE = 'application/x-www-form-urlencoded';

const jsonText = (value: unknown): string => JSON.stringify(value) ?? '';

/** A form with JSON texts for objects, or with brackets. */
function formText(value: unknown, brackets: boolean): string {
  if (typeof value !== 'object' || value === null) return encodeURIComponent(wellFormed(String(value)));
  return Object.entries(value)
    .flatMap(([name, each]) => fields(name, each, brackets))
    .map(([name, text]) => `${encodeURIComponent(wellFormed(name))}=${encodeURIComponent(wellFormed(text))}`)
    .join('&');
}

function fields(name: string, value: unknown, brackets: boolean): [string, string][] {
  if (typeof value === 'string') return [[name, value]];
  if (!brackets || typeof value !== 'object' || value === null) return [[name, jsonText(value)]];
  return Object.entries(value).flatMap(([key, each]) => fields(`${name}[${key}]`, each, brackets));
}

/** Half a pair has no spelling in UTF-8; the bytes for it are tried raw. */
const wellFormed = (text: string): string => text.toWellFormed();

const BROKEN: ((text: string) => string | Buffer)[] = [
  (text) => text.slice(0, -1),
  (text) => text.slice(0, text.length / 2),
  (text) => `${text}${text}`,
  (text) => `${text},`,
  (text) => `\ufeff${text}`,
  (text) => ` \n${text}\t`,
  (text) => text.replace(/"([^"]+)":/, '"$1":1,"$1":'),
  (text) => text.replace(/^([^=&]+)=/, '$1=x&$1=y&$1='),
  (text) => text.replace(/^([^=&]+)=/, '$1[]=x&$1[a]=y&$1='),
  (text) => text.replaceAll('"', "'"),
  (text) => text.replace(/:"[^"]*"/, ':NaN'),
  (text) => text.replace(/:"[^"]*"/, ':1e999'),
  (text) => text.replace(/:"[^"]*"/, ':"\\ud800"'),
  (text) => text.replace(/:"[^"]*"/, ':"\\x41"'),
  (text) => text.replace(/:"[^"]*"/, ':"a\u0001"'),
  (text) => text.replace(/=[^&]*/, '=%'),
  (text) => text.replace(/=[^&]*/, '=%c3%28'),
  (text) => text.replace(/=[^&]*/, '=%00'),
  (text) => text.replace(/:"|=/, (found) => `${found}\u0000`),
  (text) =>
    Buffer.concat([Buffer.from(text.slice(0, -2)), Buffer.from([0xff, 0xed, 0xa0, 0x80]), Buffer.from(text.slice(-2))]),
  (text) => Buffer.from(text, 'utf16le'),
  () => '',
  () => '0',
  () => '[]',
  () => 'null',
  () => '&&&==',
  () => `{"a":${'['.repeat(20_000)}${']'.repeat(20_000)}}`,
  () => `a${'[b]'.repeat(2_000)}=1`,
  () => `${'a&'.repeat(5_000)}`,
  () => '__proto__[a]=1&constructor[prototype][b]=2&[]=1&[x=1&x]=2',
];

/** Spellings of media types, some of which servers have taken for one and checks for another. */
const SPELLINGS = [
  ...[
    'application/json; charset=utf-8',
    'APPLICATION/JSON',
    'application/json;charset=utf-16',
    'application/json ;a=b',
  ],
  ...[
    'application/json\t;charset=utf-8',
    'application/json\ta',
    ' application/json',
    'application/json,text/plain',
    'application/vnd.api+json',
  ],
  ...[
    'application/json;',
    'application/json; charset',
    'application/x-www-form-urlencoded; charset=iso-8859-1',
    'text/json',
  ],
  ...['text/plain', 'application', 'multipart/form-data', 'multipart/form-data; boundary=x', '', '*/*', '%00'],
];

/** Bodies for a schema: what it allows, what it nearly allows, and what is no body of that type at all. */
export function bodyOf(type: string, schema: Schema, way: string, words: Words): fc.Arbitrary<Body> {
  const valid = validValue(schema, way, words);
  const values = fc.oneof({ weight: 6, arbitrary: valid }, { weight: 6, arbitrary: spoiled(valid) });
  const texts = fc
    .tuple(values, fc.boolean())
    .map(([value, brackets]) => (type === FORM_TYPE ? formText(value, brackets) : jsonText(value)));
  return fc.oneof(
    { weight: 16, arbitrary: texts.map((content): Body => ({ type, content })) },
    {
      weight: 4,
      arbitrary: fc
        .tuple(texts, fc.constantFrom(...BROKEN))
        .map(([text, broken]): Body => ({ type, content: broken(text) })),
    },
    {
      weight: 2,
      arbitrary: fc.tuple(texts, fc.constantFrom(...SPELLINGS)).map(([content, odd]): Body => ({ type: odd, content })),
    },
    { weight: 1, arbitrary: hostileText.map((text): Body => ({ type, content: text.toWellFormed() })) },
  );
}
