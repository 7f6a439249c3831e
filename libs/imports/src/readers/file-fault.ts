/** Why a file can't be read as a whole. */
export type FileFaultCode =
  | 'EMPTY_FILE'
  | 'INVALID_ENCODING'
  | 'NUL_CHARACTER'
  | 'UNCLOSED_QUOTE'
  | 'INVALID_QUOTE'
  | 'ROW_TOO_LARGE'
  | 'TOO_MANY_COLUMNS'
  | 'DUPLICATE_COLUMN'
  | 'NO_USABLE_COLUMN'
  | 'INVALID_JSON'
  | 'INVALID_OPTIONS'
  | 'UNKNOWN_COLUMN'
  | 'UNKNOWN_FIELD'
  | 'DUPLICATE_FIELD';

/**
 * The file can't be read as a whole, so nothing of it may be imported. `line` is 1-based and physical; `column` is the
 * name of a column where it is known, else the 1-based character in the line. The message is fit for the client.
 */
export class FileFault extends Error {
  override readonly name = 'FileFault';

  constructor(
    readonly code: FileFaultCode,
    message: string,
    readonly line: number | null = null,
    readonly column: number | string | null = null,
  ) {
    super(message);
  }
}
