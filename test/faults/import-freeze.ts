import { setTimeout as sleep } from 'node:timers/promises';
import { Random } from '../sample/random.ts';
import { examine } from './exactness.ts';
import type { Pair } from './import-races.ts';
import { numberedFile } from './numbered-file.ts';
import type { NumberedFile } from './numbered-file.ts';
import { reaches, resumption } from './resumption.ts';
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
  const random = new Random(run.seed);
  let slowest = 0;
  for (let round = 0; round < count; round += 1) {
    const moment = (round + random.next()) / count;
    const late = random.chance(0.5);
    const name = `freeze ${round + 1} (at ${Math.round(moment * 100)} %, awake ${late ? 'after the end' : 'before it'})`;
    const frozen = await freeze(run.seed + round, moment, pair);
    try {
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

/** Freezes the first process while it imports. */
async function freeze(seed: number, moment: number, { ownerUrl, one, other }: Pair): Promise<Frozen> {
  for (let tries = 1; ; tries += 1) {
    const tenant = await Tenant.make(ownerUrl, one.url, `freeze ${seed}.${tries}`);
    const file = numberedFile(seed, ROWS);
    const fileId = await tenant.upload(file.text);
    const waiting = tenant.import(fileId);
    waiting.catch(() => undefined);
    const { id } = await tenant.startImport(fileId);
    await reaches(tenant, id, moment * 100);
    one.freeze();
    const since = performance.now();
    if (await standsStill(tenant.at(other.url), id)) return { tenant, file, fileId, waiting, since };
    // It was too late, or the other process has the import.
    one.thaw();
    await waiting;
    if (tries > MORE_TRIES) throw new Error('No import could be frozen.');
  }
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
  const look = (): Promise<string> => asOwner(pair.ownerUrl, (owner) => snapshot(owner, tenant.organizationId));
  const before = await look();
  pair.one.thaw();
  await sleep(AWAKE_MS);
  const after = await look();
  if (after !== before) faults.push(`it wrote after another had taken over:\n${before}\n${after}`);
  const waited = await waiting.catch((error: Error) => error.message);
  if (JSON.stringify(waited) !== JSON.stringify(answer))
    faults.push(`the call that waited got ${JSON.stringify(waited)}, not ${JSON.stringify(answer)}`);
  const found = await asOwner(pair.ownerUrl, (owner) => examine(owner, tenant, file, fileId));
  return [...faults, ...found.faults];
}
