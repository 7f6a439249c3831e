import { guardCell } from '../cell-guard';
import { columnOf } from '../csv/column-of';
import type { Meaning } from '../csv/column-meaning';
import { type ColumnPlan, type Mapping, planAnyColumns } from '../csv/column-plan';
import { CsvRowMapper } from '../csv/csv-row-mapper';
import { type RowFault, rowFault, type RowInput } from '../import-file';
import { MappingFault } from '../mapping';
import type { ReaderLimits } from '../reader-limits';
import { formatTags } from '../tag-list';
import { isDeeperThan } from './json-depth';
import { isJsonObject, type JsonObject, readJsonItem } from './json-row';

interface ReadItem {
  input: RowInput;
  faults: RowFault[];
}

const PERSONAL_KEYS = ['firstName', 'lastName', 'fatherName'];

/** Reads JSON items whose keys a mapping names: these are read as the cells of a row are, the other keys as ever. */
export class ItemMapper {
  private readonly keys: string[];
  private readonly plan: ColumnPlan | null;
  private readonly mapper: CsvRowMapper | null;
  private readonly unseen = new Set<string>();

  /** @throws MappingFault `DUPLICATE_FIELD` */
  constructor(
    private readonly mapping: Mapping,
    limits: ReaderLimits,
  ) {
    this.keys = [...mapping.keys()];
    this.plan = this.keys.length > 0 ? planAnyColumns(this.keys.map(guardCell), 1, mapping) : null;
    this.mapper = this.plan && new CsvRowMapper(this.plan, limits);
    for (const [key, meaning] of mapping) if (meaning) this.unseen.add(key);
  }

  get mapsKeys(): boolean {
    return this.keys.length > 0;
  }

  /** Keys from which nothing is read. */
  get ignoredKeys(): string[] {
    return this.plan?.ignoredColumns ?? [];
  }

  /** @param type of the customer if the item doesn't say it */
  read(value: unknown, levels: number, type?: string): ReadItem {
    if (!this.mapper || !isJsonObject(value)) return readJsonItem(value, levels);
    for (const key of this.unseen) if (Object.hasOwn(value, key)) this.unseen.delete(key);
    if (isDeeperThan(value, levels)) return readJsonItem(value, levels);
    const { input, faults } = readJsonItem(this.withoutMapped(value), levels);
    const cells = this.cellsOf(value, faults);
    const mapped = this.mapper.read(cells, input.type ?? type ?? typeOf(input));
    return { input: merged(input, mapped.input), faults: [...faults, ...mapped.faults] };
  }

  /** The key that a path of the input of an item came from, null if the path says it best. */
  columnOf(value: unknown, path: string, type: unknown): string | null {
    return this.plan && isJsonObject(value) ? columnOf(this.plan, this.cellsOf(value, []), path, type) : null;
  }

  /** @throws MappingFault `UNKNOWN_COLUMN` if a mapped key was in none of the items read */
  checkAllSeen(): void {
    for (const key of this.unseen) {
      const message = `The mapping names the key "${key}", which no item of the file has.`;
      throw new MappingFault('UNKNOWN_COLUMN', message, key);
    }
  }

  private withoutMapped(item: JsonObject): JsonObject {
    return Object.fromEntries(Object.entries(item).filter(([key]) => !this.mapping.has(key)));
  }

  private cellsOf(item: JsonObject, faults: RowFault[]): string[] {
    return this.keys.map((key) => {
      if (!Object.hasOwn(item, key)) return '';
      const cell = cellOf(item[key], this.mapping.get(key) ?? null);
      if (cell === null)
        faults.push(rowFault('NOT_A_TEXT', key, 'The value of a mapped key must be a text or a number.'));
      return guardCell(cell ?? '');
    });
  }
}

/** A value as a cell would say it; null if it can't. */
function cellOf(value: unknown, meaning: Meaning | null): string | null {
  if (meaning === null || value === null) return '';
  if (typeof value === 'string') return value;
  if (meaning.kind === 'contacts') return JSON.stringify(value);
  if (typeof value === 'number' || typeof value === 'boolean') return String(value);
  if (!Array.isArray(value) || !value.every((each) => typeof each === 'string')) return null;
  if (meaning.kind === 'tags') return formatTags(value);
  return meaning.kind === 'labels' ? value.join(meaning.separator) : null;
}

/** The type that names in an item tell, for what a mapping adds to them. */
function typeOf({ identity }: RowInput): string | undefined {
  return isJsonObject(identity) && PERSONAL_KEYS.some((key) => isName(identity[key])) ? 'personal' : undefined;
}

const isName = (value: unknown): boolean => typeof value === 'string' && value.trim() !== '';

/** What isn't of the right kind stays as it is, for the rules to refuse. */
function merged(item: RowInput, mapped: RowInput): RowInput {
  const input: RowInput = { ...item };
  if (mapped.type !== undefined) input.type = mapped.type;
  if (mapped.identity && (item.identity === undefined || item.identity === null || isJsonObject(item.identity))) {
    input.identity = { ...item.identity, ...mapped.identity };
  }
  const contacts = (mapped.contacts ?? []) as unknown[];
  if (item.contacts === undefined || item.contacts === null) {
    if (contacts.length > 0) input.contacts = contacts;
  } else if (Array.isArray(item.contacts)) input.contacts = [...contacts, ...(item.contacts as unknown[])];
  const tags = [...(item.tags ?? []), ...(mapped.tags ?? [])];
  if (tags.length > 0) input.tags = [...new Set(tags)];
  return input;
}
