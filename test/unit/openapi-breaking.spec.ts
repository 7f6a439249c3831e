import { readFileSync } from 'node:fs';
import { DocumentChanges } from '../../tools/openapi/breaking/document-changes.ts';
import type { ApiDocument } from '../../tools/openapi/breaking/document-changes.ts';
import { compareVersions, mayBreak } from '../../tools/openapi/breaking/version-rule.ts';

function document() {
  const thing = {
    type: 'object',
    properties: {
      id: { type: 'string', format: 'uuid' } as Record<string, unknown>,
      kind: { type: 'string', enum: ['a', 'b'] },
      note: { type: ['string', 'null'] } as Record<string, unknown>,
      size: { type: 'integer' } as Record<string, unknown>,
      parts: { type: 'array', items: { $ref: '#/components/schemas/Part' } } as Record<string, unknown>,
    } as Record<string, Record<string, unknown>>,
    required: ['id', 'kind', 'note', 'size'],
  };
  const input = {
    type: 'object',
    properties: {
      kind: { type: 'string', enum: ['a', 'b'] },
      note: { type: ['string', 'null'], maxLength: 100 } as Record<string, unknown>,
      way: { anyOf: [{ type: 'string' }, { $ref: '#/components/schemas/Part' }] } as Record<string, unknown>,
    } as Record<string, Record<string, unknown>>,
    required: ['kind'],
  };
  const part = {
    type: 'object',
    properties: {
      name: { type: 'string' } as Record<string, unknown>,
      part: { $ref: '#/components/schemas/Part' } as Record<string, unknown>,
    },
    required: ['name'],
  };
  return {
    info: { version: '0.1.0' },
    paths: {
      '/things/{id}': {
        put: {
          parameters: [
            { in: 'path', name: 'id', required: true, schema: { type: 'string' } },
            { in: 'query', name: 'limit', required: false, schema: { type: 'integer', minimum: 0 } },
            { $ref: '#/components/parameters/Key' },
          ] as Record<string, unknown>[],
          requestBody: {
            required: true,
            content: { 'application/json': { schema: { $ref: '#/components/schemas/Input' } } },
          },
          responses: {
            '200': {
              headers: { ETag: {} } as Record<string, object>,
              content: {
                'application/json': { schema: { $ref: '#/components/schemas/Thing' } as Record<string, unknown> },
              } as Record<string, object>,
            },
            '404': { $ref: '#/components/responses/NotFound' },
          } as Record<string, { headers?: Record<string, object>; content?: Record<string, { schema?: object }> }>,
        },
      },
      '/health': { get: { responses: { '200': {} }, security: [] as unknown[] | undefined } },
    } as Record<string, Record<string, Record<string, unknown>>>,
    components: {
      schemas: { Thing: thing, Input: input, Part: part },
      parameters: { Key: { in: 'header', name: 'Key', required: false, schema: { type: 'string', maxLength: 255 } } },
      responses: { NotFound: { content: { 'application/problem+json': { schema: { type: 'object' } } } } },
    },
  };
}

type Change = (after: ReturnType<typeof document>) => void;

function breaksOf(change: Change): string[] {
  const after = document();
  change(after);
  return new DocumentChanges(document() as unknown as ApiDocument, after as unknown as ApiDocument)
    .breaks()
    .map((text) => text.replace('PUT /things/{id}: ', ''));
}

const put = ({ paths }: ReturnType<typeof document>) =>
  paths['/things/{id}']!.put as unknown as {
    parameters: Record<string, unknown>[];
    requestBody: { required?: boolean; content: Record<string, unknown> } | undefined;
    responses: Record<string, { headers?: Record<string, unknown>; content?: Record<string, unknown> }>;
  };

