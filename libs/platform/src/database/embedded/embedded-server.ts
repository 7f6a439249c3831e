import { dirname, join, resolve } from 'node:path';
import type { ClientMode } from './client-registry';
import { ClientRegistry } from './client-registry';
import { CLUSTER, knownHome } from './cluster-home';
import type { Secrets } from './control-directory';
import { ControlDirectory } from './control-directory';
import { EmbeddedServerError, toEmbeddedServerError } from './embedded-server-error';
import { isInUse, markInUse, withFileLock } from './file-lock';
import { checkPort, HOST } from './free-port';
import { keepUp } from './keep-up';
import { leaveServer } from './leave-server';
import { findPostmaster } from './postmaster';
import { prepareCluster } from './prepare-cluster';
import { APP_ROLE, DATABASE, OWNER_ROLE, provisionDatabase } from './provision-database';
import type { Cluster } from './run-postmaster';
import { logPath, runPostmaster, stopPostmaster } from './run-postmaster';
import { boundLog } from './server-log';

export { EmbeddedServerError };

/** A PostgreSQL server of the product's own, shared by all processes that were given the same data directory. */
export interface EmbeddedServer {
  /** Role that owns the database `echonio`; may create databases and roles. */
  ownerUrl: string;
  /** Role that owns nothing and is bound by row-level security. */
  appUrl: string;
  /** On 127.0.0.1. */
  port: number;
  /** Where the cluster's files are. */
  clusterDir: string;
  /** The cluster isn't under the data directory, because the user that the server must run as can't reach that. */
  relocated: boolean;
  /** This call started the server; false: it found it running. */
  startedHere: boolean;
  /** Ends the use; resolves once the server is down if this was the use that has to stop it. Repeatable. */
  leave(): Promise<void>;
}

export interface EmbeddedServerOptions {
  /** Made if missing; below it only `postgres/` is touched. */
  dataDir: string;
  /** Port to start on, instead of the remembered or a free one; a server already running keeps its own. */
  port?: number;
  /** Takes lines worth showing to the operator. */
  log?: (line: string) => void;
  /** A `server` keeps the database up and the last one stops it; a `visitor` stops only one that it started itself. */
  mode?: ClientMode;
}

interface Use {
  control: ControlDirectory;
  mode: ClientMode;
  log: (line: string) => void;
  port?: number;
}

const LOG_CHECK_MS = 60 * 60_000;

/**
 * Finds the data directory's server or starts it, recovering from whatever a crash left behind.
 * @throws EmbeddedServerError with one sentence for the operator
 */
export async function startEmbeddedServer(options: EmbeddedServerOptions): Promise<EmbeddedServer> {
  const { mode = 'server', log = () => undefined, port } = options;
  const dataDir = resolve(options.dataDir);
  try {
    if (port !== undefined) checkPort(port);
    const control = await ControlDirectory.open(dataDir);
    const lock = await control.ensure('lock', 'file');
    const waiting = (): void => log('Another process is starting or stopping the embedded database; waiting …');
    return await withFileLock(lock, waiting, () => enter({ control, mode, log, port }));
  } catch (error) {
    throw toEmbeddedServerError(error, dataDir);
  }
}

async function enter(use: Use): Promise<EmbeddedServer> {
  const { control, log } = use;
  const marker = await control.ensure('in-use', 'file');
  await refuseUnseenUse(control, marker);
  const cluster = await prepareCluster(control, log);
  const state = await control.readState();
  const options = { askedPort: use.port, rememberedPort: state.port, log };
  const { postmaster, started } = await runPostmaster(cluster, options);
  const { port } = postmaster;
  try {
    const secrets = await control.secrets();
    await provisionDatabase(port, secrets);
    if (state.port !== port || !state.initialized) await control.writeState({ ...state, port, initialized: true });
    const unmark = await markInUse(marker);
    const id = await new ClientRegistry(control).add(use.mode, use.mode === 'visitor' && started).catch((error) => {
      unmark();
      throw error;
    });
    return handle(use, cluster, { id, unmark, started, port, secrets });
  } catch (error) {
    if (started) await stopPostmaster(cluster).catch(() => undefined);
    throw error;
  }
}

/** Two containers don't see each other's processes, and two servers on one cluster would destroy it. */
async function refuseUnseenUse(control: ControlDirectory, marker: string): Promise<void> {
  if ((await new ClientRegistry(control).list()).length > 0) return;
  if (await findPostmaster(join(await knownHome(control), CLUSTER))) return;
  if (!isInUse(marker)) return;
  throw new EmbeddedServerError(
    `The data directory ${dirname(control.path)} is in use by a process that can't be seen from here, perhaps in another container: give each its own.`,
  );
}

interface Entered {
  id: string;
  unmark: () => void;
  started: boolean;
  port: number;
  secrets: Secrets;
}

function handle(use: Use, cluster: Cluster, entered: Entered): EmbeddedServer {
  const { id, port, secrets, started, unmark } = entered;
  const bounding = setInterval(() => void boundLog(logPath(cluster.directory)).catch(() => undefined), LOG_CHECK_MS);
  bounding.unref();
  const letGo = use.mode === 'server' ? keepUp(use.control, cluster, port, use.log) : undefined;
  let left: Promise<void> | undefined;
  const leave = async (): Promise<void> => {
    clearInterval(bounding);
    await letGo?.();
    try {
      await leaveServer(use.control, cluster, { id, unmark, duty: use.mode === 'server' || started });
    } catch (error) {
      throw toEmbeddedServerError(error, dirname(use.control.path));
    } finally {
      unmark();
    }
  };
  return {
    ownerUrl: url(OWNER_ROLE, secrets.owner, port),
    appUrl: url(APP_ROLE, secrets.app, port),
    port,
    clusterDir: cluster.directory,
    relocated: cluster.home !== use.control.path,
    startedHere: started,
    leave: () => (left ??= leave()),
  };
}

function url(role: string, password: string, port: number): string {
  return `postgres://${role}:${encodeURIComponent(password)}@${HOST}:${port}/${DATABASE}`;
}
