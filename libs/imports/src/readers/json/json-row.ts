import { type RowFault, rowFault, type RowInput, shownValue } from '../import-file';
import { isDeeperThan } from './json-depth';

export type JsonObject = Record<string, unknown>;

export function isJsonObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/**
 * What a JSON item asks for, request-shaped or reply-shaped. Keys that the server owns, `id` of contacts included, and keys
 * that mean nothing are left out; `tagsIds` count as tags where there are no `tags`.
 */
export function readJsonItem(value: unknown, levels: number): { input: RowInput; faults: RowFault[] } {
  if (!isJsonObject(value))
    return { input: {}, faults: [rowFault('NOT_AN_OBJECT', null, 'An item must be an object.')] };
  if (isDeeperThan(value, levels)) {
    return { input: {}, faults: [rowFault('TOO_DEEP', null, `An item may nest ${levels} levels at most.`)] };
  }
  const input: RowInput = {};
  if (value.type !== undefined) input.type = value.type;
  if (value.identity !== undefined) input.identity = value.identity as JsonObject;
  if (value.contacts !== undefined) input.contacts = withoutIds(value.contacts);
  const faults: RowFault[] = [];
  const field = value.tags === undefined || value.tags === null ? 'tagsIds' : 'tags';
  const tags = value[field];
  if (isStrings(tags)) input.tags = tags;
  else if (tags !== undefined && tags !== null)
    faults.push(rowFault('INVALID_TAGS', field, `${field} must be a list of texts.`));
  return { input, faults };
}

/** @param column the file's column, null in a JSON file */
export function duplicateKey(column: string | null, key: string): RowFault {
  const message = `The key "${shownValue(key)}" stands twice in one JSON object. Remove one.`;
  return rowFault('DUPLICATE_KEY', column, message, key);
}

/** Contacts as a request that creates them says them; what isn't a list of objects stays for the rules to refuse. */
export function withoutIds(contacts: unknown): unknown {
  if (!Array.isArray(contacts)) return contacts;
  return contacts.map((contact: unknown) => {
    if (!isJsonObject(contact) || !('id' in contact)) return contact;
    const { id: _id, ...rest } = contact;
    return rest;
  });
}

function isStrings(value: unknown): value is string[] {
  return Array.isArray(value) && value.every((item) => typeof item === 'string');
}
