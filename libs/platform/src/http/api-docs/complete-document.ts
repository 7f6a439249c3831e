import type { OpenAPIObject } from '@nestjs/swagger';
import { problemOf } from '../problem';
import { AppError, ErrorKind, ValidationError } from '../../errors';
import { FORM_SCHEMA } from './api-bodies.decorator';
import {
  IDEMPOTENCY_HEADERS,
  IDEMPOTENCY_KEY_REFERENCE,
  IDEMPOTENCY_PARAMETERS,
  takesIdempotencyKey,
} from './idempotency-docs';
import { EXAMPLE_ID } from './problem.dto';
import { writeNullsAsTypes } from './nulls';
import { suggestExample } from './suggestions';

/** Set by RequirePermission; shown in the description. */
export const PERMISSIONS_EXTENSION = 'x-permissions';

interface Parameter {
  name: string;
  in: string;
  description?: string;
  schema: Record<string, unknown>;
}

interface Reference {
  $ref: string;
}

interface Operation {
  operationId?: string;
  description?: string;
  parameters?: (Parameter | Reference)[];
  requestBody?: { content: Record<string, { schema: unknown }>; required?: boolean };
  responses: Record<string, unknown>;
  security?: unknown[];
  [FORM_SCHEMA]?: string;
  [PERMISSIONS_EXTENSION]?: string[];
}

const METHODS = ['get', 'put', 'post', 'delete', 'patch'] as const;
const FORM = 'application/x-www-form-urlencoded';

/**
 * Adds to a generated document what holds for every operation by rule, so that none can lack it: its error replies, the permissions it
 * needs, the schema of its form, and nulls as OpenAPI 3.1 writes them.
 */
export function completeDocument(document: OpenAPIObject): OpenAPIObject {
  for (const [path, item] of Object.entries(document.paths)) {
    for (const method of METHODS) {
      const operation = item[method] as unknown as Operation | undefined;
      if (!operation) continue;
      if (takesIdempotencyKey(method, path)) takeIdempotencyKey(operation);
      completeOperation(operation, path);
    }
  }
  const used = JSON.stringify(document.paths);
  const responses = Object.entries(problemResponses()).filter(([name]) =>
    used.includes(`"#/components/responses/${name}"`),
  );
  document.components = {
    ...document.components,
    parameters: IDEMPOTENCY_PARAMETERS as never,
    responses: Object.fromEntries(responses),
  };
  return writeNullsAsTypes(document) as OpenAPIObject;
}

function takeIdempotencyKey(operation: Operation): void {
  (operation.parameters ??= []).push(IDEMPOTENCY_KEY_REFERENCE);
  for (const [status, response] of Object.entries(operation.responses)) {
    if (!status.startsWith('2')) continue;
    const described = response as { headers?: Record<string, unknown> };
    described.headers = { ...described.headers, ...IDEMPOTENCY_HEADERS };
  }
}

function completeOperation(operation: Operation, path: string): void {
  const isApi = path.startsWith('/v1/');
  if (!isApi) operation.security = [];
  if (operation[FORM_SCHEMA]) operation.requestBody!.content[FORM] = { schema: { $ref: operation[FORM_SCHEMA] } };
  delete operation[FORM_SCHEMA];
  for (const parameter of parametersOf(operation)) {
    if (parameter.in === 'path') describeId(parameter);
    else suggestExample(parameter);
  }
  // A remark is wrapped in the source for its readers there; here each paragraph is one line.
  operation.description = operation.description?.replace(/(?<!\n)\n(?!\n)/g, ' ');
  const permissions = operation[PERMISSIONS_EXTENSION] ?? [];
  if (permissions.length > 0) {
    const names = permissions.map((permission) => `\`${permission}\``).join(', ');
    operation.description = [operation.description, `Needs the permission ${names}.`].filter(Boolean).join('\n\n');
  }
  operation.description ??= isApi ? 'Any valid token may do this.' : 'No token is needed.';
  for (const kind of isApi ? kindsOf(operation, path) : OF_ALL) {
    const { status } = problemOf(new AppError(kind, ''), '');
    operation.responses[status] ??= { $ref: `#/components/responses/${responseName(kind)}` };
  }
  for (const [status, response] of Object.entries(operation.responses)) {
    const { $ref } = response as { $ref?: string };
    if ($ref) operation.responses[status] = { $ref };
  }
  if (isApi) operation.responses['500'] ??= { $ref: '#/components/responses/ServerError' };
}

