import { FieldError, ValidationError } from '../errors';

export const MAX_DEPTH = 10;

/** Why PostgreSQL, or a reader of JSON, couldn't hold this text; null when it can. */
export function unstorableText(text: string): string | null {
  if (text.includes('\0')) return 'must not contain the NUL character';
  return text.isWellFormed() ? null : 'must be well-formed Unicode (it has a lone surrogate)';
}

/** @throws ValidationError naming every part of the input that is nested too deeply or holds text that can't be stored */
export function checkInput(input: unknown): void {
  const faults: FieldError[] = [];
  inspect(input, '', 0, faults);
  if (faults.length > 0) throw new ValidationError(faults);
}

function inspect(value: unknown, path: string, depth: number, faults: FieldError[]): void {
  if (typeof value === 'string') {
    const fault = unstorableText(value);
    if (fault) faults.push({ field: path || 'body', message: fault });
    return;
  }
  if (value === null || typeof value !== 'object') return;
  if (depth >= MAX_DEPTH) {
    faults.push({ field: path || 'body', message: `must not be nested deeper than ${MAX_DEPTH} levels` });
    return;
  }
  for (const [key, item] of Object.entries(value)) {
    const field = path === '' ? key : `${path}.${key}`;
    if (unstorableText(key)) faults.push({ field: path || 'body', message: 'has a name that is not well-formed text' });
    else inspect(item, field, depth + 1, faults);
  }
}
