import { setTimeout as sleep } from 'node:timers/promises';
import type { Client } from 'pg';
import { examine } from './exactness.ts';
import { freezeMoments, MOMENT_KINDS } from './freeze-moment.ts';
import type { FreezeMoment } from './freeze-moment.ts';
import type { Pair } from './import-races.ts';
import { BAD_PERCENT, numberedFile } from './numbered-file.ts';
import type { NumberedFile } from './numbered-file.ts';
import { resumption } from './resumption.ts';
import type { Run } from './run.ts';
import { snapshot } from './snapshot.ts';
import { asOwner, hasEnded, Tenant } from './tenant.ts';
import { Tally } from './verdict.ts';
import type { Verdict } from './verdict.ts';

const ROWS = 3_000;
const TAKEN_OVER_WITHIN_MS = 10_000;
/** How long a worker that woke up may do what it wants to. */
const AWAKE_MS = 3_000;
const MORE_TRIES = 3;
const BEGINS_WITHIN_MS = 10_000;

interface Frozen {
  tenant: Tenant;
  file: NumberedFile;
  fileId: string;
  /** The call that waits at the frozen process. */
  waiting: Promise<unknown>;
  since: number;
}

/** A process stands still for longer than its lease, another takes its import over, and it wakes up again. */
export async function importFreeze(run: Run, pair: Pair, count: number): Promise<Verdict[]> {
  const fenced = new Tally('workers that stood still for longer than their lease and wrote nothing any more');
  const prompt = new Tally(`of their imports taken over within ${TAKEN_OVER_WITHIN_MS / 1_000} s`, { timed: true });
  let slowest = 0;
  for (const [round, moment] of freezeMoments(run.seed, count).entries()) {
    const late = wakesLate(round);
    const name = `freeze ${round + 1} (${moment.name}, awake ${late ? 'after the end' : 'before it'})`;
    try {
      // Without bad rows no key of the rejected ones stands between a worker that came back and what it must not write.
      const badPercent = late ? 0 : BAD_PERCENT;
      const frozen = await freeze({ seed: run.seed + round, badPercent }, moment, pair);
      const tookOver = (await resumption(frozen.tenant.at(pair.other.url), frozen.fileId, frozen.since)) ?? 0;
      slowest = Math.max(slowest, tookOver);
      prompt.count(name, tookOver > TAKEN_OVER_WITHIN_MS ? [`after ${(tookOver / 1_000).toFixed(1)} s`] : []);
      fenced.count(name, await wake(frozen, pair, late));
    } catch (error) {
      fenced.count(name, [(error as Error).message]);
    } finally {
      pair.one.thaw();
    }
    run.progress(`${round + 1} of ${count} freezes`);
    if (run.untilMiss && fenced.missed > 0) break;
  }
  prompt.note = `at most ${(slowest / 1_000).toFixed(1)} s`;
  return [fenced.verdict, prompt.verdict];
}

/** Both ways for each kind of moment, in turn. */
const wakesLate = (round: number): boolean => (Math.floor(round / MOMENT_KINDS) + round) % 2 === 0;

/** Freezes the first process while it imports. */
async function freeze(
  { seed, badPercent }: { seed: number; badPercent: number },
  moment: FreezeMoment,
  { ownerUrl, one, other, proxy }: Pair,
): Promise<Frozen> {
  for (let tries = 1; ; tries += 1) {
    const tenant = await Tenant.make(ownerUrl, one.url, `freeze ${seed}.${tries}`);
    const observer = tenant.at(other.url);
    const file = numberedFile(seed, ROWS, badPercent);
    const fileId = await tenant.upload(file.text);
    let importId = '';
    let waiting: Promise<unknown> = Promise.resolve();
    const begin = async (): Promise<void> => {
      waiting = tenant.import(fileId);
      waiting.catch(() => undefined);
      importId = await asOwner(ownerUrl, (owner) => begun(owner, tenant.organizationId));
    };
    await moment.strike({ product: one, proxy, begin, look: () => observer.importState(importId) });
    const since = performance.now();
    if (await standsStill(observer, importId)) return { tenant, file, fileId, waiting, since };
    // It was too late, or the other process has the import.
    one.thaw();
    await waiting;
    if (tries > MORE_TRIES) throw new Error('No import could be frozen.');
  }
}

/** @returns the id of the organization's import, as soon as there is one */
async function begun(owner: Client, organizationId: string): Promise<string> {
  for (const limit = Date.now() + BEGINS_WITHIN_MS; Date.now() < limit; await sleep(2)) {
    const { rows } = await owner.query<{ id: string }>('SELECT id FROM imports WHERE organization_id = $1', [
      organizationId,
    ]);
    if (rows[0]) return rows[0].id;
  }
  throw new Error('The import did not begin.');
}

async function standsStill(tenant: Tenant, id: string): Promise<boolean> {
  // What it had sent to the database before is still done there.
  await sleep(500);
  const before = await tenant.importState(id);
  await sleep(500);
  const after = await tenant.importState(id);
  return !hasEnded(after) && JSON.stringify(after) === JSON.stringify(before);
}

/** @param late whether the import has ended before the first process wakes up */
async function wake({ tenant, file, fileId, waiting }: Frozen, pair: Pair, late: boolean): Promise<string[]> {
  const faults: string[] = [];
  if (!late) pair.one.thaw();
  const answer = await tenant.at(pair.other.url).import(fileId);
  if (!late) await sleep(AWAKE_MS);
  const look = (): Promise<string[]> => asOwner(pair.ownerUrl, (owner) => snapshot(owner, tenant.organizationId));
  const before = await look();
  pair.one.thaw();
  await sleep(AWAKE_MS);
  const after = await look();
  const changed = after.filter((table, index) => table !== before[index]);
  if (changed.length > 0) return [...faults, `it wrote after another had taken over: ${changed.join(', ')}`];
  const waited = await waiting.catch((error: Error) => error.message);
  if (JSON.stringify(waited) !== JSON.stringify(answer))
    faults.push(`the call that waited got ${JSON.stringify(waited)}, not ${JSON.stringify(answer)}`);
  const found = await asOwner(pair.ownerUrl, (owner) => examine(owner, tenant, file, fileId));
  return [...faults, ...found.faults];
}
