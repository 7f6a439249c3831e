import { AppError, inspectSettings, readSettings } from '@echonio/platform';
import { Command, CommandEnvironment, ExitCode, writeNote } from './command';
import { COMMANDS } from './commands';
import { helpOf, overview } from './help';
import { parseArguments } from './parse-arguments';
import { UsageError } from './usage-error';

export type CliEnvironment = Omit<CommandEnvironment, 'settings'>;

/**
 * Runs one command line.
 * @param args without the names of Node and the script
 */
export async function runCli(args: string[], environment: CliEnvironment): Promise<ExitCode> {
  const command = commandOf(args);
  try {
    if (!command) return describeAll(args, environment);
    const given = parseArguments(command, args.slice(command.name.split(' ').length));
    if (given !== 'help') {
      const { variables } = environment;
      const settings = command.takesFaultySettings ? inspectSettings(variables).settings : readSettings(variables);
      return (await command.run(given, { ...environment, settings })) ?? 0;
    }
    environment.stdout.write(helpOf(command));
    return 0;
  } catch (error) {
    const usage = error instanceof UsageError;
    const hint = usage ? ` (see ${command ? `${command.name} ` : ''}--help)` : '';
    writeNote(environment, `cli: ${sentenceOf(error)}${hint}`);
    return usage ? 2 : 1;
  }
}

const commandOf = (args: string[]): Command | undefined =>
  COMMANDS.find(({ name }) => name.split(' ').every((word, index) => args[index] === word));

function describeAll(args: string[], { stdout, stderr }: CliEnvironment): 0 | 2 {
  if (args.length === 0) {
    stderr.write(overview(COMMANDS));
    return 2;
  }
  const words = args.filter((word) => !word.startsWith('-'));
  const asksForHelp = args.some((word) => ['--help', '-h', 'help'].includes(word));
  const group = COMMANDS.filter(({ name }) => name.split(' ')[0] === words[0]);
  if (asksForHelp && (words.length === 0 || words[0] === 'help' || group.length > 0)) {
    stdout.write(overview(group.length > 0 ? group : COMMANDS));
    return 0;
  }
  const known = (group.length > 0 ? group : COMMANDS).map(({ name }) => name).join(', ');
  throw new UsageError(`"${args.join(' ')}" is no command; there are ${known}`);
}

function sentenceOf(error: unknown): string {
  if (error instanceof AppError && error.kind === 'validation') {
    return error.errors.map(({ field, message }) => `${field} ${message}`).join('; ');
  }
  return error instanceof Error ? error.message : String(error);
}
