import { AppError, ConflictError, FieldError, StorageFullError } from '@echonio/platform';
import { importLocation, ImportRecord } from './import';
import type { StoredReject } from './imports.repository';

/** Rejected rows that a refusal names; all of them are in the rejects of the import. */
export const SHOWN_REJECTS = 20;

/** Faults of the mapping; a rejects file may carry one that the request hasn't. */
const MAPPING_CODES: ReadonlySet<string> = new Set(['UNKNOWN_COLUMN', 'UNKNOWN_FIELD', 'DUPLICATE_FIELD']);

/** What whoever waited for an import is told when it was cancelled meanwhile. */
export const cancelledRefusal = ({ id }: ImportRecord): ConflictError =>
  new ConflictError('The import was cancelled and nothing was created. The file can be imported again.', [], {
    location: importLocation(id),
  });

/** What whoever waited for an import is told when it was undone meanwhile. */
export const undoneRefusal = ({ id }: ImportRecord): ConflictError =>
  new ConflictError('The import was undone. The file can be imported again.', [], { location: importLocation(id) });

/** The refusal that a failed import stands for. @param rejects its first rejected rows, where they are the reason */
export function refusalOf(record: ImportRecord, rejects: StoredReject[]): Error {
  const { code, message, line, column } = record.error!;
  const location = importLocation(record.id);
  if (code === 'STORAGE_FULL') return new StorageFullError({ location });
  if (code === 'SERVER_ERROR') return new Error(`the import ${record.id} was given up`);
  const field = MAPPING_CODES.has(code) && record.options.mapping ? 'mapping' : 'id';
  const errors =
    rejects.length > 0 ? rejects.flatMap(rowErrors) : [{ ...fieldError(message, code, line, column), field }];
  return new AppError('validation', message, errors, undefined, { location });
}

const rowErrors = ({ line, errors }: StoredReject): FieldError[] =>
  errors.map(({ column, message, code }) => fieldError(message, code, line, column));

/** The request's field at fault is the file's id; where in the file is told beside it. */
const fieldError = (
  message: string,
  code: string,
  line: number | null,
  column: string | number | null,
): FieldError => ({
  field: 'id',
  message,
  ...(line === null ? {} : { line }),
  ...(column === null ? {} : { column }),
  code,
});
