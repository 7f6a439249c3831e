import { FieldError, MAX_FIELD_NAME, MAX_REPORTED_FAULTS, ValidationError } from '../errors';

export const MAX_DEPTH = 10;

/** Why PostgreSQL, or a reader of JSON, couldn't hold this text; null when it can. */
export function unstorableText(text: string): string | null {
  if (text.includes('\0')) return 'must not contain the NUL character';
  return text.isWellFormed() ? null : 'must be well-formed Unicode (it has a lone surrogate)';
}

/**
 * Takes `__proto__` out of the input, as if it had not been sent.
 * @throws ValidationError naming the parts of the input that are nested too deeply or hold text that can't be stored
 * @param whole what the input is called when it is itself at fault
 */
export function checkInput(input: unknown, whole = 'body'): void {
  const faults = inputFaults(input, [], whole);
  if (faults.length > 0) throw new ValidationError(faults);
}

/** The same for one field of a body, which came as JSON text. @returns its faults, as many as are reported */
export const fieldFaults = (value: unknown, field: string): FieldError[] => inputFaults(value, [field], field);

function inputFaults(input: unknown, path: string[], whole: string): FieldError[] {
  const inspector = new Inspector(path, whole);
  inspector.inspect(input);
  return inspector.faults;
}

/** Walks a body of a mebibyte in milliseconds: paths are only put together for faults, and no more of these than are reported. */
class Inspector {
  readonly faults: FieldError[] = [];

  constructor(
    private readonly path: string[],
    private readonly whole: string,
  ) {}

  inspect(value: unknown): void {
    if (typeof value === 'string') {
      const fault = unstorableText(value);
      if (fault) this.fault(fault);
    } else if (value !== null && typeof value === 'object') {
      if (this.path.length >= MAX_DEPTH) this.fault(`must not be nested deeper than ${MAX_DEPTH} levels`);
      else if (Array.isArray(value)) this.items(value);
      else this.members(value as Record<string, unknown>);
    }
  }

  private items(list: unknown[]): void {
    for (let index = 0; index < list.length && !this.full; index += 1) {
      const item = list[index];
      if (typeof item === 'string' || typeof item === 'object') this.below(String(index), item);
    }
  }

  private members(record: Record<string, unknown>): void {
    for (const key of Object.keys(record)) {
      if (this.full) return;
      if (key === '__proto__') delete record[key];
      else if (unstorableText(key)) this.fault('has a name that is not well-formed text');
      else this.below(key, record[key]);
    }
  }

  private below(key: string, value: unknown): void {
    this.path.push(key.length > MAX_FIELD_NAME ? key.slice(0, MAX_FIELD_NAME + 1) : key);
    this.inspect(value);
    this.path.pop();
  }

  private fault(message: string): void {
    this.faults.push({ field: this.path.join('.') || this.whole, message });
  }

  private get full(): boolean {
    return this.faults.length >= MAX_REPORTED_FAULTS;
  }
}
