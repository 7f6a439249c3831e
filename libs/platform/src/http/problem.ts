import { randomUUID } from 'node:crypto';
import { HttpException } from '@nestjs/common';
import { AppError, ErrorKind, FieldError, ValidationError } from '../errors';

/** An RFC 9457 problem as it goes to the client. */
export interface Problem {
  type: string;
  title: string;
  status: number;
  detail: string;
  code: string;
  errors?: FieldError[];
  requestId: string;
}

const KINDS: Record<ErrorKind, { status: number; code: string; title: string }> = {
  validation: { status: 400, code: 'VALIDATION', title: 'Bad request' },
  unauthorized: { status: 401, code: 'UNAUTHORIZED', title: 'Unauthorized' },
  forbidden: { status: 403, code: 'FORBIDDEN', title: 'Forbidden' },
  'not-found': { status: 404, code: 'NOT_FOUND', title: 'Not found' },
  'method-not-allowed': { status: 405, code: 'NOT_FOUND', title: 'Method not allowed' },
  'not-acceptable': { status: 406, code: 'VALIDATION', title: 'Not acceptable' },
  'timed-out': { status: 408, code: 'VALIDATION', title: 'Request timeout' },
  conflict: { status: 409, code: 'CONFLICT', title: 'Conflict' },
  'precondition-failed': { status: 412, code: 'CONFLICT', title: 'Precondition failed' },
  'too-large': { status: 413, code: 'VALIDATION', title: 'Payload too large' },
  'unsupported-type': { status: 415, code: 'VALIDATION', title: 'Unsupported media type' },
  unprocessable: { status: 422, code: 'VALIDATION', title: 'Unprocessable content' },
  'rate-limited': { status: 429, code: 'RATE_LIMITED', title: 'Too many requests' },
  unavailable: { status: 503, code: 'UNAVAILABLE', title: 'Service unavailable' },
  'storage-full': { status: 507, code: 'UNAVAILABLE', title: 'Insufficient storage' },
};

const SERVER_ERROR = { status: 500, code: 'SERVER_ERROR', title: 'Internal server error' };

/** The problem for any error. What isn't a refusal of ours, or of the framework's, is masked: only the request id leads to it. */
export function problemOf(error: unknown, requestId: string = randomUUID()): Problem {
  const refusal = asAppError(error);
  const { status, code, title } = refusal ? KINDS[refusal.kind] : SERVER_ERROR;
  return {
    type: 'about:blank',
    title,
    status,
    detail: refusal?.message ?? 'Something went wrong here. Quote the request id when you report it.',
    code,
    ...(refusal && refusal.errors.length > 0 ? { errors: refusal.errors } : {}),
    requestId,
  };
}

const KIND_OF_STATUS: Record<number, ErrorKind> = {
  400: 'validation',
  401: 'unauthorized',
  403: 'forbidden',
  404: 'not-found',
  405: 'method-not-allowed',
  406: 'not-acceptable',
  408: 'timed-out',
  409: 'conflict',
  413: 'too-large',
  414: 'validation',
  415: 'unsupported-type',
  429: 'rate-limited',
  431: 'too-large',
  503: 'unavailable',
};

const DETAILS: Partial<Record<ErrorKind, string>> = {
  'not-found': 'There is nothing at this address.',
  'too-large': 'The request is larger than allowed.',
  'unsupported-type': 'Send application/json or application/x-www-form-urlencoded.',
};

/** What is wrong with an address, by Fastify's codes, whose messages repeat it. */
const ADDRESS_FAULTS = new Map<unknown, string>([
  ['FST_ERR_BAD_URL', 'is not valid percent-encoded UTF-8'],
  ['FST_ERR_MAX_PARAM_LENGTH', 'has a part that is too long'],
]);

/** Fastify's and Nest's own refusals in our kinds; null for anything that isn't the client's doing. */
export function asAppError(error: unknown): AppError | null {
  if (error instanceof AppError) return error;
  const addressFault = ADDRESS_FAULTS.get((error as { code?: unknown } | null)?.code);
  if (addressFault) return ValidationError.of('path', addressFault);
  const status =
    error instanceof HttpException ? error.getStatus() : (error as { statusCode?: number } | null)?.statusCode;
  const kind = status === undefined ? undefined : KIND_OF_STATUS[status];
  if (!kind) return null;
  const detail = DETAILS[kind] ?? (error as Error).message;
  return new AppError(kind, detail, [], kind === 'unavailable' ? 1 : undefined, { cause: error });
}
