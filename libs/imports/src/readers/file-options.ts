import type { ReadingOptions } from './csv/carried-options';
import type { Meaning } from './csv/column-meaning';
import { ItemMapper } from './json/item-mapper';
import { readMapping } from './mapping';
import type { ReaderLimits } from './reader-limits';
import { readDefaults, type RowDefaults } from './row-defaults';

/** What the caller says of a file, ready for its reader. */
export interface FileOptions {
  asked: ReadingOptions;
  mapping: ReadonlyMap<string, Meaning | null>;
  /** Reads items of JSON by the mapping. */
  items: ItemMapper;
  defaults: RowDefaults | null;
}

/** @throws MappingFault `UNKNOWN_FIELD`, `DUPLICATE_FIELD` */
export function readFileOptions({ mapping: columns, defaults }: ReadingOptions, limits: ReaderLimits): FileOptions {
  const mapping = readMapping(columns ?? {}, limits.columns);
  return {
    asked: { mapping: columns, defaults },
    mapping,
    items: new ItemMapper(mapping, limits),
    defaults: readDefaults(defaults ?? undefined),
  };
}

/** With what the file itself carries, where the caller says nothing. @throws MappingFault */
export function completedOptions({ asked }: FileOptions, carried: ReadingOptions, limits: ReaderLimits): FileOptions {
  return readFileOptions(
    { mapping: asked.mapping ?? carried.mapping, defaults: asked.defaults ?? carried.defaults },
    limits,
  );
}
