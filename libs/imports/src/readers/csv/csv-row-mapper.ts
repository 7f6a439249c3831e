import { unguardCell } from '../cell-guard';
import { type FileRow, type RowFault, rowFault, type RowInput } from '../import-file';
import { isDeeperThan } from '../json/json-depth';
import { duplicateKey, readJsonItem, withoutIds } from '../json/json-row';
import { repeatedKey } from '../json/repeated-key';
import { isLargerThan, type ReaderLimits } from '../reader-limits';
import { addDefaults, type RowDefaults } from '../row-defaults';
import { parseTags } from '../tag-list';
import { cellAt, isFilled } from './cells';
import type { ContactPart, CorporateKey, IdentityKey } from './column-meaning';
import type { ColumnPlan } from './column-plan';
import type { ContactColumns } from './contact-columns';
import { customerType } from './customer-type';
import { completeVendorRow } from './vendor/vendor-row';

const NO_FAULTS: readonly RowFault[] = Object.freeze([]);
const CORPORATE_KEYS: readonly IdentityKey[] = ['name', 'title', 'manager'] satisfies CorporateKey[];

const CONTACT_PARTS: readonly ContactPart[] = ['value', 'role', 'note', 'responder'];

export interface RowOptions {
  /** Reads the value of an `_item` cell. */
  readItem: (value: unknown, levels: number) => { input: RowInput; faults: RowFault[] };
  defaults: RowDefaults | null;
}

const NO_OPTIONS: RowOptions = { readItem: readJsonItem, defaults: null };

/** Turns the cells of a record into what the row asks for, as the plan of the file's columns says. */
export class CsvRowMapper {
  private faults: RowFault[] = [];

  constructor(
    readonly plan: ColumnPlan,
    private readonly limits: ReaderLimits,
    private readonly options: RowOptions = NO_OPTIONS,
  ) {}

  /**
   * The row of a record; null if all its cells are blank.
   * @param mayBeLarge the record is long enough to hold a cell over the limit
   */
  map(cells: string[], line: number, mayBeLarge: boolean): FileRow | null {
    if (!cells.some(isFilled)) return null;
    if (cells.length > this.plan.columns.length) this.checkExtraCells(cells);
    if (mayBeLarge) this.checkSizes(cells);
    const { defaults } = this.options;
    const input = this.readItem(cells) ?? this.readCells(cells, defaults?.type);
    if (defaults) addDefaults(input, defaults);
    return { line, input, faults: this.takeFaults(), raw: cells };
  }

  /**
   * What cells ask for that aren't a row of the file.
   * @param type of the customer if no cell says it
   */
  read(cells: string[], type: unknown): { input: RowInput; faults: readonly RowFault[] } {
    const input = this.readCells(cells, type);
    return { input, faults: this.takeFaults() };
  }

  private takeFaults(): readonly RowFault[] {
    if (this.faults.length === 0) return NO_FAULTS;
    const faults = this.faults;
    this.faults = [];
    return faults;
  }

  private checkExtraCells(cells: string[]): void {
    const count = this.plan.columns.length;
    const extra = cells.slice(count).find(isFilled);
    if (extra === undefined) return;
    const message = `The row has ${cells.length} cells, the header ${count} columns.`;
    this.faults.push(rowFault('TOO_MANY_CELLS', null, message, extra));
  }

  private checkSizes(cells: string[]): void {
    const { columns, contacts, item } = this.plan;
    const most = this.limits.cellBytes;
    cells.forEach((cell, index) => {
      if (index === contacts || index === item || !isLargerThan(cell, most)) return;
      const message = `The cell is larger than ${most} bytes.`;
      this.faults.push(rowFault('CELL_TOO_LARGE', columns[index]?.trim() ?? null, message, cell));
    });
  }

