import fc from 'fast-check';
import { bodyOf } from './bodies.ts';
import type { Body } from './bodies.ts';
import type { Operation, Parameter } from './operations.ts';
import { strangeValue } from './spoiled.ts';
import { uploadBody } from './uploads.ts';
import { validValue } from './valid.ts';
import type { Words } from './valid.ts';

/** A request whose ids are placeholders. */
export interface FuzzRequest {
  method: string;
  path: string;
  headers: Record<string, string>;
  body?: Body;
}

/** So short that no address is longer than a server reads. */
const encoded = (text: string): string => encodeURIComponent(text.slice(0, 210).toWellFormed());

const STRANGE_SEGMENTS = [
  ...[
    '7',
    '%00',
    '%zz',
    '%2f',
    '..%2f..',
    '%2e%2e',
    '%ff',
    '%c0%ae',
    ';a=b',
    '*',
    '.json',
    '0'.repeat(501),
    'x'.repeat(400),
  ],
  ...[
    '00000000-0000-0000-0000-000000000000',
    '%7B9639b18c-13eb-4ccb-a3f1-9ee75c6a4a77%7D',
    '9639b18c13eb4ccba3f19ee75c6a4a77',
  ],
  ...['9639B18C-13EB-4CCB-A3F1-9EE75C6A4A77', '9639b18c-13eb-4ccb-a3f1-9ee75c6a4a77%20', '%D9%87', '😀'.repeat(3)].map(
    encodedOnce,
  ),
];

function encodedOnce(text: string): string {
  return /^[\x21-\x7e]*$/.test(text) ? text : encodeURIComponent(text);
}

function segmentOf({ name, schema }: Parameter, words: Words): fc.Arbitrary<string> {
  return fc.oneof(
    { weight: 9, arbitrary: validValue(schema, name, words).map((value) => encoded(String(value))) },
    { weight: 1, arbitrary: fc.oneof(fc.constantFrom(...STRANGE_SEGMENTS), words.text.map(encoded)) },
  );
}

/** A parameter of a query, or one that is nearly one. */
function queryPart({ name, schema }: Parameter, words: Words): fc.Arbitrary<string> {
  const valid = validValue(schema, name, words).map((value) => `${name}=${encoded(String(value))}`);
  const strange = strangeValue.map((value) =>
    encoded(typeof value === 'string' ? value : (JSON.stringify(value) ?? '')),
  );
  return fc.oneof(
    { weight: 6, arbitrary: valid },
    { weight: 3, arbitrary: strange.map((text) => `${name}=${text}`) },
    { weight: 1, arbitrary: strange.map((text) => `${name}=${text}&${name}=${text}`) },
    { weight: 1, arbitrary: strange.map((text) => `${name}[]=${text}`) },
    {
      weight: 1,
      arbitrary: fc.constantFrom(`${name}`, `${name}[x]=1`, `${name}=%`, `${name}=%ff`, `${name}=%00`, `&=&${name}==`),
    },
  );
}

function headerOf({ name, schema }: Parameter, words: Words): fc.Arbitrary<[string, string]> {
  const strange = fc.constantFrom(
    '',
    '*',
    '"',
    'W/"1"',
    '"1", "2"',
    'x'.repeat(256),
    '\u00e9',
    'a\tb',
    'wait=-1',
    'wait=1e9',
    '"0"',
    '1',
  );
  return fc
    .oneof(validValue(schema, name, words).map(String), strange)
    .map((value): [string, string] => [name, value.replace(/[^\t\x20-\x7e\xa0-\xff]/g, '?')]);
}

const chosen = <T>(parts: fc.Arbitrary<T>[]): fc.Arbitrary<T[]> =>
  fc
    .tuple(
      ...parts.map((part) => fc.oneof({ weight: 3, arbitrary: fc.constant(null) }, { weight: 1, arbitrary: part })),
    )
    .map((some) => (some as (T | null)[]).filter((each) => each !== null));

/** Requests for an operation: right ones, nearly right ones, and broken ones. */
export function requestsFor(operation: Operation, words: Words): fc.Arbitrary<FuzzRequest> {
  const at = (place: Parameter['in']): Parameter[] => operation.parameters.filter((each) => each.in === place);
  const segments = fc.record(Object.fromEntries(at('path').map((each) => [each.name, segmentOf(each, words)])));
  const parts = at('query').map((each) => fc.option(queryPart(each, words), { freq: 1 }));
  const query = fc.tuple(...parts).map((each) => (each as (string | null)[]).filter((part) => part !== null));
  const method =
    operation.method === 'GET' ? fc.constantFrom('GET', 'GET', 'GET', 'HEAD') : fc.constant(operation.method);
  const bodies = Object.entries(operation.bodies).map(([type, schema]) =>
    type.startsWith('multipart') ? uploadBody(words) : bodyOf(type, schema, `${operation.path} `, words),
  );
  return fc
    .record({
      method,
      segments,
      query: fc.oneof(
        { weight: 9, arbitrary: query },
        { weight: 1, arbitrary: fc.constant<string[]>(['%00[=1&[&]&%=&a[b][c]=1']) },
      ),
      headers: chosen(at('header').map((each) => headerOf(each, words))),
      body: bodies.length > 0 ? fc.oneof(...bodies) : fc.constant(undefined),
    })
    .map(({ segments: values, query: asked, headers, body, ...rest }) => ({
      ...rest,
      path: addressOf(operation.path, values, asked),
      headers: Object.fromEntries(headers),
      ...(body ? { body } : {}),
    }));
}

function addressOf(path: string, segments: Record<string, string>, query: string[]): string {
  const filled = path.replace(/\{(\w+)\}/g, (_, name: string) => segments[name]!);
  return query.length > 0 ? `${filled}?${query.join('&')}` : filled;
}
