import { DataPlace } from '../product/data-place.ts';
import type { Product } from '../product/product.ts';
import { DatabaseServer } from './database-server.ts';
import { importFreeze } from './import-freeze.ts';
import { examine } from './exactness.ts';
import { numberedFile } from './numbered-file.ts';
import type { Run } from './run.ts';
import { asOwner, Tenant } from './tenant.ts';
import { Tally } from './verdict.ts';
import type { Verdict } from './verdict.ts';
import { WireProxy } from './wire-proxy.ts';

const ROUNDS = 8;
const CALLS = 20;
const FILES = 2;
const ROWS = 1_000;
const ENVIRONMENT = { IMPORT_BATCH_ROWS: '100' };

/** Two processes of the product on one database. */
export interface Pair {
  ownerUrl: string;
  /** Stands behind the proxy. */
  one: Product;
  proxy: WireProxy;
  other: Product;
}

/** One file imported by many at once, and a worker that wakes up after another has taken its import over. */
export async function importRaces(run: Run): Promise<Verdict[]> {
  const server = await DatabaseServer.start(run);
  const database = await server.createDatabase();
  const place = await DataPlace.make(run.dist);
  run.defer(() => place.remove());
  const proxy = await WireProxy.before(server.port);
  run.defer(() => proxy.close());
  // One after the other, so that one migrates.
  const one = await place.start({ ...server.environment(database, proxy.port), ...ENVIRONMENT });
  const other = await place.start({ ...server.environment(database), ...ENVIRONMENT });
  const pair: Pair = { ownerUrl: server.ownerUrl(database), one, proxy, other };
  const { count = ROUNDS } = run;
  const once = new Tally(`files that ${CALLS} calls at once, on two processes, import once and with equal answers`);
  for (let round = 0; round < count && !run.untilMiss; round += 1) {
    await sameFile(run.seed + round, pair, once);
    run.progress(`${round + 1} of ${count} races`);
  }
  const frozen = await importFreeze(run, pair, count);
  return run.untilMiss ? frozen : [once.verdict, ...frozen];
}

/** Several organizations at once, each with a file that many calls want. */
async function sameFile(seed: number, { ownerUrl, one, other }: Pair, tally: Tally): Promise<void> {
  const races = Array.from({ length: FILES }, async (_, index) => {
    const name = `race ${seed}.${index}`;
    const tenant = await Tenant.make(ownerUrl, one.url, name);
    const file = numberedFile(seed * FILES + index, ROWS);
    const fileId = await tenant.upload(file.text);
    const ways = [tenant, tenant.at(other.url)];
    const calls = Array.from({ length: CALLS }, (__, call) => ways[call % ways.length]!.import(fileId));
    const answers = await Promise.allSettled(calls);
    const texts = answers.map((each) =>
      each.status === 'fulfilled' ? JSON.stringify(each.value) : String(each.reason),
    );
    const different = [...new Set(texts)];
    const faults = different.length === 1 ? [] : [`${different.length} different answers: ${different.join(' | ')}`];
    const found = await asOwner(ownerUrl, (owner) => examine(owner, tenant, file, fileId));
    tally.count(name, [...faults, ...found.faults]);
  });
  await Promise.all(races);
}
