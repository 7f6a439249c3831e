import { lchown, mkdtemp, open, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Binaries } from './binaries';
import { program } from './binaries';
import { CLUSTER } from './cluster-home';
import { EmbeddedServerError } from './embedded-server-error';
import { runCommand } from './run-command';
import { includeConfig } from './server-config';
import { summarizeLog } from './server-log';
import type { ServerUser } from './server-user';

const UNFINISHED = 'cluster.init-';

// macOS knows no C.UTF-8; this is the same order with Unicode's character classes.
const LOCALE = process.platform === 'darwin' ? ['--locale=C', '--lc-ctype=en_US.UTF-8'] : ['--locale=C.UTF-8'];

/** Makes an empty cluster in `home`, whole or not at all: it gets its name when initdb is done. */
export async function initCluster(
  home: string,
  binaries: Binaries,
  user: ServerUser | undefined,
  password: string,
): Promise<void> {
  await removeUnfinished(home);
  const directory = await mkdtemp(join(home, UNFINISHED));
  const passwordFile = `${directory}.password`;
  try {
    await writeFile(passwordFile, password, { flag: 'wx', mode: 0o600 });
    if (user) {
      await lchown(directory, user.uid, user.gid);
      await lchown(passwordFile, user.uid, user.gid);
    }
    const args = ['-D', directory, '--encoding=UTF8', ...LOCALE, '-U', 'postgres', `--pwfile=${passwordFile}`];
    args.push('--auth=scram-sha-256', '--no-instructions');
    const { code, output } = await runCommand(program(binaries, 'initdb'), args, { user });
    if (code !== 0) {
      throw new EmbeddedServerError(
        `A database could not be made in ${home}: ${summarizeLog(output.trim().split('\n')).replace(/\.$/, '')}.`,
      );
    }
    await includeConfig(directory);
    await rename(directory, join(home, CLUSTER));
    await syncDirectory(home);
  } finally {
    await rm(passwordFile, { force: true });
    await rm(directory, { recursive: true, force: true }).catch(() => undefined);
  }
}

/** Refuses a cluster of another major version, whose files this release can't read. */
export async function checkVersion(clusterDir: string, binaries: Binaries): Promise<void> {
  const version = (await readFile(join(clusterDir, 'PG_VERSION'), 'utf8')).trim();
  if (Number(version) === binaries.major) return;
  throw new EmbeddedServerError(
    `The database in ${clusterDir} was made by PostgreSQL ${version} and this release brings PostgreSQL ${binaries.major}: dump it with the release that made it and restore the dump here.`,
  );
}

async function removeUnfinished(home: string): Promise<void> {
  const names = (await readdir(home)).filter((name) => name.startsWith(UNFINISHED));
  for (const name of names) {
    // An initdb whose parent was killed may still write to it; then the next start removes it.
    await rm(join(home, name), { recursive: true, force: true, maxRetries: 3 }).catch(() => undefined);
  }
}

async function syncDirectory(path: string): Promise<void> {
  if (process.platform === 'win32') return;
  const directory = await open(path, 'r');
  try {
    await directory.sync();
  } finally {
    await directory.close();
  }
}
