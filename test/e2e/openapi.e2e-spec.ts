import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { OpenAPIObject } from '@nestjs/swagger';
import Ajv2020 from 'ajv/dist/2020';
import addFormats from 'ajv-formats';
import { TestApp } from '../support/test-app';

interface Operation {
  operationId: string;
  summary: string;
  description?: string;
  tags: string[];
  security?: unknown[];
  parameters?: { $ref?: string; name: string; in: string; description?: string; example?: unknown; schema: object }[];
  requestBody?: { content: Record<string, { schema: object; example?: unknown }> };
  responses: Record<
    string,
    {
      $ref?: string;
      description?: string;
      headers?: object;
      content?: Record<string, { schema: object; example?: unknown }>;
    }
  >;
}

let app: TestApp;
let document: OpenAPIObject;
let operations: [name: string, operation: Operation][];

beforeAll(async () => {
  app = await TestApp.start();
  document = (await app.send('GET', '/openapi.json')).body;
  operations = Object.entries(document.paths).flatMap(([path, item]) =>
    Object.entries(item).map(([method, operation]): [string, Operation] => [
      `${method.toUpperCase()} ${path}`,
      operation,
    ]),
  );
});
afterAll(() => app.close());

const lackingIn = (test: (operation: Operation, name: string) => boolean): string[] =>
  operations.filter(([name, operation]) => !test(operation, name)).map(([name]) => name);

describe('the OpenAPI document', () => {
  it('is what is committed', () => {
    const committed = readFileSync(join(__dirname, '../../openapi.json'), 'utf8');
    expect(JSON.parse(committed)).toEqual(document);
  });

  it('names exactly the routes that the server has', () => {
    const routes = new Set(
      app.routes
        .filter((route) => /^(GET|POST|PUT|PATCH|DELETE) /.test(route) && !/ \/(docs|openapi)/.test(route))
        .map((route) => route.replace(/:([A-Za-z]+)/g, '{$1}')),
    );
    expect(operations.map(([name]) => name).sort()).toEqual([...routes].sort());
  });

  it('gives every operation a name of its own, a summary, a tag that is described', () => {
    expect(lackingIn(({ summary }) => summary.length > 5)).toEqual([]);
    expect(new Set(operations.map(([, { operationId }]) => operationId)).size).toBe(operations.length);
    const tags = document.tags!.filter(({ description }) => description).map(({ name }) => name);
    expect(lackingIn((operation) => operation.tags.every((tag) => tags.includes(tag)))).toEqual([]);
    expect(new Set(operations.flatMap(([, { tags: used }]) => used)).size).toBe(tags.length);
  });

  it('documents every error of every operation under /v1', () => {
    const api = ([name]: [string, Operation]): boolean => name.includes(' /v1/');
    for (const [name, { responses, requestBody, parameters }] of operations.filter(api)) {
      const expected = ['400', '401', '429', '500', '503'];
      if (name.includes('{')) expected.push('404');
      if (requestBody) expected.push('413', '415');
      if (parameters?.some((parameter) => parameter.name === 'If-Match')) expected.push('412');
      if (!name.startsWith('GET ')) expected.push('409', '422');
      expect({ name, missing: expected.filter((status) => !responses[status]) }).toEqual({ name, missing: [] });
    }
    expect(lackingIn(({ security }, name) => name.includes(' /v1/') || JSON.stringify(security) === '[]')).toEqual([]);
  });

  it('takes an Idempotency-Key wherever something changes, and nowhere else', () => {
    const takesKey = ({ parameters }: Operation): boolean =>
      parameters?.some(({ $ref }) => $ref === '#/components/parameters/IdempotencyKey') ?? false;
    const tellsRepeats = ({ responses }: Operation): boolean =>
      Object.entries(responses)
        .filter(([status]) => status.startsWith('2'))
        .every(([, { headers }]) => 'Idempotency-Replayed' in (headers ?? {}));
    const changes = (name: string): boolean => name.includes(' /v1/') && !name.startsWith('GET ');
    expect(lackingIn((operation, name) => takesKey(operation) === changes(name))).toEqual([]);
    expect(lackingIn((operation, name) => tellsRepeats(operation) === changes(name))).toEqual([]);
    expect(document.components!.parameters!.IdempotencyKey).toMatchObject({ name: 'Idempotency-Key', in: 'header' });
  });

  it('describes every success and every parameter', () => {
    expect(
      lackingIn(({ parameters }) => (parameters ?? []).every(({ $ref, description }) => $ref ?? description)),
    ).toEqual([]);
    expect(
      lackingIn(({ responses }) =>
        Object.entries(responses).every(
          ([status, { $ref, description }]) => $ref ?? (Number(status) >= 200 && description),
        ),
      ),
    ).toEqual([]);
  });

  it('requires every field of every reply that is not said to be optional, and has no untyped one', () => {
    const schemas = document.components!.schemas as Record<
      string,
      { properties?: Record<string, object>; required?: string[] }
    >;
    for (const [name, { properties = {}, required = [] }] of Object.entries(schemas)) {
      for (const [field, schema] of Object.entries(properties)) {
        expect({
          name,
          field,
          typed: JSON.stringify(schema) !== '{}' && !/"type":"object"}/.test(JSON.stringify(schema)),
        }).toEqual({
          name,
          field,
          typed: true,
        });
        if (isInput(name)) continue;
        const isKnown = [field, `${name}.${field}`].some((each) => required.includes(each) || OPTIONAL.includes(each));
        expect({ name, field, known: isKnown }).toEqual({ name, field, known: true });
      }
    }
  });

  it('has examples that are valid', () => {
    const ajv = new Ajv2020({ strict: false, allErrors: true });
    addFormats(ajv);
    ajv.addSchema(document as object, 'api');
    const failures: string[] = [];
    const visit = (node: unknown, path: string): void => {
      if (typeof node !== 'object' || node === null) return;
      const { schema, example, type, $ref } = node as Record<string, unknown>;
      const subject = schema ?? (type || $ref ? node : undefined);
      if (example !== undefined && subject && !path.endsWith('/example')) {
        const local = JSON.parse(JSON.stringify(subject).replaceAll('"#/', '"api#/')) as object;
        const validate = ajv.compile(local);
        if (!validate(example)) failures.push(`${path}: ${ajv.errorsText(validate.errors)}`);
      }
      for (const [key, child] of Object.entries(node)) if (key !== 'example') visit(child, `${path}/${key}`);
    };
    visit(document, '');
    expect(failures).toEqual([]);
  });
});

/** Fields of replies that come only when they are asked for, or only with some faults. */
const OPTIONAL = [
  'createdAt',
  'updatedAt',
  'errors',
  'code',
  'line',
  'column',
  'value',
  'dryRun',
  'skipped',
  'preview',
  'ImportResult.updated',
];

const isInput = (schema: string): boolean => /(Input|Form|Body|Query|Request|Dto)$/.test(schema);

describe('the documentation page', () => {
  it('is served without a token, with its scripts, and links to the document', async () => {
    const page = await app.send('GET', '/docs');
    expect(page.status).toBe(200);
    expect(page.text).toContain('Echonio Customers API');
    for (const [, path] of page.text.matchAll(/(?:src|href)="\.?\/?([^"]+\.(?:js|css))"/g)) {
      expect((await app.send('GET', `/${path!.startsWith('docs') ? path : `docs/${path}`}`)).status).toBe(200);
    }
    expect((await app.send('GET', '/openapi.yaml')).text).toMatch(/^openapi: 3\.1\.0/);
  });
});
