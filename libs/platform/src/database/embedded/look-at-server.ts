import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { clientsAlive } from './client-registry';
import { CLUSTER } from './cluster-home';
import { ControlDirectory, ServerState } from './control-directory';
import { findPostmaster } from './postmaster';

/** What there is of an embedded server, as it lies there. */
export interface EmbeddedState {
  /** The data directory was given a database once. */
  exists: boolean;
  /** Where the cluster's files are. */
  clusterDir: string;
  /** The port of the server that runs now. */
  port?: number;
  /** How many processes use it. */
  users: number;
}

/** Looks at the embedded server of a data directory and touches nothing. */
export async function lookAtEmbeddedServer(dataDir: string): Promise<EmbeddedState> {
  const control = ControlDirectory.look(dataDir);
  // Damaged: the start itself says what is wrong with it.
  const state = await control.readState().catch((): ServerState => ({}));
  const clusterDir = join(state.home ?? control.path, CLUSTER);
  const exists = state.initialized === true || (await stat(clusterDir).catch(() => null)) !== null;
  const [postmaster, users] = await Promise.all([findPostmaster(clusterDir), clientsAlive(control.path)]);
  return { exists, clusterDir, port: postmaster?.port, users: users.length };
}
