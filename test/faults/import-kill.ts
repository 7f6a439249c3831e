import { setTimeout as sleep } from 'node:timers/promises';
import { DataPlace } from '../product/data-place.ts';
import type { Product } from '../product/product.ts';
import { examine, stagedRows } from './exactness.ts';
import type { Finding } from './exactness.ts';
import { numberedFile } from './numbered-file.ts';
import type { NumberedFile } from './numbered-file.ts';
import { KillOutcome } from './kill-outcome.ts';
import type { Phase } from './kill-outcome.ts';
import { killPlans } from './kill-plan.ts';
import type { KillPlan } from './kill-plan.ts';
import { reaches, resumption } from './resumption.ts';
import type { Run } from './run.ts';
import { asOwner, hasEnded, Tenant } from './tenant.ts';
import type { Verdict } from './verdict.ts';

const ROUNDS = 100;
const ROWS = 3_000;
/** Products that are killed side by side, each on data of its own: most of a round is waiting. */
const PLACES = 2;
/** Small batches, so that most kills fall into the middle of the work. */
const ENVIRONMENT = { IMPORT_BATCH_ROWS: '100' };

interface Import {
  tenant: Tenant;
  file: NumberedFile;
  fileId: string;
}

/** Kills the product with kill -9 while it imports, again and again on the same data. */
export async function importKill(run: Run): Promise<Verdict[]> {
  const { seed, count = ROUNDS } = run;
  const outcome = new KillOutcome();
  const plans = killPlans(seed, count).entries();
  let done = 0;
  const began = performance.now();
  const places = Array.from({ length: Math.min(PLACES, count) }, async () => {
    const place = await DataPlace.make(run.dist);
    run.defer(() => place.remove());
    const target = new KillTarget(seed, outcome, place, await place.start(ENVIRONMENT));
    // One list for all of them.
    for (const [round, plan] of plans) {
      await target.round(round, plan);
      run.progress(`${(done += 1)} of ${count} kills`);
      if (run.untilMiss && outcome.whole.missed > 0) break;
    }
    outcome.swept.count('place', await target.leftStaged());
  });
  await Promise.all(places);
  return outcome.verdicts((performance.now() - began) / 1_000);
}

/** One product with its data, and what it goes through. */
class KillTarget {
  private readonly seed: number;
  private readonly outcome: KillOutcome;
  private readonly place: DataPlace;
  private product: Product;

  constructor(seed: number, outcome: KillOutcome, place: DataPlace, product: Product) {
    this.seed = seed;
    this.outcome = outcome;
    this.place = place;
    this.product = product;
  }

  async round(round: number, plan: KillPlan): Promise<void> {
    const name = `kill ${round + 1} (${plan.victim} at ${Math.round(plan.moment * 100)} %)`;
    const standby = plan.victim === 'api beside another' ? await this.place.start(ENVIRONMENT) : null;
    const imports = await this.imports(round, plan.imports);
    const { phase, faults } = await this.strike(imports, plan);
    this.outcome.hits[phase] += 1;
    const killed = performance.now();
    this.product = standby ?? (await this.place.start(ENVIRONMENT));
    const since = standby ? killed : performance.now();
    for (const { tenant } of imports) tenant.url = this.product.url;
    const resumed = await Promise.allSettled(imports.map((each) => resumption(each.tenant, each.fileId, since)));
    this.outcome.resumed(name, standby ? 'takeover' : 'restart', resumed);
    const found = await Promise.all(imports.map((each) => this.verify(each)));
    this.outcome.whole.count(name, [...faults, ...found.flat()]);
  }

  /** What a kill left there goes with the next sweep, and each start brings one. */
  async leftStaged(): Promise<string[]> {
    if ((await stagedRows(this.product.ownerUrl)) === 0) return [];
    await this.product.kill();
    this.product = await this.place.start(ENVIRONMENT);
    const left = await stagedRows(this.product.ownerUrl);
    return left === 0 ? [] : [`${left} rows`];
  }

  private async imports(round: number, count: number): Promise<Import[]> {
    const { ownerUrl, url } = this.product;
    const made: Import[] = [];
    for (let each = 0; each < count; each += 1) {
      const tenant = await Tenant.make(ownerUrl, url, `kill ${round + 1}.${each + 1}`);
      const file = numberedFile(this.seed + round * 10 + each, ROWS);
      made.push({ tenant, file, fileId: await tenant.upload(file.text) });
    }
    return made;
  }

  /** Lets the imports begin, and kills when the first has come as far as planned. */
  private async strike(
    imports: Import[],
    { victim, moment, delayMs }: KillPlan,
  ): Promise<{ phase: Phase; faults: string[] }> {
    const faults: string[] = [];
    const lastSeen = this.begin(imports, moment);
    // Before its time the kill may end it, and it is awaited later.
    lastSeen.catch(() => undefined);
    const phase =
      moment < 0
        ? 'not begun'
        : await lastSeen.catch((error: Error): Phase => {
            faults.push(`before the kill: ${error.message}\n${this.product.output.slice(-2_000)}`);
            return 'applying';
          });
    await sleep(delayMs);
    const processes = [this.product.kill()];
    if (victim === 'all') processes.push(this.place.database.kill());
    if (victim === 'all but sessions') processes.push(this.place.database.kill({ leavingSessions: true }));
    await Promise.all(processes);
    await lastSeen.catch(() => undefined);
    return { phase, faults };
  }

  private async begin(imports: Import[], moment: number): Promise<Phase> {
    // These calls die with the process.
    for (const { tenant, fileId } of imports) tenant.postImport(fileId).catch(() => undefined);
    const [first] = imports;
    const { id } = await first!.tenant.startImport(first!.fileId);
    const state = await reaches(first!.tenant, id, moment * 100);
    return hasEnded(state) ? 'ended' : (state.state as Phase);
  }

  private async verify({ tenant, file, fileId }: Import): Promise<string[]> {
    try {
      await tenant.import(fileId);
      const found = await asOwner<Finding>(this.product.ownerUrl, (owner) => examine(owner, tenant, file, fileId));
      this.outcome.found(found);
      return found.faults;
    } catch (error) {
      return [`${(error as Error).message}\n${this.product.output.slice(-2_000)}`];
    }
  }
}
