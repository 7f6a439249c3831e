import { SchemaChanges } from './schema-changes.ts';
import type { Direction, Resolvers, Schema } from './schema-changes.ts';

type Content = Record<string, { schema?: Schema }>;
interface Parameter {
  $ref?: string;
  in: string;
  name: string;
  required?: boolean;
  schema?: Schema;
}
interface Reply {
  $ref?: string;
  content?: Content;
  headers?: Record<string, unknown>;
}
interface Operation {
  parameters?: Parameter[];
  requestBody?: { required?: boolean; content: Content };
  responses: Record<string, Reply>;
  security?: unknown[];
}

/** An OpenAPI 3.1 document, as far as its changes are looked at. */
export interface ApiDocument {
  info: { version: string };
  paths: Record<string, Record<string, Operation>>;
}

/** Finds what in a document breaks clients that were written for the one before. */
export class DocumentChanges {
  private readonly before: ApiDocument;
  private readonly after: ApiDocument;
  private readonly resolvers: Resolvers;

  constructor(before: ApiDocument, after: ApiDocument) {
    this.before = before;
    this.after = after;
    this.resolvers = { was: (schema) => lookUp(before, schema), is: (schema) => lookUp(after, schema) };
  }

  /** @returns a sentence for each break, beginning with the operation; none is a document that all clients can go on with */
  breaks(): string[] {
    return Object.entries(this.before.paths).flatMap(([path, operations]) =>
      Object.entries(operations).flatMap(([method, was]) => {
        const at = `${method.toUpperCase()} ${path}`;
        const is = this.after.paths[path]?.[method];
        if (!is) return [`${at} is gone`];
        const breaks = [
          ...this.access(was, is),
          ...this.parameters(was, is),
          ...this.body(was, is),
          ...this.replies(was, is),
        ];
        return breaks.map((text) => `${at}: ${text}`);
      }),
    );
  }

  private access(was: Operation, is: Operation): string[] {
    const isPublic = ({ security }: Operation): boolean => security?.length === 0;
    return isPublic(was) && !isPublic(is) ? ['needs a token'] : [];
  }

  private parameters(was: Operation, is: Operation): string[] {
    const before = (was.parameters ?? []).map((parameter) => lookUp(this.before, parameter));
    const after = (is.parameters ?? []).map((parameter) => lookUp(this.after, parameter));
    const same = (one: Parameter) => (other: Parameter) => one.in === other.in && one.name === other.name;
    const kept = before.flatMap((old) => {
      const next = after.find(same(old));
      return next ? this.schema('request', old.schema, next.schema, nameOf(old)) : [`${nameOf(old)} is gone`];
    });
    const demanded = after.filter((next) => next.required && !before.find(same(next))?.required);
    return [...kept, ...demanded.map((parameter) => `${nameOf(parameter)} is required`)];
  }

  private body(was: Operation, is: Operation): string[] {
    const [old, next] = [was.requestBody, is.requestBody];
    if (!next) return old ? ['the body is gone'] : [];
    const demanded = next.required && !old?.required ? ['the body is required'] : [];
    return [...demanded, ...(old ? this.content('request', old.content, next.content, 'body') : [])];
  }

  private replies(was: Operation, is: Operation): string[] {
    return Object.entries(was.responses).flatMap(([status, reply]) => {
      if (!is.responses[status]) return [`the reply ${status} is gone`];
      const old = lookUp(this.before, reply);
      const next = lookUp(this.after, is.responses[status]);
      const headers = Object.keys(old.headers ?? {}).filter((name) => !next.headers?.[name]);
      return [
        ...headers.map((name) => `${status} has no header ${name} any more`),
        ...this.content('reply', old.content ?? {}, next.content ?? {}, status),
      ];
    });
  }

  private content(direction: Direction, was: Content, is: Content, at: string): string[] {
    return Object.entries(was).flatMap(([type, { schema }]) => {
      const next = is[type];
      return next ? this.schema(direction, schema, next.schema, at) : [`${at} is no ${type} any more`];
    });
  }

  private schema(direction: Direction, was: Schema = {}, is: Schema = {}, at: string): string[] {
    return new SchemaChanges(this.resolvers, direction).compare(was, is, at);
  }
}

const nameOf = ({ in: place, name }: Parameter): string => `the ${place} parameter ${name}`;

function lookUp<T extends { $ref?: string }>(document: ApiDocument, thing: T): T {
  if (!thing.$ref) return thing;
  const steps = thing.$ref.replace(/^#\//, '').split('/');
  const found = steps.reduce<unknown>((place, step) => (place as Record<string, unknown>)[step], document);
  return lookUp(document, found as T);
}
