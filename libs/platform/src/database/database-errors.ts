import {
  AppError,
  StorageFullError,
  UnauthorizedError,
  ForbiddenError,
  UnavailableError,
  ValidationError,
} from '../errors';

/** The fields of pg's DatabaseError and of Node's network errors that decide what a failure means. */
interface Failure extends Error {
  code?: string;
  constraint?: string;
  detail?: string;
  hint?: string;
}

const CONNECTION_LOST = /^(08...|57P0[1-5]|53300|ECONNREFUSED|ECONNRESET|EPIPE|ETIMEDOUT|ENOTFOUND|EAI_AGAIN)$/;
const CONNECTION_LOST_MESSAGE =
  /timeout exceeded when trying to connect|Connection terminated|after calling end on the pool|not queryable|Client was closed|connection error|the database system is|not currently accepting connections/i;
/** It lets no session of ours in: the password, the right to connect or the database itself is gone, for now. */
const REFUSES_SESSIONS = /^(28...|3D000)$/;
const UNSTORABLE_INPUT = /^(22021|22P05|22P02|22003|22008|22007)$/;
const OUT_OF_TIME = /^(57014|55P03)$/;
const ROLLED_BACK_BY_CONTENTION = /^(40001|40P01)$/;

export const isContention = (error: unknown): boolean => ROLLED_BACK_BY_CONTENTION.test((error as Failure).code ?? '');

export const isConnectionLoss = (error: unknown): boolean =>
  CONNECTION_LOST.test((error as Failure).code ?? '') || CONNECTION_LOST_MESSAGE.test((error as Failure).message ?? '');

/** The name of the constraint that a write violated, or undefined when the error is of another kind. */
export const violatedConstraint = (error: unknown): string | undefined =>
  /^23/.test((error as Failure).code ?? '') ? (error as Failure).constraint : undefined;

/** The operator whose token was good and whose permission was missing; undefined for any other error. */
export const refusedOperator = (error: unknown): string | undefined =>
  (error as Failure).code === 'EC403' ? (error as Failure).detail : undefined;

/** Turns what the database or the network says into a refusal; constraint violations and unknown errors pass unchanged. */
export function translateDatabaseError(error: unknown): unknown {
  if (error instanceof AppError) return error;
  const { code = '', hint } = error as Failure;
  const options = { cause: error };
  if (code === 'EC401') return new UnauthorizedError();
  if (code === 'EC403') return new ForbiddenError(hint?.split(',') ?? []);
  if (code === '53100' || code === 'ENOSPC') return new StorageFullError(options);
  if (OUT_OF_TIME.test(code)) return new UnavailableError('The request took too long and was stopped.', 1, options);
  if (isContention(error)) return new UnavailableError('Other changes got in the way. Try again.', 1, options);
  if (isConnectionLoss(error) || REFUSES_SESSIONS.test(code))
    return new UnavailableError('The database is not reachable now. Try again.', 1, options);
  if (UNSTORABLE_INPUT.test(code)) return ValidationError.of('body', 'contains a value that cannot be stored');
  return error;
}
