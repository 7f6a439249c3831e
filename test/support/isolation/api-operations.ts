import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Where a request names something by an id: a parameter's name, or the way into a body, such as `contacts[].id`. */
export interface IdPlace {
  in: 'path' | 'query' | 'body';
  name: string;
}

/** An operation of the OpenAPI document, which names exactly the routes that the server has. */
export interface ApiOperation {
  /** `PUT /v1/customers/{customerId}` */
  name: string;
  method: string;
  path: string;
  /** Nobody needs a token for it. */
  isPublic: boolean;
  hasBody: boolean;
  /** As the document says. */
  permissions: string[];
  places: IdPlace[];
}

interface Schema {
  $ref?: string;
  format?: string;
  properties?: Record<string, Schema>;
  items?: Schema;
  oneOf?: Schema[];
  anyOf?: Schema[];
  allOf?: Schema[];
}

interface Documented {
  security?: unknown[];
  parameters?: { in: string; name: string; schema: Schema }[];
  requestBody?: { content: Record<string, { schema: Schema }> };
  'x-permissions'?: string[];
}

const document = JSON.parse(readFileSync(join(__dirname, '../../../openapi.json'), 'utf8')) as {
  paths: Record<string, Record<string, Documented>>;
};

/** Names of query parameters that hold ids, or come from a list of somebody's. */
const NAMES_IDS = /^cursor$|[iI]ds?(All|None)?$/;

/** Every operation; those that change less come first, and what is inside of something goes before it. */
export const apiOperations: ApiOperation[] = Object.entries(document.paths)
  .flatMap(([path, item]) => Object.entries(item).map(([method, operation]) => read(method, path, operation)))
  .sort((a, b) => rank(a) - rank(b));

export const guardedOperations = apiOperations.filter(({ isPublic }) => !isPublic);

function read(method: string, path: string, operation: Documented): ApiOperation {
  const { parameters = [], requestBody } = operation;
  const body = requestBody?.content['application/json']?.schema;
  const places: IdPlace[] = [
    ...parameters.filter((each) => each.in === 'path').map(({ name }) => ({ in: 'path' as const, name })),
    ...parameters
      .filter(({ in: where, name, schema }) => where === 'query' && (schema.format === 'uuid' || NAMES_IDS.test(name)))
      .map(({ name }) => ({ in: 'query' as const, name })),
    ...(body ? idsIn(body, '') : []).map((name) => ({ in: 'body' as const, name })),
  ];
  return {
    name: `${method.toUpperCase()} ${path}`,
    method: method.toUpperCase(),
    path,
    isPublic: operation.security?.length === 0,
    hasBody: requestBody !== undefined,
    permissions: operation['x-permissions'] ?? [],
    places,
  };
}

function idsIn(schema: Schema, path: string): string[] {
  const { format, properties, items, oneOf, anyOf, allOf } = resolved(schema);
  const found = [
    ...(format === 'uuid' ? [path] : []),
    ...Object.entries(properties ?? {}).flatMap(([name, each]) => idsIn(each, path ? `${path}.${name}` : name)),
    ...(items ? idsIn(items, `${path}[]`) : []),
    ...[oneOf, anyOf, allOf].flatMap((list) => (list ?? []).flatMap((each) => idsIn(each, path))),
  ];
  return [...new Set(found)];
}

function resolved(schema: Schema): Schema {
  if (!schema.$ref) return schema;
  const parts = schema.$ref.slice(2).split('/');
  return parts.reduce<unknown>((at, key) => (at as Record<string, unknown>)[key], document) as Schema;
}

function rank({ method, path }: ApiOperation): number {
  if (method !== 'DELETE') return ['GET', 'POST', 'PUT', 'PATCH'].indexOf(method);
  return 10 - path.split('/').length + 10;
}
