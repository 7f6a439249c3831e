import { fault, FieldError, isId, isRecord, MAX_NOTE, readStructure, readText } from '@echonio/platform';
import { Contact, ContactInput } from './contact';

export const MAX_CONTACTS = 100;

/**
 * Reads a list of contacts, each flat or as in replies; it may come as JSON text. Whether required fields are there is decided by
 * `mergeContact`, which knows whether the contact is new.
 * @returns undefined when the list is absent or at fault
 */
export function readContacts(value: unknown, faults: FieldError[], field = 'contacts'): ContactInput[] | undefined {
  const list = readStructure(value, field, faults);
  if (list === undefined) return undefined;
  if (!Array.isArray(list)) return fault(faults, field, 'must be a list of contacts');
  if (list.length > MAX_CONTACTS) return fault(faults, field, `must have at most ${MAX_CONTACTS} contacts`);
  return list.map((item, index) => readContact(item, faults, `${field}.${index}`));
}

/**
 * Reads one contact, flat or as in replies; aliases: `fullname`, `fullName` → responder, `title` → note.
 * @param field the path of the contact; empty when it is the body itself
 */
export function readContact(item: unknown, faults: FieldError[], field: string): ContactInput {
  if (!isRecord(item)) {
    fault(faults, field, 'must be an object');
    return {};
  }
  const at = (key: string): string => (field === '' ? key : `${field}.${key}`);
  const nested = readStructure(item.data, at('data'), faults);
  if (nested !== undefined && !isRecord(nested)) fault(faults, at('data'), 'must be an object');
  const data = isRecord(nested) ? nested : item;
  const text = (max: number | undefined, ...keys: string[]): string | null | undefined => {
    const key = keys.find((each) => data[each] !== undefined);
    return key === undefined ? undefined : readText(data[key], at(key), faults, max);
  };
  const contact: ContactInput = {
    id: readContactId(item.id, at('id'), faults),
    type: readType(data.type, at('type'), faults),
    value: text(undefined, 'value'),
    role: text(undefined, 'role'),
    note: text(MAX_NOTE, 'note', 'title'),
    responder: text(undefined, 'responder', 'fullname', 'fullName'),
  };
  return contact;
}

/** In lower case, which can be longer than what was sent, so the bound holds for that. */
function readType(value: unknown, field: string, faults: FieldError[]): string | null | undefined {
  const type = readText(value, field, faults)?.toLowerCase();
  return type === undefined ? (value === undefined ? undefined : null) : readText(type, field, faults);
}

function readContactId(value: unknown, field: string, faults: FieldError[]): string | undefined {
  if (value === undefined || value === null || value === '') return undefined;
  return isId(value) ? value.toLowerCase() : fault(faults, field, 'must be a UUID');
}

/**
 * The contact that results from a request: what it passes over what was stored (null for a new one).
 * Faults are added for a type or value that would be missing.
 */
export function mergeContact(
  stored: Contact | null,
  input: ContactInput,
  newId: () => string,
  faults: FieldError[],
  field: string,
): Contact {
  const at = (key: string): string => (field === '' ? key : `${field}.${key}`);
  const pick = <K extends 'type' | 'value' | 'role' | 'note' | 'responder'>(key: K): string | null =>
    input[key] === undefined ? (stored?.[key] ?? null) : input[key];
  const merged = { type: pick('type'), value: pick('value'), role: pick('role'), note: pick('note') };
  for (const key of ['type', 'value'] as const) {
    const reported = faults.some((each) => [at(key), at('data'), field].includes(each.field));
    if (merged[key] === null && !reported) fault(faults, at(key), 'is required');
  }
  return {
    id: stored?.id ?? newId(),
    ...merged,
    type: merged.type ?? '',
    value: merged.value ?? '',
    responder: pick('responder'),
  };
}
