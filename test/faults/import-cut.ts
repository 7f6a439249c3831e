import { DataPlace } from '../product/data-place.ts';
import type { Product } from '../product/product.ts';
import { cutPlans, stepsOf } from './cut-plan.ts';
import type { CutPlan, Occurrences } from './cut-plan.ts';
import { DatabaseServer } from './database-server.ts';
import { examine, stagedRows } from './exactness.ts';
import { numberedFile } from './numbered-file.ts';
import type { NumberedFile } from './numbered-file.ts';
import type { Run } from './run.ts';
import { asOwner, Tenant } from './tenant.ts';
import { Tally } from './verdict.ts';
import type { Verdict } from './verdict.ts';
import { WireProxy } from './wire-proxy.ts';
import type { CutPlace } from './wire-proxy.ts';

/** Products that are cut side by side, each with a database and a proxy of its own: most of a round is waiting. */
const PLACES = 3;
const ROWS = 400;
/** Several batches in the little that is imported. */
const ENVIRONMENT = { IMPORT_BATCH_ROWS: '100' };
const OUTAGE_MS = 300;

/** Cuts the connection to the database at each step that an import takes. */
export async function importCut(run: Run): Promise<Verdict[]> {
  const server = await DatabaseServer.start(run);
  const first = await CutTarget.start(run, server);
  const seen = await first.record();
  const plans = cutPlans(run.seed, seen, run);
  const whole = new Tally('cuts of the connection after which the import ends whole');
  const met = new Set<string>();
  let missedSteps = 0;
  const queue = plans.values();
  const work = async (target: CutTarget): Promise<void> => {
    for (const plan of queue) {
      const { hit, faults } = await target.round(plan);
      if (hit) whole.count(nameOf(plan), faults);
      else missedSteps += 1;
      if (hit) met.add(`${plan.place} ${plan.step}`);
      run.progress(`${met.size} steps cut`);
      if (run.untilMiss && whole.missed > 0) break;
    }
  };
  const others = Array.from({ length: PLACES - 1 }, async () => {
    const target = await CutTarget.start(run, server);
    await work(target);
    return target;
  });
  await work(first);
  const swept = new Tally('databases in which nothing is left staged');
  for (const target of [first, ...(await Promise.all(others))]) swept.count(target.database, await target.leftStaged());
  const steps = new Tally('steps of the protocol at which a cut was made');
  for (const step of new Set(plans.map(({ place, step: name }) => `${place} ${name}`)))
    steps.count(step, met.has(step) ? [] : ['it did not come']);
  const kinds = new Set([...seen.keys()].map((key) => stepsOf(key).step)).size;
  steps.note = `${kinds} steps in an import of ${ROWS} rows; ${missedSteps} later occurrences did not come`;
  return run.untilMiss ? [whole.verdict] : [whole.verdict, steps.verdict, swept.verdict];
}

const nameOf = ({ place, step, occurrence, reach }: CutPlan): string => `${place} ${step} #${occurrence} (${reach})`;

/** A product whose connections go through a proxy. */
class CutTarget {
  readonly database: string;
  private readonly run: Run;
  private readonly ownerUrl: string;
  private readonly proxy: WireProxy;
  private readonly restart: () => Promise<Product>;
  private product: Product;
  private rounds = 0;

  private constructor(
    run: Run,
    { database, ownerUrl }: { database: string; ownerUrl: string },
    proxy: WireProxy,
    product: Product,
    restart: () => Promise<Product>,
  ) {
    this.run = run;
    this.database = database;
    this.ownerUrl = ownerUrl;
    this.proxy = proxy;
    this.product = product;
    this.restart = restart;
  }

  static async start(run: Run, server: DatabaseServer): Promise<CutTarget> {
    const database = await server.createDatabase();
    const proxy = await WireProxy.before(server.port);
    run.defer(() => proxy.close());
    const place = await DataPlace.make(run.dist);
    run.defer(() => place.remove());
    const start = (): Promise<Product> => place.start({ ...server.environment(database, proxy.port), ...ENVIRONMENT });
    return new CutTarget(run, { database, ownerUrl: server.ownerUrl(database) }, proxy, await start(), start);
  }

  /** A first import, undisturbed. @returns how often each step came */
  async record(): Promise<Occurrences> {
    const seen: Occurrences = new Map();
    const { faults } = await this.import((place, step) => {
      const key = `${place} ${step}`;
      seen.set(key, (seen.get(key) ?? 0) + 1);
      return false;
    });
    if (faults.length > 0) throw new Error(`An import that nothing disturbed went wrong: ${faults.join('; ')}`);
    return seen;
  }

  async round({ place, step, occurrence, reach }: CutPlan): Promise<{ hit: boolean; faults: string[] }> {
    let left = occurrence;
    let hit = false;
    const { faults } = await this.import((here, name) => {
      if (hit || here !== place || name !== step || (left -= 1) > 0) return false;
      hit = true;
      // Once this one is cut.
      if (reach !== 'this session') setImmediate(() => this.proxy.cutAll(reach === 'outage' ? OUTAGE_MS : 0));
      return true;
    });
    return { hit, faults };
  }

  /** What a cut left there goes with the next sweep, and each start brings one. */
  async leftStaged(): Promise<string[]> {
    if ((await stagedRows(this.ownerUrl)) === 0) return [];
    await this.product.stop();
    this.product = await this.restart();
    const left = await stagedRows(this.ownerUrl);
    return left === 0 ? [] : [`${left} rows`];
  }

  private async import(watcher: (place: CutPlace, step: string) => boolean): Promise<{ faults: string[] }> {
    const number = (this.rounds += 1);
    const tenant = await Tenant.make(this.ownerUrl, this.product.url, `cut ${number}`);
    const file = numberedFile(this.run.seed + number, ROWS);
    const fileId = await tenant.upload(file.text);
    this.proxy.watch(watcher);
    try {
      await tenant.import(fileId);
      this.proxy.watch(() => false);
      return { faults: await this.verify(tenant, file, fileId) };
    } catch (error) {
      return { faults: [`${(error as Error).message}\n${this.product.output.slice(-2_000)}`] };
    } finally {
      this.proxy.watch(() => false);
    }
  }

  private async verify(tenant: Tenant, file: NumberedFile, fileId: string): Promise<string[]> {
    return asOwner(this.ownerUrl, async (owner) => (await examine(owner, tenant, file, fileId)).faults);
  }
}
