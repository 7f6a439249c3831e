import { Span, SpanStatusCode } from '@opentelemetry/api';
import { AppError, ErrorKind } from '../errors';

const OURS: ReadonlySet<ErrorKind> = new Set(['unavailable', 'storage-full']);

/** Says of which kind an error is: that of a refusal, PostgreSQL's code, or its class. Its message may quote what a client has sent. */
export function tellError(span: Span, error: unknown): void {
  span.setAttribute('error.type', kindOf(error));
  if (!(error instanceof AppError) || OURS.has(error.kind)) span.setStatus({ code: SpanStatusCode.ERROR });
}

function kindOf(error: unknown): string {
  if (error instanceof AppError) return error.kind;
  const { code } = (error ?? {}) as { code?: unknown };
  if (typeof code === 'string' && /^[A-Z0-9_]{4,40}$/.test(code)) return code;
  return error instanceof Error ? error.constructor.name : typeof error;
}
