import { createHash } from 'node:crypto';
import { chmod, lchown, mkdtemp, readdir, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { ControlDirectory } from './control-directory';
import { EmbeddedServerError } from './embedded-server-error';
import { findPostmaster } from './postmaster';
import { runCommand } from './run-command';
import type { ServerUser } from './server-user';

// The first two survive a reboot.
const SHARED_PLACES = ['/var/lib', '/var/tmp', tmpdir()];

export const CLUSTER = 'cluster';

/** Where a later start has to look for the cluster, whether it exists or not. */
export async function knownHome(control: ControlDirectory): Promise<string> {
  return (await control.readState()).home ?? control.path;
}

/**
 * The directory that holds cluster and copied binaries: the control directory, or, where root's data directory can't be
 * reached by the server's user, one in a shared place, remembered from then on.
 */
export async function settleHome(
  control: ControlDirectory,
  user: ServerUser | undefined,
  log: (line: string) => void,
): Promise<string> {
  const state = await control.readState();
  const home = state.home ?? control.path;
  if (await isDirectory(join(home, CLUSTER))) {
    if (!user || (await canEnter(join(home, CLUSTER), user))) return home;
    throw new EmbeddedServerError(
      `User ${user.name}, who runs the embedded database, can't enter ${join(home, CLUSTER)}: let others pass through the directories above it (chmod o+x).`,
    );
  }
  if (state.initialized) {
    throw new EmbeddedServerError(
      `The embedded database that was in ${join(home, CLUSTER)} is gone: restore it, or remove ${control.path} to begin with an empty one.`,
    );
  }
  if (!user || (await canWrite(home, user))) return home;
  const relocated = await makeSharedHome(control, user, log);
  await control.writeState({ ...state, home: relocated });
  return relocated;
}

async function makeSharedHome(
  control: ControlDirectory,
  user: ServerUser,
  log: (line: string) => void,
): Promise<string> {
  const dataDir = dirname(control.path);
  const prefix = `echonio-${createHash('sha256').update(dataDir).digest('hex').slice(0, 10)}-`;
  for (const place of SHARED_PLACES) {
    await retireEarlierHomes(place, prefix, log);
    const home = await mkdtemp(join(place, prefix)).catch(() => undefined);
    if (!home) continue;
    await chmod(home, 0o711);
    if (await canWrite(home, user)) {
      await writeFile(join(home, 'belongs-to'), `${dataDir}\n`);
      return home;
    }
    await rm(home, { recursive: true });
  }
  throw new EmbeddedServerError(
    `User ${user.name}, who runs the embedded database, can reach neither ${dataDir} nor ${SHARED_PLACES.join(', ')}: choose another DATA_DIR.`,
  );
}

/** A data directory that was deleted leaves a database behind that nobody has the passwords of: stop it, keep it, say so. */
async function retireEarlierHomes(place: string, prefix: string, log: (line: string) => void): Promise<void> {
  const names = await readdir(place).catch(() => []);
  for (const home of names.filter((name) => name.startsWith(prefix)).map((name) => join(place, name))) {
    if ((await stat(home)).uid !== 0) continue;
    const cluster = join(home, CLUSTER);
    if (!(await isDirectory(cluster))) {
      await rm(home, { recursive: true, force: true });
      continue;
    }
    const running = await findPostmaster(cluster);
    if (running) process.kill(running.pid, 'SIGINT');
    log(`The database of an earlier data directory at the same place is kept in ${home}; remove it if not needed.`);
  }
}

/** Tried as that user, because no reading of mode bits knows every mount, ACL and security module. */
async function canWrite(directory: string, user: ServerUser): Promise<boolean> {
  const probe = await mkdtemp(join(directory, 'probe-')).catch(() => undefined);
  if (!probe) return false;
  try {
    await lchown(probe, user.uid, user.gid);
    const { code } = await runCommand('/bin/sh', ['-c', 'cd -- "$1" && : > "$1/file"', 'sh', probe], { user });
    return code === 0;
  } finally {
    await rm(probe, { recursive: true, force: true });
  }
}

async function canEnter(directory: string, user: ServerUser): Promise<boolean> {
  const { code } = await runCommand('/bin/sh', ['-c', 'cd -- "$1"', 'sh', directory], { user });
  return code === 0;
}

function isDirectory(path: string): Promise<boolean> {
  return stat(path).then(
    (found) => found.isDirectory(),
    () => false,
  );
}
