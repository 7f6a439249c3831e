import { Writable } from 'node:stream';
import { runCli } from '@cli/run-cli';

export interface Outcome {
  code: number;
  stdout: string;
  stderr: string;
  /** The lines of standard output, read as JSON; none when they aren't. */
  results: Record<string, unknown>[];
}

/** Runs a command line in this process. @param variables the environment that it reads its settings from */
export async function commandLine(variables: NodeJS.ProcessEnv, ...args: string[]): Promise<Outcome> {
  const texts = { stdout: '', stderr: '' };
  const collect = (name: 'stdout' | 'stderr'): Writable =>
    new Writable({ write: (chunk, _encoding, done) => ((texts[name] += String(chunk)), done()) });
  const { signal } = new AbortController();
  const code = await runCli(args, { variables, stdout: collect('stdout'), stderr: collect('stderr'), signal });
  return { code, ...texts, results: resultsIn(texts.stdout) };
}

/** The lines of a text, read as JSON; none when they aren't. */
export function resultsIn(text: string): Record<string, unknown>[] {
  try {
    return text
      .split('\n')
      .slice(0, -1)
      .map((line) => JSON.parse(line) as Record<string, unknown>);
  } catch {
    return [];
  }
}
