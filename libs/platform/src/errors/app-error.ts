/** A fault of one field of the input; `field` is its path, such as `contacts.0.value`. */
export interface FieldError {
  field: string;
  message: string;
}

export type ErrorKind =
  | 'validation'
  | 'unauthorized'
  | 'forbidden'
  | 'not-found'
  | 'method-not-allowed'
  | 'not-acceptable'
  | 'conflict'
  | 'precondition-failed'
  | 'too-large'
  | 'unsupported-type'
  | 'unprocessable'
  | 'rate-limited'
  | 'unavailable'
  | 'storage-full';

/** A refusal with a stable kind and a sentence for the client. The HTTP edge alone turns it into a status. */
export class AppError extends Error {
  constructor(
    readonly kind: ErrorKind,
    message: string,
    readonly errors: FieldError[] = [],
    /** Seconds after which another try makes sense. */
    readonly retryAfter?: number,
    options?: ErrorOptions,
  ) {
    super(message, options);
  }
}
