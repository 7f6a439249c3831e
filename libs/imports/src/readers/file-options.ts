import type { Meaning } from './csv/column-meaning';
import { ItemMapper } from './json/item-mapper';
import { type ImportMapping, readMapping } from './mapping';
import type { ReaderLimits } from './reader-limits';
import { readDefaults, type RowDefaults } from './row-defaults';

/** What the caller says of a file, ready for its reader. */
export interface FileOptions {
  mapping: ReadonlyMap<string, Meaning | null>;
  /** Reads items of JSON by the mapping. */
  items: ItemMapper;
  defaults: RowDefaults | null;
}

/** @throws MappingFault `UNKNOWN_FIELD`, `DUPLICATE_FIELD` */
export function readFileOptions(
  options: { mapping?: ImportMapping; defaults?: RowDefaults },
  limits: ReaderLimits,
): FileOptions {
  const mapping = readMapping(options.mapping ?? {}, limits.columns);
  return { mapping, items: new ItemMapper(mapping, limits), defaults: readDefaults(options.defaults) };
}
