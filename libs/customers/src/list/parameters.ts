/** The values of a statement that is put together; `$1` is the organization. */
export class Parameters {
  readonly values: unknown[] = [];

  /** @returns how the statement names the value */
  add(value: unknown): string {
    return `$${this.values.push(value) + 1}`;
  }
}
