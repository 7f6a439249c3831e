/** A fault of one field of the input; `field` is its path, such as `contacts.0.value`. */
export interface FieldError {
  field: string;
  message: string;
  /** In a file: the 1-based line, the column by name or 1-based character, and a stable code of the fault. */
  line?: number;
  column?: string | number;
  code?: string;
}

export interface AppErrorOptions extends ErrorOptions {
  /** Where the client can follow what it asked for. */
  location?: string;
}

export const ERROR_KINDS = [
  'validation',
  'unauthorized',
  'forbidden',
  'not-found',
  'method-not-allowed',
  'not-acceptable',
  'timed-out',
  'conflict',
  'precondition-failed',
  'too-large',
  'unsupported-type',
  'unprocessable',
  'rate-limited',
  'unavailable',
  'storage-full',
] as const;

export type ErrorKind = (typeof ERROR_KINDS)[number];

/** A refusal with a stable kind and a sentence for the client. The HTTP edge alone turns it into a status. */
export class AppError extends Error {
  readonly location?: string;

  constructor(
    readonly kind: ErrorKind,
    message: string,
    readonly errors: FieldError[] = [],
    /** Seconds after which another try makes sense. */
    readonly retryAfter?: number,
    options?: AppErrorOptions,
  ) {
    super(message, options);
    this.location = options?.location;
  }
}