  private readItem(cells: string[]): RowInput | null {
    const cell = cellAt(cells, this.plan.item);
    if (!isFilled(cell)) return null;
    const value = this.parseCell(cell, this.plan.item, 'INVALID_ITEM');
    if (value === undefined) return {};
    const { input, faults } = this.options.readItem(value, this.limits.jsonDepth);
    const column = this.plan.columns[this.plan.item]!;
    this.faults.push(...faults.map((fault) => ({ ...fault, column: fault.column ?? column })));
    return input;
  }

  private readCells(cells: string[], defaultType: unknown): RowInput {
    const { plan } = this;
    const input: RowInput = {};
    const type = cellAt(cells, plan.type);
    if (isFilled(type)) input.type = customerType(unguardCell(type));
    else if (defaultType !== undefined) input.type = defaultType;
    this.readIdentity(cells, input);
    const contacts = cellAt(cells, plan.contacts);
    if (isFilled(contacts)) input.contacts = this.readContacts(contacts);
    else if (!plan.vendor && plan.contactColumns.length > 0) {
      input.contacts = flatContacts(cells, plan.contactColumns);
    }
    const tags = cellAt(cells, plan.tags);
    if (isFilled(tags)) input.tags = parseTags(unguardCell(tags));
    if (plan.vendor) completeVendorRow(cells, plan.vendor, input);
    return input;
  }

  private readIdentity(cells: string[], input: RowInput): void {
    let corporate = -1;
    let personal = -1;
    for (const { key, index } of this.plan.identity) {
      const cell = cells[index];
      if (!isFilled(cell)) continue;
      input.identity ??= {};
      input.identity[key] = unguardCell(cell);
      if (CORPORATE_KEYS.includes(key)) corporate = index;
      else personal = index;
    }
    if (corporate === -1 || personal === -1 || input.type !== undefined) return;
    const { columns } = this.plan;
    const message =
      `"${columns[corporate]!.trim()}" belongs to a corporate and "${columns[personal]!.trim()}" to a personal customer. ` +
      'Clear one, or say which it is in a column "type".';
    this.faults.push(rowFault('MIXED_IDENTITY', columns[personal]!.trim(), message, cells[personal]));
  }

  private readContacts(cell: string): unknown {
    const value = this.parseCell(cell, this.plan.contacts, 'INVALID_CONTACTS');
    if (value === undefined) return undefined;
    const column = this.plan.columns[this.plan.contacts]!.trim();
    const levels = this.limits.jsonDepth - 1;
    if (!Array.isArray(value)) {
      this.faults.push(rowFault('INVALID_CONTACTS', column, 'The cell must be a JSON array of contacts.', cell));
    } else if (isDeeperThan(value, levels)) {
      this.faults.push(rowFault('TOO_DEEP', column, `Contacts may nest ${levels} levels at most.`, cell));
    } else {
      return withoutIds(value);
    }
    return undefined;
  }

  private parseCell(cell: string, column: number, code: 'INVALID_CONTACTS' | 'INVALID_ITEM'): unknown {
    const json = unguardCell(cell);
    try {
      const value: unknown = JSON.parse(json);
      const repeated = repeatedKey(json);
      if (repeated !== null) this.faults.push(duplicateKey(this.plan.columns[column]!.trim(), repeated));
      return value;
    } catch {
      this.faults.push(rowFault(code, this.plan.columns[column]!.trim(), 'The cell is not valid JSON.', cell));
      return undefined;
    }
  }
}

/** One contact for each group of columns of which any cell is filled: one without a value is for the rules to refuse. */
export function flatContacts(cells: string[], groups: ContactColumns[]): Record<string, string>[] {
  const contacts: Record<string, string>[] = [];
  for (const columns of groups) {
    let contact: Record<string, string> | null = null;
    for (const part of CONTACT_PARTS) {
      const cell = cellAt(cells, columns[part]);
      if (!isFilled(cell)) continue;
      contact ??= { type: columns.type };
      contact[part] = unguardCell(cell);
    }
    if (contact) contacts.push(contact);
  }
  return contacts;
}
