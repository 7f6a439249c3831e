import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { prepareBinaries } from './binaries';
import { CLUSTER, knownHome, settleHome } from './cluster-home';
import type { ControlDirectory } from './control-directory';
import { EmbeddedServerError } from './embedded-server-error';
import { checkVersion, initCluster } from './init-cluster';
import type { Cluster } from './run-postmaster';
import { findServerUser } from './server-user';

// pg_ctl hands these to a shell between double quotes.
const UNQUOTABLE = /["$`\\\n]/;

/** The cluster of a data directory, ready to be started; made if there is none. */
export async function prepareCluster(control: ControlDirectory, log: (line: string) => void): Promise<Cluster> {
  const user = await findServerUser(join(await knownHome(control), CLUSTER));
  const home = await settleHome(control, user, log);
  const binaries = await prepareBinaries(home, user);
  const directory = join(home, CLUSTER);
  for (const path of [directory, binaries.root]) {
    if (process.platform === 'win32' || !UNQUOTABLE.test(path)) continue;
    throw new EmbeddedServerError(`The embedded database can't live in ${path}: its path holds one of " $ \` \\.`);
  }
  const exists = await stat(directory).then(
    () => true,
    () => false,
  );
  if (!exists) {
    log(`Making an empty database in ${directory} …`);
    await initCluster(home, binaries, user, (await control.secrets()).postgres);
  } else if (!(await control.has('secrets.json'))) {
    throw new EmbeddedServerError(
      `The passwords of the embedded database are missing: restore ${control.file('secrets.json')}.`,
    );
  }
  await checkVersion(directory, binaries);
  return { home, directory, binaries, user };
}
