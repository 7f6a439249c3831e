import { UsageError } from './usage-error';

/** The options and operands that a command line gives, checked against what its command takes. */
export class CommandArguments {
  constructor(
    private readonly values: Record<string, string | boolean | undefined>,
    readonly operands: readonly string[],
  ) {}

  /** The value of an option that the command needs. */
  text(name: string): string {
    return this.optional(name)!;
  }

  /** The value of an option, trimmed; undefined when it isn't given. @throws UsageError when it is blank */
  optional(name: string): string | undefined {
    const value = this.values[name];
    if (typeof value !== 'string') return undefined;
    if (value.trim() === '') throw new UsageError(`--${name} must not be blank`);
    return value.trim();
  }

  /** Whether a switch is given. */
  has(name: string): boolean {
    return this.values[name] === true;
  }
}