const parametersOf = ({ parameters = [] }: Operation): Parameter[] =>
  parameters.filter((each): each is Parameter => !('$ref' in each));

/** `customerId` → Identifier of the customer. */
function describeId(parameter: Parameter): void {
  parameter.schema = { ...parameter.schema, format: 'uuid' };
  parameter.description ??= `Identifier of the ${parameter.name.replace(/Id$/, '')}.`;
}

/** A query that can't be read is refused everywhere. */
const OF_ALL: ErrorKind[] = ['validation'];

function kindsOf(operation: Operation, path: string): ErrorKind[] {
  const hasBody = operation.requestBody !== undefined;
  const mayRepeat = (operation.parameters ?? []).includes(IDEMPOTENCY_KEY_REFERENCE);
  const kinds: [ErrorKind, boolean][] = [
    ['validation', true],
    ['unauthorized', true],
    ['forbidden', (operation[PERMISSIONS_EXTENSION] ?? []).length > 0],
    ['not-found', path.includes('{')],
    ['precondition-failed', parametersOf(operation).some(({ name }) => name.toLowerCase() === 'if-match')],
    ['conflict', mayRepeat],
    ['unprocessable', mayRepeat],
    ['timed-out', hasBody],
    ['too-large', hasBody],
    ['unsupported-type', hasBody],
    ['rate-limited', true],
    ['unavailable', true],
  ];
  return kinds.filter(([, applies]) => applies).map(([kind]) => kind);
}

const SENTENCES: Partial<Record<ErrorKind, string>> = {
  validation: 'The request is malformed; `errors` names every field at fault.',
  unauthorized: 'The token is missing, unknown, expired or revoked.',
  forbidden: 'The operator lacks the permission; nothing was written.',
  'not-found': "There is no such thing in the caller's organization.",
  conflict:
    'The state of the thing does not allow it. Or the first request with the `Idempotency-Key` is still under way, and `Retry-After` says when to try ' +
    'again. Or its reply is not kept, because it held a secret or what it was about is deleted.',
  unprocessable: 'The `Idempotency-Key` was used for another request.',
  'precondition-failed': 'The customer has another version than `If-Match` names.',
  'timed-out': 'The body took too long to arrive.',
  'too-large': 'The body is larger than allowed.',
  'unsupported-type': 'The body is of a type that this operation does not read.',
  'rate-limited': 'Too many requests; `Retry-After` says when to try again.',
  unavailable: 'The service is busy; `Retry-After` says when to try again.',
  'storage-full': 'There is no space left to store this; nothing was kept.',
};

const responseName = (kind: ErrorKind): string =>
  kind
    .split('-')
    .map((word) => word[0]!.toUpperCase() + word.slice(1))
    .join('');

function problemResponses(): Record<string, never> {
  const kinds = Object.entries(SENTENCES).map(([kind, sentence]) => [
    responseName(kind as ErrorKind),
    problemResponse(sentence!, problemOf(exampleOf(kind as ErrorKind, sentence!), EXAMPLE_ID)),
  ]);
  const masked = problemResponse('Something went wrong; `requestId` leads to it.', problemOf(new Error(), EXAMPLE_ID));
  return Object.fromEntries([...kinds, ['ServerError', masked]]) as Record<string, never>;
}

const exampleOf = (kind: ErrorKind, sentence: string): AppError =>
  kind === 'validation' ? ValidationError.of('contacts.0.value', 'is required') : new AppError(kind, sentence);

const problemResponse = (description: string, example: object): object => ({
  description,
  content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/ProblemDetails' }, example } },
});
