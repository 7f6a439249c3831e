import { Settings } from '@echonio/platform';
import { CommandArguments } from './command-arguments';

export interface CommandOption {
  /** What stands for its value in the help; an option without is a switch. */
  value?: string;
  required?: boolean;
  help: string;
}

export interface CommandOperand {
  name: string;
  help: string;
}

/** What a command has to work with. */
export interface CommandEnvironment {
  settings: Settings;
  /** What they were read from. */
  variables: NodeJS.ProcessEnv;
  /** For results, and nothing else. */
  stdout: NodeJS.WritableStream;
  /** For everything that is meant for eyes only. */
  stderr: NodeJS.WritableStream;
  /** Aborted by Ctrl-C and SIGTERM. */
  signal: AbortSignal;
}

/** 0 done, 1 failed, 2 not understood, 3 done but for some rows of a file. */
export type ExitCode = 0 | 1 | 2 | 3;

/** One command of the command line. */
export interface Command {
  /** Its words, such as `token create`. */
  name: string;
  summary: string;
  options: Record<string, CommandOption>;
  /** Arguments without a name, all of them needed. */
  operands?: CommandOperand[];
  /** Is run with settings that can't be used, too: it looks at `variables` itself. */
  takesFaultySettings?: true;
  /** What else the help has to say. */
  notes?: string;
  /** @returns the exit code if it isn't 0 @throws UsageError (exit code 2), any other error (exit code 1) */
  run(given: CommandArguments, environment: CommandEnvironment): Promise<ExitCode | void>;
}

/** Writes a result as one line of JSON. */
export function writeResult({ stdout }: Pick<CommandEnvironment, 'stdout'>, result: object): void {
  stdout.write(`${JSON.stringify(result)}\n`);
}

/** Writes a line for eyes only. */
export function writeNote({ stderr }: Pick<CommandEnvironment, 'stderr'>, line: string): void {
  stderr.write(`${line}\n`);
}
