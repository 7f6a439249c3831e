import { recogniseColumn } from './csv/column-dictionary';
import type { Meaning } from './csv/column-meaning';
import { recogniseVendorColumn } from './csv/vendor/vendor-dictionary';
import { FileFault, type FileFaultCode } from './file-fault';
import { DEFAULT_READER_LIMITS } from './reader-limits';

/**
 * Column of the file → field of ours, as the header of a CSV file would say it: `name`, `identity.name`, `tel`, `tel 2 role`,
 * `contact:fax`, `tags`, `company`, `job title`, `notes`, …; null or '' if nothing is to be read from the column. Columns that
 * aren't named are read as without a mapping. In JSON a column is a key of the items themselves.
 */
export type ImportMapping = Readonly<Record<string, string | null>>;

/** A mapping that doesn't fit the file or names a field that there isn't; the request is to be refused. */
export class MappingFault extends FileFault {
  constructor(
    code: Extract<FileFaultCode, 'UNKNOWN_COLUMN' | 'UNKNOWN_FIELD' | 'DUPLICATE_FIELD' | 'TOO_MANY_COLUMNS'>,
    message: string,
    /** The column as the mapping names it. */
    readonly mapped: string | null,
  ) {
    super(code, message, null, mapped);
  }
}

const LONGEST_SHOWN = 60;

/**
 * What a mapping asks for, by column; null where nothing is to be read.
 * @throws MappingFault `UNKNOWN_FIELD`, `TOO_MANY_COLUMNS`
 */
export function readMapping(mapping: ImportMapping, mostColumns: number): Map<string, Meaning | null> {
  const entries = Object.entries(mapping);
  if (entries.length > mostColumns) {
    const message = `The mapping names ${entries.length} columns, ${mostColumns} are allowed.`;
    throw new MappingFault('TOO_MANY_COLUMNS', message, null);
  }
  return new Map(
    entries.map(([column, field]) => {
      const meaning = isBlank(field) ? null : fieldMeaning(field);
      if (meaning === undefined) throw new MappingFault('UNKNOWN_FIELD', unknownField(column, field!), column);
      return [column.trim(), meaning];
    }),
  );
}

/**
 * The faults that show without the file, for the 400 to a request.
 * @param value what the request passes
 */
export function mappingFaults(value: unknown): { field: string; message: string }[] {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    return [{ field: 'mapping', message: 'must be an object of columns and fields' }];
  }
  const entries = Object.entries(value as Record<string, unknown>);
  if (entries.length > DEFAULT_READER_LIMITS.columns) {
    return [{ field: 'mapping', message: `must name at most ${DEFAULT_READER_LIMITS.columns} columns` }];
  }
  return entries.flatMap(([column, field]) => {
    const at = `mapping.${column}`;
    if (field !== null && typeof field !== 'string') return [{ field: at, message: 'must be the name of a field' }];
    if (isBlank(field) || fieldMeaning(field) !== undefined) return [];
    return [{ field: at, message: `must be a field of a customer, not "${shown(field)}"` }];
  });
}

function fieldMeaning(field: string): Meaning | undefined {
  const name = field.trim();
  const key = name.startsWith('identity.') ? name.slice('identity.'.length) : name;
  const meaning = recogniseColumn(key) ?? (key === name ? recogniseVendorColumn(key) : null);
  if (!meaning || meaning.kind === 'meta' || meaning.kind === 'item') return undefined;
  return key !== name && meaning.kind !== 'identity' ? undefined : meaning;
}

function unknownField(column: string, field: string): string {
  return (
    `The mapping reads the column "${shown(column)}" as "${shown(field)}", which is no field of a customer. Fields are ` +
    'type, name, title, manager, firstName, lastName, fatherName, tel, mobile, email, contact:<type>, tags, contacts, ' +
    'company, job title and notes.'
  );
}

const isBlank = (field: string | null): field is null | '' => field === null || field.trim() === '';

const shown = (text: string): string => (text.length > LONGEST_SHOWN ? `${text.slice(0, LONGEST_SHOWN)}…` : text);
