import type { ChildProcessByStdio } from 'node:child_process';
import { spawn } from 'node:child_process';
import type { Readable } from 'node:stream';
import { EmbeddedServerError } from './embedded-server-error';
import type { ServerUser } from './server-user';

export interface CommandResult {
  /** Exit code; null when a signal ended the command. */
  code: number | null;
  /** Standard output and error as they came, at most the last 16 kB. */
  output: string;
}

interface CommandOptions {
  user?: ServerUser;
  /** In a session of its own, so that Ctrl-C on the terminal doesn't reach it. */
  detached?: boolean;
}

const OUTPUT_LIMIT = 16_384;

/** The caller's environment holds passwords and PG* variables that the server must not see or obey. */
function commandEnvironment(): NodeJS.ProcessEnv {
  if (process.platform !== 'win32') return { PATH: process.env.PATH ?? '/usr/bin:/bin', LC_ALL: 'C' };
  const kept = Object.entries(process.env).filter(([name]) => !/^(PG|LC_|DATABASE_)/i.test(name));
  return Object.fromEntries(kept);
}

/** Runs a program, as another user if one is given, and waits for its end. Throws only if it can't be run at all. */
export async function runCommand(file: string, args: string[], options: CommandOptions = {}): Promise<CommandResult> {
  const { user, detached } = options;
  try {
    const child = spawn(file, args, {
      cwd: '/',
      env: commandEnvironment(),
      stdio: ['ignore', 'pipe', 'pipe'],
      windowsHide: true,
      detached: detached === true && process.platform !== 'win32',
      ...(user && { uid: user.uid, gid: user.gid }),
    });
    return await resultOf(child);
  } catch (error) {
    throw spawnFailure(file, error as NodeJS.ErrnoException, user);
  }
}

function resultOf(child: ChildProcessByStdio<null, Readable, Readable>): Promise<CommandResult> {
  return new Promise((resolve, reject) => {
    let output = '';
    const collect = (chunk: Buffer): void => {
      output = (output + chunk.toString()).slice(-OUTPUT_LIMIT);
    };
    child.stdout.on('data', collect);
    child.stderr.on('data', collect);
    child.on('error', reject);
    child.on('close', (code) => resolve({ code, output }));
    // On Windows the server inherits the pipes, so they never close.
    child.on('exit', (code) => setTimeout(() => resolve({ code, output }), 1000).unref());
  });
}

function spawnFailure(file: string, error: NodeJS.ErrnoException, user?: ServerUser): EmbeddedServerError {
  if (user && error.code === 'EPERM') {
    return new EmbeddedServerError(
      `PostgreSQL doesn't run as root, and this root may not switch to user ${user.name}: start as an ordinary user.`,
    );
  }
  return new EmbeddedServerError(`${file} can't be run (${error.code ?? error.message}).`);
}
