import { customerType } from './csv/customer-type';
import type { RowInput } from './import-file';

/** What rows get beside what they say: the type where they have none of their own, the tags always. */
export interface RowDefaults {
  type?: string;
  /** Titles or ids. */
  tags?: readonly string[];
}

const LONGEST_SHOWN = 60;

/** The faults of defaults that a request passes. */
export function defaultsFaults(value: unknown): { field: string; message: string }[] {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    return [{ field: 'defaults', message: 'must be an object' }];
  }
  const { type, tags, ...others } = value as { type?: unknown; tags?: unknown };
  const faults: { field: string; message: string }[] = [];
  const isType = typeof type === 'string' && ['corporate', 'personal'].includes(customerType(type));
  if (!isAbsent(type) && !isType) faults.push({ field: 'defaults.type', message: 'must be corporate or personal' });
  const areTags = Array.isArray(tags) && tags.every((tag) => typeof tag === 'string');
  if (!isAbsent(tags) && !areTags) faults.push({ field: 'defaults.tags', message: 'must be a list of titles or ids' });
  const unknown = Object.keys(others).map((key) => ({
    field: `defaults.${key.slice(0, LONGEST_SHOWN)}`,
    message: 'is not known; defaults have type and tags',
  }));
  return [...faults, ...unknown];
}

/** Defaults with their type in one spelling, blanks left out; null if nothing is left. */
export function readDefaults({ type, tags }: RowDefaults = {}): RowDefaults | null {
  const titles = (tags ?? []).map((tag) => tag.trim()).filter((tag) => tag !== '');
  if (isAbsent(type) && titles.length === 0) return null;
  return {
    ...(isAbsent(type) ? {} : { type: customerType(type) }),
    ...(titles.length > 0 ? { tags: titles } : {}),
  };
}

/** Completes a row. */
export function addDefaults(input: RowInput, { type, tags }: RowDefaults): void {
  if (type !== undefined && isAbsent(input.type)) input.type = type;
  if (tags) input.tags = [...new Set([...(input.tags ?? []), ...tags])];
}

function isAbsent(value: unknown): value is undefined | null | '' {
  return value === undefined || value === null || (typeof value === 'string' && value.trim() === '');
}
