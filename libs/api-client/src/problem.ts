import type { components } from './schema.ts';

/** The stable code that the API gives to each problem. */
export type ProblemCode = components['schemas']['ProblemDetails']['code'];

/** A fault of one field: `field` is its path, such as `contacts.0.value`. */
export type ProblemField = components['schemas']['ProblemField'];

const KINDS = {
  400: ['validation', 'VALIDATION'],
  401: ['unauthorized', 'UNAUTHORIZED'],
  403: ['forbidden', 'FORBIDDEN'],
  404: ['not-found', 'NOT_FOUND'],
  405: ['method-not-allowed', 'NOT_FOUND'],
  406: ['not-acceptable', 'VALIDATION'],
  408: ['timed-out', 'VALIDATION'],
  409: ['conflict', 'CONFLICT'],
  412: ['precondition-failed', 'CONFLICT'],
  413: ['too-large', 'VALIDATION'],
  415: ['unsupported-type', 'VALIDATION'],
  422: ['unprocessable', 'VALIDATION'],
  429: ['rate-limited', 'RATE_LIMITED'],
  502: ['unavailable', 'UNAVAILABLE'],
  503: ['unavailable', 'UNAVAILABLE'],
  504: ['unavailable', 'UNAVAILABLE'],
  507: ['storage-full', 'UNAVAILABLE'],
} as const satisfies Record<number, readonly [kind: string, code: ProblemCode]>;

/** What went wrong, finer than the code: a word for each status that the API answers with. */
export type ProblemKind = (typeof KINDS)[keyof typeof KINDS][0] | 'server-error';

/** The API refused a request, or a proxy before it did. */
export class ProblemError extends Error {
  override readonly name = 'ProblemError';
  readonly kind: ProblemKind;
  readonly code: ProblemCode;
  readonly status: number;
  /** The name of the status. */
  readonly title: string;
  /** The fields at fault; empty where the problem is of none. */
  readonly errors: readonly ProblemField[];
  /** Quote it when you report the problem; null when the reply came from elsewhere than the API. */
  readonly requestId: string | null;
  /** Seconds after which another try makes sense; null if the reply doesn't say. */
  readonly retryAfter: number | null;
  /** The address of what was asked for and goes on, such as an import whose answer was not waited for. */
  readonly location: string | null;

  /** @param body what the reply held: a problem of the API, or whatever a proxy wrote */
  constructor({ status, statusText, headers }: Response, body: unknown) {
    const problem = isDetails(body) ? body : null;
    super(problem?.detail ?? `The server answered ${status}${statusText && ` ${statusText}`}.`);
    const [kind, code] = meaningOf(status);
    this.status = status;
    this.kind = kind;
    this.code = problem?.code ?? code;
    this.title = problem?.title ?? statusText;
    this.errors = problem?.errors ?? [];
    this.requestId = problem?.requestId ?? headers.get('X-Request-Id');
    this.retryAfter = retryAfterOf(headers);
    this.location = headers.get('Location');
  }

  /** What is wrong with a field, such as `identity.name`; undefined if nothing is. */
  messageOf(field: string): string | undefined {
    return this.errors.find((error) => error.field === field)?.message;
  }
}

/** Whether an error is a problem that the API told, and of one of these kinds if any are named. */
export function isProblem<Kind extends ProblemKind = ProblemKind>(
  error: unknown,
  ...kinds: Kind[]
): error is ProblemError & { readonly kind: Kind } {
  // By its name: the module may be there twice, as ESM and as CommonJS.
  if (!(error instanceof Error) || error.name !== 'ProblemError') return false;
  return kinds.length === 0 || kinds.includes((error as ProblemError).kind as Kind);
}

/** `Retry-After` in seconds, whether the header has seconds or a date; null without one. */
export function retryAfterOf(headers: Headers): number | null {
  const text = headers.get('Retry-After')?.trim();
  if (!text) return null;
  if (/^\d+$/.test(text)) return Number(text);
  const date = Date.parse(text);
  return Number.isNaN(date) ? null : Math.max(0, (date - Date.now()) / 1_000);
}

const isDetails = (body: unknown): body is components['schemas']['ProblemDetails'] =>
  typeof body === 'object' && body !== null && 'code' in body && 'detail' in body && 'requestId' in body;

function meaningOf(status: number): readonly [kind: ProblemKind, code: ProblemCode] {
  if (status in KINDS) return KINDS[status as keyof typeof KINDS];
  return status >= 500 ? ['server-error', 'SERVER_ERROR'] : ['validation', 'VALIDATION'];
}
