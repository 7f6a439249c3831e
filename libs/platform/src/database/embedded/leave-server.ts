import type { RegisteredClient } from './client-registry';
import { ClientRegistry } from './client-registry';
import type { ControlDirectory } from './control-directory';
import { withFileLock } from './file-lock';
import type { Cluster } from './run-postmaster';
import { stopPostmaster } from './run-postmaster';

/** What has to happen to the server when a client leaves. */
export type Duty = 'stop' | 'keep' | { handOverTo: RegisteredClient };

/**
 * The last server stops it, and a visitor one that it started itself; such a visitor, if only other visitors are still
 * there, hands that duty on.
 */
export function dutyOf(leaving: RegisteredClient, others: RegisteredClient[]): Duty {
  if (others.some(({ mode }) => mode === 'server')) return 'keep';
  if (leaving.mode === 'server') return others.some(({ stops }) => stops) ? 'keep' : 'stop';
  if (!leaving.stops) return 'keep';
  return others[0] ? { handOverTo: others[0] } : 'stop';
}

/** Takes the client off the list, does its duty and then unmarks its use. */
export async function leaveServer(
  control: ControlDirectory,
  cluster: Cluster,
  use: { id: string; unmark: () => void; duty: boolean },
): Promise<void> {
  if (!(await control.has('lock'))) {
    // The data directory was deleted meanwhile, and with it what tells of others.
    if (use.duty) await stopPostmaster(cluster);
    return;
  }
  const silent = (): void => undefined;
  await withFileLock(control.file('lock'), silent, async () => {
    const registry = new ClientRegistry(control);
    const clients = await registry.list();
    const leaving = clients.find(({ id }) => id === use.id);
    const others = clients.filter((client) => client !== leaving);
    const duty = leaving ? dutyOf(leaving, others) : 'keep';
    if (duty === 'stop') await stopPostmaster(cluster);
    else if (duty !== 'keep') await registry.put({ ...duty.handOverTo, stops: true });
    await registry.remove(use.id);
    use.unmark();
  });
}
