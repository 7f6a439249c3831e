import { fault, FieldError, isRecord, MAX_NOTE, readText } from '@echonio/platform';

/**
 * Reads the text of a note from the body of a request: `description`, or its alias `note`; the canonical name wins.
 * @returns undefined when it is at fault
 */
export function readNote(body: unknown, faults: FieldError[]): string | undefined {
  const source = isRecord(body) ? body : {};
  const field = source.description === undefined && source.note !== undefined ? 'note' : 'description';
  const before = faults.length;
  const text = readText(source[field], field, faults, MAX_NOTE);
  if (faults.length > before) return undefined;
  return text ?? fault(faults, field, text === undefined ? 'is required' : 'must not be blank');
}
