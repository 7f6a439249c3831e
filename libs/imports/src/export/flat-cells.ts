import { SERVER_KEYS } from '../readers/csv/column-dictionary';
import { isJsonObject } from '../readers/json/json-row';
import { repeatedKey } from '../readers/json/repeated-key';
import { formatTags } from '../readers/tag-list';
import { IDENTITY_COLUMNS } from './customer-csv';

const KEYS = new Set<string>(['type', 'identity', 'contacts', 'tags', ...SERVER_KEYS]);
const IDENTITY_KEYS = new Set<string>(IDENTITY_COLUMNS);
const NOT_FOR_A_CELL = /[\0\p{Cs}]/u;

/**
 * A JSON item in the cells of an export, null if they can't say all of it: keys or types of value that the columns don't
 * know, characters that no text file may hold, keys that stand twice.
 */
export function flatCells(text: string): string[] | null {
  const item: unknown = JSON.parse(text);
  if (!isJsonObject(item) || !hasOnly(KEYS, item) || repeatedKey(text) !== null) return null;
  const { type, identity, contacts } = item;
  const tags = item.tags ?? item.tagsIds ?? [];
  const fits = isText(type) && isIdentity(identity) && isTags(tags) && isContacts(contacts);
  if (!fits) return null;
  const cells = [
    type ?? '',
    ...IDENTITY_COLUMNS.map((key) => identity?.[key] ?? ''),
    formatTags(tags),
    contacts ? JSON.stringify(contacts) : '',
  ];
  return cells.some((cell) => NOT_FOR_A_CELL.test(cell)) ? null : cells;
}

type Identity = Record<string, string | null>;

function isText(value: unknown): value is string | null | undefined {
  return value === undefined || value === null || typeof value === 'string';
}

function isIdentity(value: unknown): value is Identity | null | undefined {
  if (value === undefined || value === null) return true;
  return isJsonObject(value) && hasOnly(IDENTITY_KEYS, value) && Object.values(value).every(isText);
}

function isTags(value: unknown): value is string[] {
  return Array.isArray(value) && value.every((tag) => typeof tag === 'string' && tag !== '' && tag.trim() === tag);
}

/** Only texts, because a number may read differently when it is written again. */
function isContacts(value: unknown): value is unknown[] | null | undefined {
  return value === undefined || value === null || (Array.isArray(value) && value.every(holdsOnlyTexts));
}

function holdsOnlyTexts(value: unknown): boolean {
  if (isText(value)) return true;
  if (Array.isArray(value)) return value.every(holdsOnlyTexts);
  return isJsonObject(value) && Object.values(value).every(holdsOnlyTexts);
}

function hasOnly(keys: ReadonlySet<string>, value: object): boolean {
  return Object.keys(value).every((key) => keys.has(key));
}
