import { AppError, AppErrorOptions, FieldError } from './app-error';

/** The most faults that a reply names, and the most characters of a field's name: a request can't ask for a reply larger than itself. */
export const MAX_REPORTED_FAULTS = 1_000;
export const MAX_FIELD_NAME = 200;

/** One or more fields of the input are at fault (400). */
export class ValidationError extends AppError {
  constructor(errors: FieldError[], options?: AppErrorOptions) {
    const reported = errors.slice(0, MAX_REPORTED_FAULTS).map(withShortName);
    const message = reported.map((error) => `${error.field}: ${error.message}`).join('; ');
    super('validation', message, reported, undefined, options);
  }

  static of(field: string, message: string): ValidationError {
    return new ValidationError([{ field, message }]);
  }
}

/** No such thing in the caller's organization: missing and someone else's look the same (404). */
export class NotFoundError extends AppError {
  constructor(what: string) {
    super('not-found', `No such ${what}.`);
  }
}

/** No valid token (401). */
export class UnauthorizedError extends AppError {
  constructor(message = 'A valid bearer token is needed.') {
    super('unauthorized', message);
  }
}

/** The operator lacks a permission (403). */
export class ForbiddenError extends AppError {
  constructor(permissions: readonly string[]) {
    super('forbidden', `The operator lacks the permission ${permissions.join(', ')}.`);
  }
}

/** The state of the thing doesn't allow it (409). */
export class ConflictError extends AppError {
  constructor(message: string, errors: FieldError[] = [], options?: AppErrorOptions) {
    super('conflict', message, errors, undefined, options);
  }
}

/** `If-Match` names another version (412). */
export class PreconditionFailedError extends AppError {
  constructor() {
    super('precondition-failed', 'The customer has changed since the version that If-Match names.');
  }
}

/** The database or a queue can't take the request now (503). */
export class UnavailableError extends AppError {
  constructor(message = 'The service is busy or starting. Try again.', retryAfter = 1, options?: AppErrorOptions) {
    super('unavailable', message, [], retryAfter, options);
  }
}

/** No space left on the disk of files or of the database (507). */
export class StorageFullError extends AppError {
  constructor(options?: AppErrorOptions, message = 'There is no space left to store this.') {
    super('storage-full', message, [], 60, options);
  }
}

const withShortName = (error: FieldError): FieldError =>
  error.field.length <= MAX_FIELD_NAME
    ? error
    : { ...error, field: `${error.field.slice(0, MAX_FIELD_NAME).toWellFormed()}…` };
