import { FileFault } from '../file-fault';
import { type ImportMapping, mappingFaults } from '../mapping';
import { defaultsFaults, type RowDefaults } from '../row-defaults';
import { optionsIn } from './options-header';

/** How the file that a row came from was read, beside what its columns say. */
export interface ReadingOptions {
  mapping?: ImportMapping | null;
  defaults?: RowDefaults | null;
}

/** The header of the column that carries the options with a rejects file, so that it reads as the file did; null for none. */
export function optionsHeader({ mapping, defaults }: ReadingOptions): string | null {
  if (!mapping && !defaults) return null;
  return `_options ${JSON.stringify({ ...(mapping ? { mapping } : {}), ...(defaults ? { defaults } : {}) })}`;
}

/**
 * The options that a header carries, null for none.
 * @throws FileFault `INVALID_OPTIONS`
 */
export function carriedOptions(header: readonly string[], line: number): ReadingOptions | null {
  const index = header.findIndex((name) => optionsIn(name) !== null);
  if (index === -1) return null;
  const refuse = (reason: string): FileFault =>
    new FileFault('INVALID_OPTIONS', `The header "_options" of a rejects file ${reason}.`, line, index + 1);
  const { mapping, defaults } = parsed(optionsIn(header[index]!)!, refuse);
  const faults = [
    ...(mapping === undefined ? [] : mappingFaults(mapping)),
    ...(defaults === undefined ? [] : defaultsFaults(defaults)),
  ];
  if (faults[0]) throw refuse(`holds options that no import takes: ${faults[0].field} ${faults[0].message}`);
  return { mapping: mapping as ImportMapping | undefined, defaults: defaults as RowDefaults | undefined };
}

function parsed(json: string, refuse: (reason: string) => FileFault): { mapping?: unknown; defaults?: unknown } {
  try {
    return JSON.parse(json) as { mapping?: unknown; defaults?: unknown };
  } catch {
    throw refuse('is not the JSON that it was');
  }
}
