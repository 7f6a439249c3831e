import { unguardCell } from '../cell-guard';
import { MappingFault } from '../mapping';
import { recogniseColumn } from './column-dictionary';
import type { IdentityKey, Meaning } from './column-meaning';
import { foldHeader } from './fold-header';
import { ambiguousColumns } from './vendor/ambiguous-columns';
import { recogniseVendorColumn } from './vendor/vendor-dictionary';

/** Why a column is read so; where two columns mean one field, the stronger is read: the mapping, then our own names. */
export type Source = 'mapping' | 'own' | 'vendor';

export interface ColumnReading {
  meaning: Meaning;
  source: Source;
}

/** Spelled so, these are ours whatever program wrote the file. */
const EXACTLY_OURS = new Set(['type', 'name', 'title']);
const ADDED_TO_A_HEADER = /\s*(?:\([^()]*\)|\[[^[\]]*\]|[*:])\s*$/u;
const LONGEST_HEADER = 200;
const QUOTES = /^["'“”«»‘’]+|["'“”«»‘’]+$/gu;

/**
 * What each column of a header means, null for nothing.
 * @param header as it stands in the file
 * @param mapping what the caller says of columns, by name
 * @throws MappingFault `UNKNOWN_COLUMN`
 */
export function readColumns(
  header: readonly string[],
  mapping: ReadonlyMap<string, Meaning | null>,
): (ColumnReading | null)[] {
  const names = header.map((cell) => unguardCell(cell).trim());
  const mapped = mapping.size > 0 ? mappedColumns(names, mapping) : null;
  const ambiguous = ambiguousColumns(names);
  const readings = names.map((name, index) => {
    const meaning = mapped?.get(index);
    if (meaning !== undefined) return meaning && ({ meaning, source: 'mapping' } as const);
    const folded = foldHeader(name);
    if (!EXACTLY_OURS.has(name) && ambiguous.has(folded)) return asVendor(ambiguous.get(folded)!);
    return readName(name);
  });
  return resolveNames(readings);
}

/** Whether a header means something to us, in a file that nothing else is known of. */
export const isKnownColumn = (header: string): boolean => readName(header) !== null;

/** A header as it stands, else without what people add to it: a unit or remark in brackets, a star, a colon, quotes. */
function readName(name: string): ColumnReading | null {
  const reading = readExactName(name);
  if (reading || name.length > LONGEST_HEADER) return reading;
  const bare = name.trim().replace(QUOTES, '').replace(ADDED_TO_A_HEADER, '');
  return bare === name ? null : readExactName(bare);
}

function readExactName(name: string): ColumnReading | null {
  const own = recogniseColumn(name);
  return own ? { meaning: own, source: 'own' } : asVendor(recogniseVendorColumn(name));
}

const asVendor = (meaning: Meaning | null): ColumnReading | null => meaning && { meaning, source: 'vendor' };

/** By index of the column. A column without a header is called by its number, `column 3`. */
function mappedColumns(
  names: readonly string[],
  mapping: ReadonlyMap<string, Meaning | null>,
): Map<number, Meaning | null> {
  const folded = names.map(foldHeader);
  const hasItems = names.includes('_item');
  const byIndex = new Map<number, Meaning | null>();
  for (const [column, meaning] of mapping) {
    const indexes = columnsOfName(names, folded, column);
    // because the mapping of a JSON file comes back with its rejects, where it means the keys of items
    if (indexes.length === 0 && !hasItems) {
      const message = `The mapping names the column "${column}", which the file doesn't have.`;
      throw new MappingFault('UNKNOWN_COLUMN', message, column);
    }
    for (const index of indexes) byIndex.set(index, meaning);
  }
  return byIndex;
}

function columnsOfName(names: readonly string[], folded: readonly string[], column: string): number[] {
  const exact = indexesWhere(names, (name) => name === column && name !== '');
  if (exact.length > 0) return exact;
  const numbered = indexesWhere(names, (name, index) => name === '' && column === `column ${index + 1}`);
  if (numbered.length > 0) return numbered;
  const wanted = foldHeader(column);
  return wanted === '' ? [] : indexesWhere(folded, (name) => name === wanted);
}

function indexesWhere(names: readonly string[], test: (name: string, index: number) => boolean): number[] {
  return names.flatMap((name, index) => (test(name, index) ? [index] : []));
}

/**
 * `نام` is the first name beside a last name, else the name of a company; `نام شرکت` the company of a person where a file
 * names persons.
 */
function resolveNames(readings: (ColumnReading | null)[]): (ColumnReading | null)[] {
  const has = (key: IdentityKey): boolean =>
    readings.some((reading) => reading?.meaning.kind === 'identity' && reading.meaning.key === key);
  const isPersonal =
    has('firstName') || has('lastName') || readings.some((reading) => reading?.meaning.kind === 'fullName');
  const isBesideLastName = has('lastName') && !has('firstName');
  return readings.map((reading) => {
    if (reading?.meaning.kind !== 'identity') return reading;
    const { besideLastName, besidePerson } = reading.meaning;
    if (besideLastName && isBesideLastName) return { ...reading, meaning: { kind: 'identity', key: besideLastName } };
    return besidePerson && isPersonal ? { ...reading, meaning: { kind: besidePerson } } : reading;
  });
}
