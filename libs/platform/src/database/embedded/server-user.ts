import { readFile, stat } from 'node:fs/promises';
import { EmbeddedServerError } from './embedded-server-error';

/** The account that the server's processes run as, because PostgreSQL refuses root. */
export interface ServerUser {
  name: string;
  uid: number;
  gid: number;
}

async function accounts(): Promise<ServerUser[]> {
  const lines = (await readFile('/etc/passwd', 'utf8')).split('\n').map((line) => line.split(':'));
  return lines.map(([name = '', , uid, gid]) => ({ name, uid: Number(uid), gid: Number(gid) }));
}

/**
 * Undefined for an ordinary user, who runs the server himself. For root: the owner of the cluster if it exists, else
 * `postgres`, else `nobody`.
 */
export async function findServerUser(clusterDir: string): Promise<ServerUser | undefined> {
  if (process.getuid?.() !== 0) return undefined;
  const known = await accounts();
  const owner = await stat(clusterDir).catch(() => undefined);
  if (owner && owner.uid !== 0) {
    return known.find(({ uid }) => uid === owner.uid) ?? { name: `${owner.uid}`, uid: owner.uid, gid: owner.gid };
  }
  const user = ['postgres', 'nobody'].map((name) => known.find((account) => account.name === name)).find(Boolean);
  if (user) return user;
  throw new EmbeddedServerError(
    "PostgreSQL doesn't run as root and there is no user postgres or nobody here: start as an ordinary user.",
  );
}
