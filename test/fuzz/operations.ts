import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Schema } from './schema.ts';

/** A parameter of an operation, its reference followed. */
export interface Parameter {
  in: 'path' | 'query' | 'header';
  name: string;
  schema: Schema;
}

/** An operation as the OpenAPI document has it. */
export interface Operation {
  /** `PUT /v1/customers/{customerId}` */
  name: string;
  method: string;
  path: string;
  parameters: Parameter[];
  /** The schemas of its body by media type. */
  bodies: Record<string, Schema>;
}

interface Documented {
  parameters?: (Parameter | { $ref: string })[];
  requestBody?: { content: Record<string, { schema: Schema }> };
}

/** The document that the repository has, which a check holds equal to what the server says. */
export const apiDocument = JSON.parse(readFileSync(join(import.meta.dirname, '../../openapi.json'), 'utf8')) as {
  paths: Record<string, Record<string, Documented>>;
};

/** @returns what a `$ref` points at, or the node itself */
export function resolved<T extends object>(node: T | { $ref: string }): T {
  if (!('$ref' in node) || typeof node.$ref !== 'string') return node as T;
  const parts = node.$ref.slice(2).split('/');
  return parts.reduce<unknown>((at, key) => (at as Record<string, unknown>)[key], apiDocument) as T;
}

export const operations: Operation[] = Object.entries(apiDocument.paths).flatMap(([path, item]) =>
  Object.entries(item).map(([method, { parameters = [], requestBody }]) => ({
    name: `${method.toUpperCase()} ${path}`,
    method: method.toUpperCase(),
    path,
    parameters: parameters.map((each) => resolved<Parameter>(each)),
    bodies: Object.fromEntries(Object.entries(requestBody?.content ?? {}).map(([type, { schema }]) => [type, schema])),
  })),
);
