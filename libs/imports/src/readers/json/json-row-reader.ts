import type { FileOptions } from '../file-options';
import type { FileRow } from '../import-file';
import type { ReaderLimits } from '../reader-limits';
import { addDefaults } from '../row-defaults';
import { duplicateKey } from './json-row';
import { repeatedKey } from './repeated-key';

/** Turns the items of one JSON file into rows. */
export class JsonRowReader {
  private rows = 0;

  constructor(
    private readonly options: FileOptions,
    private readonly limits: ReaderLimits,
  ) {}

  get ignoredColumns(): string[] {
    return this.options.items.ignoredKeys;
  }

  read(text: string, value: unknown, line: number): FileRow {
    const { items, defaults } = this.options;
    const { input, faults } = items.read(value, this.limits.jsonDepth, defaults?.type);
    if (defaults) addDefaults(input, defaults);
    const repeated = repeatedKey(text);
    if (repeated !== null) faults.push(duplicateKey(null, repeated));
    this.rows++;
    return { line, input, faults, raw: text };
  }

  columnOf({ raw, input }: FileRow, path: string): string | null {
    const { items } = this.options;
    return items.mapsKeys ? items.columnOf(JSON.parse(raw as string), path, input.type) : null;
  }

  /** @throws MappingFault `UNKNOWN_COLUMN` if the file has no key of a mapped name */
  end(): void {
    if (this.rows > 0) this.options.items.checkAllSeen();
  }
}
