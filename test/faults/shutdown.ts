import { setTimeout as sleep } from 'node:timers/promises';
import { DataPlace } from '../product/data-place.ts';
import type { Product } from '../product/product.ts';
import { Random } from '../sample/random.ts';
import { examine } from './exactness.ts';
import { busyFaults, HttpClient } from './http-client.ts';
import type { NoAnswer } from './http-client.ts';
import { checkMarked } from './marked-check.ts';
import { MarkedLoad } from './marked-load.ts';
import { numberedFile } from './numbered-file.ts';
import type { Run } from './run.ts';
import { asOwner, Tenant } from './tenant.ts';
import { Tally } from './verdict.ts';
import type { Verdict } from './verdict.ts';

const ROUNDS = 10;
const ROWS = 2_000;
const CLIENTS = 16;
const RATE = 160;
const ENDS_WITHIN_MS = 10_000;
/** Small batches, so that the end comes between two of them. */
const ENVIRONMENT = { IMPORT_BATCH_ROWS: '100' };
const NEVER_SENT = /^(ECONNREFUSED|ECONNRESET|EPIPE|socket hang up)$/;
/** What the log of a stop that went well doesn't have; requests that were answered 503 are logged as errors. */
const LOGGED_FAULT = /^(?!.*"status":503).*("level":"(error|fatal)"|did not stop within|Unhandled|Uncaught).*$/m;

/** SIGTERM under load, again and again on the same data; every other time another process stands by. */
export async function shutdown(run: Run): Promise<Verdict[]> {
  const { count = ROUNDS } = run;
  const place = await DataPlace.make(run.dist);
  run.defer(() => place.remove());
  const stops = new Stops(run.seed, place, await place.start(ENVIRONMENT));
  for (let round = 0; round < count; round += 1) {
    await stops.round(round);
    run.progress(`${round + 1} of ${count} stops`);
  }
  return stops.verdicts();
}

class Stops {
  private readonly answered = new Tally(
    'requests that had gone out are answered, as they ask for or 503 with Retry-After',
  );
  private readonly kept = new Tally('customers as they were acknowledged, whole');
  private readonly imports = new Tally('imports that go on elsewhere, or after the next start, and end whole');
  private readonly waiting = new Tally('calls that wait for an import told where to ask again');
  private readonly ends = new Tally('stops with exit code 0 and a clean log');
  private readonly prompt = new Tally(`of them within ${ENDS_WITHIN_MS / 1_000} s`, { timed: true });
  private readonly seed: number;
  private readonly place: DataPlace;
  private product: Product;
  private slowest = 0;
  private acknowledged = 0;

  constructor(seed: number, place: DataPlace, product: Product) {
    this.seed = seed;
    this.place = place;
    this.product = product;
  }

  async round(round: number): Promise<void> {
    const name = `stop ${round + 1}`;
    const random = new Random(this.seed, 1_000 + round);
    const standby = round % 2 === 1 ? await this.place.start(ENVIRONMENT) : null;
    const { ownerUrl, url } = this.product;
    const tenant = await Tenant.make(ownerUrl, url, name);
    const importer = await Tenant.make(ownerUrl, url, `${name}, import`);
    const load = this.loadOf(round, tenant, await tenant.defineTags(4));
    const file = numberedFile(this.seed + round, ROWS);
    const fileId = await importer.upload(file.text);
    load.start();
    await sleep(random.integer(200, 600));
    const { id } = await importer.startImport(fileId);
    const call = new HttpClient(importer.token).ask('POST', `${url}/v1/customers/import`, {
      body: { id: fileId, createTags: true },
    });
    await sleep(random.integer(100, 600));
    await this.stop(name);
    await load.ended();
    this.countWaiting(name, await call, id);
    this.product = standby ?? (await this.place.start(ENVIRONMENT));
    const now = importer.at(this.product.url);
    await asOwner(this.product.ownerUrl, async (owner) => {
      await checkMarked(owner, tenant.organizationId, load.customers, this.kept);
      const found = await now.import(fileId).then(
        () => examine(owner, now, file, fileId),
        (error: Error) => ({ faults: [error.message] }),
      );
      this.imports.count(name, found.faults);
    });
    this.acknowledged += load.acknowledged;
  }

  verdicts(): Verdict[] {
    this.kept.note = `${this.acknowledged} acknowledged changes`;
    this.prompt.note = `at most ${(this.slowest / 1_000).toFixed(1)} s`;
    const { answered, kept, waiting, imports, ends, prompt } = this;
    return [answered, kept, waiting, imports, ends, prompt].map(({ verdict }) => verdict);
  }

  private loadOf(round: number, tenant: Tenant, tagIds: string[]): MarkedLoad {
    const unanswered = ({ code, sent }: NoAnswer): { faults: string[]; over: boolean } => ({
      faults: sent ? [`no answer (${code})`] : NEVER_SENT.test(code) ? [] : [code],
      over: true,
    });
    const options = { seed: this.seed + round, clients: CLIENTS, rate: RATE, prefix: `stop${round}`, unanswered };
    return new MarkedLoad(tenant, tagIds, options, this.answered);
  }

  private async stop(name: string): Promise<void> {
    const began = performance.now();
    await this.product.stop();
    const ms = performance.now() - began;
    this.slowest = Math.max(this.slowest, ms);
    const { exitCode, signalCode } = this.product.process;
    const logged = LOGGED_FAULT.exec(this.product.output)?.[0];
    const faults = exitCode === 0 ? [] : [`ended with ${exitCode ?? signalCode}: ${this.product.output.slice(-1_000)}`];
    this.ends.count(name, logged ? [...faults, `its log says ${logged.slice(0, 1_500)}`] : faults);
    this.prompt.count(name, ms > ENDS_WITHIN_MS ? [`after ${(ms / 1_000).toFixed(1)} s`] : []);
  }

  /** Either it was over just before. */
  private countWaiting(name: string, answer: Awaited<ReturnType<HttpClient['ask']>>, importId: string): void {
    if (!('text' in answer)) return this.waiting.count(name, [`no answer (${answer.code})`]);
    const told = answer.headers.location === `/v1/imports/${importId}`;
    const faults = answer.status === 200 ? [] : [...busyFaults(answer), ...(told ? [] : ['503 without Location'])];
    this.waiting.count(name, faults);
  }
}