describe('what breaks clients', () => {
  it.each<[string, Change, string]>([
    ['a path that is gone', (d) => delete d.paths['/things/{id}'], 'PUT /things/{id} is gone'],
    ['an operation that is gone', (d) => delete d.paths['/health']!.get, 'GET /health is gone'],
    ['a token that is needed', (d) => delete d.paths['/health']!.get!.security, 'GET /health: needs a token'],
    ['a parameter that is gone', (d) => put(d).parameters.splice(1, 1), 'the query parameter limit is gone'],
    ['one that is required', (d) => (put(d).parameters[1]!.required = true), 'the query parameter limit is required'],
    [
      'a new one that is required',
      (d) => put(d).parameters.push({ in: 'query', name: 'x', required: true }),
      'the query parameter x is required',
    ],
    [
      'a narrower bound',
      (d) => (d.components.parameters.Key.schema.maxLength = 10),
      'the header parameter Key has the maxLength 10',
    ],
    ['a body that is gone', (d) => delete put(d).requestBody, 'the body is gone'],
    ['a reply that is gone', (d) => delete put(d).responses['404'], 'the reply 404 is gone'],
    ['a header that is gone', (d) => delete put(d).responses['200']!.headers, '200 has no header ETag any more'],
    ['another type of content', (d) => (put(d).responses['200']!.content = {}), '200 is no application/json any more'],
    ['a field of a reply that is gone', (d) => delete d.components.schemas.Thing.properties.note, '200.note is gone'],
    ['one that may be missing', (d) => d.components.schemas.Thing.required.shift(), '200.id may be missing'],
    [
      'one that may be null',
      (d) => (d.components.schemas.Thing.properties.size!.type = ['integer', 'null']),
      '200.size can be null',
    ],
    [
      'one of another type',
      (d) => (d.components.schemas.Thing.properties.size!.type = 'number'),
      '200.size can be number',
    ],
    [
      'one of another format',
      (d) => delete d.components.schemas.Thing.properties.id!.format,
      '200.id has another format: none instead of uuid',
    ],
    [
      'a new value of a reply',
      (d) => (d.components.schemas.Thing.properties.kind!.enum = ['a', 'b', 'c']),
      '200.kind: "c" is new',
    ],
    [
      'any value in a reply',
      (d) => delete d.components.schemas.Thing.properties.kind!.enum,
      '200.kind: any value instead of "a", "b" is new',
    ],
    [
      'what is in a list',
      (d) => delete (d.components.schemas.Part.properties as { name?: object }).name,
      '200.parts[].name is gone',
    ],
    ['a field that is required', (d) => d.components.schemas.Input.required.push('note'), 'body.note is required'],
    [
      'a new field that is required',
      (d) => {
        d.components.schemas.Input.properties.x = { type: 'string' };
        d.components.schemas.Input.required.push('x');
      },
      'body.x is required',
    ],
    ['a field that is not taken', (d) => delete d.components.schemas.Input.properties.note, 'body.note is gone'],
    [
      'a value that is not taken',
      (d) => (d.components.schemas.Input.properties.kind!.enum = ['a']),
      `body.kind: "b" isn't taken any more`,
    ],
    [
      'null that is not taken',
      (d) => (d.components.schemas.Input.properties.note!.type = 'string'),
      `body.note can't be null any more`,
    ],
    [
      'a way that is not taken',
      (d) => (d.components.schemas.Input.properties.way = { type: 'string' }),
      `body.way can't be object any more`,
    ],
    [
      'other keys that are not taken',
      (d) => Object.assign(d.components.schemas.Input, { additionalProperties: false }),
      'body takes no other keys any more',
    ],
  ])('%s', (_, change, told) => {
    expect(breaksOf(change)).toContain(told);
  });
});

describe('what breaks none', () => {
  it.each<[string, Change]>([
    ['nothing', () => {}],
    ['a new operation', (d) => (d.paths['/more'] = { get: { responses: {} } })],
    ['a new parameter', (d) => put(d).parameters.push({ in: 'query', name: 'x', schema: { type: 'string' } })],
    ['a new field of a reply', (d) => (d.components.schemas.Thing.properties.more = { type: 'string' })],
    ['a field that is always there', (d) => d.components.schemas.Thing.required.push('parts')],
    ['a field that is never null', (d) => (d.components.schemas.Thing.properties.note!.type = 'string')],
    ['a value that is not given any more', (d) => (d.components.schemas.Thing.properties.kind!.enum = ['a'])],
    ['a new field of a request', (d) => (d.components.schemas.Input.properties.more = { type: 'string' })],
    ['a field that may be left out', (d) => d.components.schemas.Input.required.pop()],
    ['a new value of a request', (d) => (d.components.schemas.Input.properties.kind!.enum = ['a', 'b', 'c'])],
    ['a wider bound', (d) => (d.components.schemas.Input.properties.note!.maxLength = 200)],
    ['a new reply', (d) => (put(d).responses['202'] = {})],
    [
      'the same schema in its place',
      (d) => (put(d).responses['200']!.content!['application/json'] = { schema: d.components.schemas.Thing }),
    ],
  ])('%s', (_, change) => {
    expect(breaksOf(change)).toEqual([]);
  });
});

describe('the version', () => {
  it.each([
    ['0.1.0', '0.1.1', false],
    ['0.1.9', '0.2.0', true],
    ['0.9.0', '1.0.0', true],
    ['1.2.3', '1.3.0', false],
    ['1.2.3', '2.0.0', true],
    ['2.0.0', '1.9.0', false],
    ['0.1.0', '0.2.0-rc.1', true],
  ])('after %s, %s may break: %s', (released, version, may) => {
    expect(mayBreak(released, version)).toBe(may);
  });

  it('orders releases by their numbers', () => {
    expect(['0.10.0', '0.9.0', '0.9.10'].sort(compareVersions)).toEqual(['0.9.0', '0.9.10', '0.10.0']);
    expect(() => compareVersions('0.1', '0.1.0')).toThrow('0.1 is no version.');
  });

  it('is the same for the product, its document and the client', () => {
    const versionIn = (path: string): string => (JSON.parse(readFileSync(path, 'utf8')) as { version: string }).version;
    const { info } = JSON.parse(readFileSync('openapi.json', 'utf8')) as ApiDocument;
    expect([versionIn('libs/api-client/package.json'), info.version]).toEqual([
      versionIn('package.json'),
      versionIn('package.json'),
    ]);
  });
});
