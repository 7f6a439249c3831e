import { setTimeout as sleep } from 'node:timers/promises';
import { hasEnded } from './tenant.ts';
import type { ImportState, Tenant } from './tenant.ts';

const LOOK_MS = 20;
const LIMIT_MS = 60_000;

/**
 * Follows an import that a fault has stopped.
 * @param since of performance.now()
 * @returns the milliseconds from then until it was seen to move; null when it had ended before. @throws when it doesn't move for a minute
 */
export async function resumption(tenant: Tenant, fileId: string, since: number): Promise<number | null> {
  const found = await tenant.startImport(fileId);
  if (hasEnded(found)) return null;
  const before = JSON.stringify(found);
  for (const limit = performance.now() + LIMIT_MS; performance.now() < limit; await sleep(LOOK_MS)) {
    const now = await tenant.importState(found.id);
    if (JSON.stringify(now) !== before) return performance.now() - since;
  }
  throw new Error(`the import does not go on: ${before}`);
}

/** Waits until an import has come so far. @returns what it was seen at last */
export async function reaches(tenant: Tenant, id: string, percent: number): Promise<ImportState> {
  for (const limit = performance.now() + LIMIT_MS; ;) {
    const state = await tenant.importState(id);
    if (state.percent >= percent || hasEnded(state)) return state;
    if (performance.now() > limit) throw new Error(`the import stands still: ${JSON.stringify(state)}`);
  }
}
