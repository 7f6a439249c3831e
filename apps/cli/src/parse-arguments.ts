import { parseArgs } from 'node:util';
import { Command } from './command';
import { CommandArguments } from './command-arguments';
import { UsageError } from './usage-error';

/**
 * Reads what follows the words of a command.
 * @returns `help` when the command line asks for it
 * @throws UsageError naming the option that is unknown, missing or lacks its value
 */
export function parseArguments(command: Command, args: string[]): CommandArguments | 'help' {
  const { values, positionals } = parsed(command, args);
  if (values.help) return 'help';
  const missing = Object.entries(command.options).find(
    ([name, { required }]) => required && values[name] === undefined,
  );
  if (missing) throw new UsageError(`--${missing[0]} is missing`);
  const operands = command.operands ?? [];
  const lacking = operands[positionals.length];
  if (lacking) throw new UsageError(`${lacking.name} is missing`);
  if (positionals.length > operands.length) {
    throw new UsageError(`"${positionals[operands.length]}" is not understood`);
  }
  const given = new CommandArguments(values, positionals);
  for (const name of Object.keys(command.options)) given.optional(name);
  return given;
}

function parsed(
  command: Command,
  args: string[],
): { values: Record<string, string | boolean | undefined>; positionals: string[] } {
  const options = Object.entries(command.options).map(
    ([name, { value }]) => [name, { type: value === undefined ? 'boolean' : 'string' }] as const,
  );
  try {
    const { values, positionals } = parseArgs({
      args,
      allowPositionals: true,
      options: { ...Object.fromEntries(options), help: { type: 'boolean', short: 'h' } },
    });
    return { values, positionals };
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    if (!code?.startsWith('ERR_PARSE_ARGS')) throw error;
    throw new UsageError(message.split(/\n|\. /, 1)[0]!);
  }
}
