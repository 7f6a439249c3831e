import type { ControlDirectory } from './control-directory';
import { withFileLock } from './file-lock';
import { findPostmaster } from './postmaster';
import type { Cluster } from './run-postmaster';
import { runPostmaster } from './run-postmaster';

const LOOK_MS = 2_000;
/** Who restarts the server by hand has so many looks to do it. */
const LOOKS = 2;

/**
 * Starts the server again, on its port, when it has ended though nobody left it: PostgreSQL may do so on a full disk, and can't come back
 * before there is room.
 * @returns ends the watch; resolves once no start is under way
 */
export function keepUp(
  control: ControlDirectory,
  cluster: Cluster,
  port: number,
  log: (line: string) => void,
): () => Promise<void> {
  let looking: Promise<void> | null = null;
  let missed = 0;
  let told = '';
  let isOver = false;

  const isUp = async (): Promise<boolean> => isOver || Boolean(await findPostmaster(cluster.directory));

  async function look(): Promise<void> {
    missed = (await isUp()) ? 0 : missed + 1;
    if (missed < LOOKS || !(await control.has('lock'))) return;
    await withFileLock(
      control.file('lock'),
      () => undefined,
      async () => {
        if (await isUp()) return;
        await runPostmaster(cluster, { askedPort: port, log });
        log('The embedded database had ended and was started again.');
        told = '';
      },
    );
  }

  function tell({ message }: Error): void {
    if (message !== told) log(`The embedded database has ended and can't be started; trying on. ${message}`);
    told = message;
  }

  const timer = setInterval(() => {
    looking ??= look()
      .catch(tell)
      .finally(() => (looking = null));
  }, LOOK_MS);
  timer.unref();
  return async () => {
    isOver = true;
    clearInterval(timer);
    await looking;
  };
}
