import { Ajv2020 } from 'ajv/dist/2020.js';
import type { ValidateFunction } from 'ajv/dist/2020.js';
import ajvFormats from 'ajv-formats';
import type { TestReply } from './request.ts';

// A CommonJS module, whose default is told differently by Node and by TypeScript.
const addFormats = ((ajvFormats as unknown as { default?: unknown }).default ?? ajvFormats) as (ajv: Ajv2020) => void;

/** As much of an OpenAPI document as is needed here. */
export interface ApiDocument {
  paths: object;
}

interface Documented {
  method: string;
  pattern: RegExp;
  path: string;
  responses: Record<string, object>;
}

/** Holds every reply that a test sees against the OpenAPI document: its status is documented, and its body is exactly of the schema. */
export class ReplyCheck {
  private readonly ajv: Ajv2020;
  private readonly operations: Documented[];
  private readonly validators = new Map<object, ValidateFunction>();

  private readonly document: ApiDocument;

  constructor(document: ApiDocument) {
    this.document = document;
    this.ajv = new Ajv2020({ strict: false, allErrors: true });
    addFormats(this.ajv);
    this.ajv.addSchema(closed(document) as object, 'api');
    this.operations = Object.entries(document.paths).flatMap(([path, item]) =>
      Object.entries(item as Record<string, { responses: Record<string, object> }>)
        .filter(([method]) => ['get', 'put', 'post', 'delete'].includes(method))
        .map(([method, { responses }]) => ({ method, path, pattern: patternOf(path), responses })),
    );
  }

  /** @throws when the reply isn't as documented */
  check(method: string, path: string, reply: TestReply): void {
    const operation = this.find(method, path);
    if (!operation || reply.status === 405) return;
    const name = `${method} ${operation.path}`;
    const response = this.resolve(operation.responses[reply.status]);
    if (!response)
      throw new Error(`${name} answered ${reply.status}, which is not documented: ${reply.text.slice(0, 300)}`);
    if (method === 'HEAD') return;
    const type = (reply.headers['content-type'] ?? '').split(';')[0]!;
    const content = (response as { content?: Record<string, { schema: object }> }).content ?? {};
    if (content['*/*']) return;
    if (!content[type])
      throw new Error(`${name} ${reply.status} answered ${type}, documented is ${Object.keys(content).join()}`);
    if (type === 'text/event-stream') {
      // The schema is of the data of each event.
      for (const [, data] of reply.text.matchAll(/^data: (.*)$/gm)) {
        this.checkBody(`${name} event`, content[type].schema, JSON.parse(data!));
      }
    } else if (type.endsWith('json')) this.checkBody(`${name} ${reply.status}`, content[type].schema, reply.body);
  }

  private checkBody(name: string, schema: object, body: unknown): void {
    const validate = this.validatorOf(schema);
    if (validate(body)) return;
    const faults = this.ajv.errorsText(validate.errors);
    throw new Error(`${name}: ${faults} in ${JSON.stringify(body)?.slice(0, 500)}`);
  }

  private find(method: string, path: string): Documented | undefined {
    const [bare] = path.split('?', 1);
    const verb = method === 'HEAD' ? 'get' : method.toLowerCase();
    const matches = this.operations.filter((each) => each.method === verb && each.pattern.test(bare!));
    return matches.sort((a, b) => a.path.split('{').length - b.path.split('{').length)[0];
  }

  private resolve(node: object | undefined): object | undefined {
    const reference = (node as { $ref?: string } | undefined)?.$ref;
    if (!reference) return node;
    return reference
      .slice(2)
      .split('/')
      .reduce<unknown>((at, key) => (at as Record<string, unknown>)[key], this.document) as object;
  }

  private validatorOf(schema: object): ValidateFunction {
    const known = this.validators.get(schema);
    if (known) return known;
    const made = this.ajv.compile(rebased(closed(schema)) as object);
    this.validators.set(schema, made);
    return made;
  }
}

const patternOf = (path: string): RegExp => new RegExp(`^${path.replace(/\{[^}]+\}/g, '[^/]+')}$`);

/** In a reply nothing may come that isn't documented, though clients are told to expect more some day. */
function closed(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(closed);
  if (typeof value !== 'object' || value === null) return value;
  const node = Object.fromEntries(Object.entries(value).map(([key, item]) => [key, closed(item)]));
  return node.properties && node.type === 'object' && !('additionalProperties' in node)
    ? { ...node, additionalProperties: false }
    : node;
}

function rebased(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(rebased);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, item]) => [key, key === '$ref' ? `api${String(item)}` : rebased(item)]),
  );
}
