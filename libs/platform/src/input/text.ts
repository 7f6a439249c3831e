import { FieldError } from '../errors';
import { fieldFaults, unstorableText } from '../http/input-check';

export const MAX_TEXT = 500;
export const MAX_NOTE = 2_000;

/**
 * Reads a text: trimmed at its ends, otherwise verbatim; blank is null, absent is undefined, numbers are taken as written.
 * A fault is added to `faults` and undefined comes back.
 * @param max the bound in characters (code points)
 */
export function readText(
  value: unknown,
  field: string,
  faults: FieldError[],
  max: number = MAX_TEXT,
): string | null | undefined {
  if (value === undefined || value === null) return value;
  if (typeof value !== 'string' && (typeof value !== 'number' || !Number.isFinite(value))) {
    return fault(faults, field, 'must be a text');
  }
  if (typeof value === 'number' && Math.abs(value) > Number.MAX_SAFE_INTEGER) {
    return fault(faults, field, 'is a number with too many digits to be kept; send it as a text');
  }
  const text = String(value).trim();
  const unstorable = unstorableText(text);
  if (unstorable) return fault(faults, field, unstorable);
  if (text.length > max && [...text].length > max) return fault(faults, field, `must have at most ${max} characters`);
  return text === '' ? null : text;
}

/** Adds a fault and gives undefined, for use in a return. */
export function fault(faults: FieldError[], field: string, message: string): undefined {
  faults.push({ field, message });
  return undefined;
}

/**
 * Reads an object or array, which a form sends as JSON text.
 * @returns the value, or undefined when it is absent, blank or at fault
 */
export function readStructure(value: unknown, field: string, faults: FieldError[]): unknown {
  if (typeof value !== 'string') return value ?? undefined;
  if (value.trim() === '') return undefined;
  const structure = parsed(value);
  if (structure === undefined) return fault(faults, field, 'is not valid JSON');
  const unusable = fieldFaults(structure, field);
  if (unusable.length === 0) return structure ?? undefined;
  faults.push(...unusable);
  return undefined;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

export const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
