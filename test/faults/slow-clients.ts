import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { DataPlace } from '../product/data-place.ts';
import type { Product } from '../product/product.ts';
import { Random } from '../sample/random.ts';
import { MarkedLoad } from './marked-load.ts';
import type { Run } from './run.ts';
import { StalledClient, stalledRequest } from './stalled-clients.ts';
import type { Stall } from './stalled-clients.ts';
import { Tenant } from './tenant.ts';
import { Tally } from './verdict.ts';
import type { Verdict } from './verdict.ts';

const CLIENTS = 600;
/** A tenth of what the product has by default. */
const LIMITS = {
  HEADERS_TIMEOUT_MS: 2_000,
  READER_TIMEOUT_MS: 2_500,
  REQUEST_TIMEOUT_MS: 6_000,
  UPLOAD_IDLE_TIMEOUT_MS: 3_000,
};
const LIMIT_OF: Record<Stall, number> = {
  headers: LIMITS.HEADERS_TIMEOUT_MS,
  body: LIMITS.REQUEST_TIMEOUT_MS,
  upload: LIMITS.UPLOAD_IDLE_TIMEOUT_MS,
  download: LIMITS.READER_TIMEOUT_MS,
  export: LIMITS.READER_TIMEOUT_MS,
};
/** Looking for slow headers takes up to 5 s, and so long an answered client may go on sending; the rest is the machine's. */
const LATER_MS = 10_000;
const PATIENCE_MS = 90_000;
/** More than lies between the two ends of a connection. */
const FILE_BYTES = 16 * 2 ** 20;
const EXPORTED = { customers: 60, contacts: 100, note: 2_000 };
const EXPORTS = 2;
const INNOCENT = { clients: 4, rate: 20 };

/** Clients that stand still, at every point at which one can, beside others that don't. */
export async function slowClients(run: Run): Promise<Verdict[]> {
  const { seed, count = CLIENTS } = run;
  const place = await DataPlace.make(run.dist);
  run.defer(() => place.remove());
  const limits = Object.entries(LIMITS).map(([name, ms]) => [name, String(ms)]);
  const product = await place.start(Object.fromEntries(limits) as Record<string, string>);
  const tenant = await Tenant.make(product.ownerUrl, product.url, 'slow clients');
  const fileId = await tenant.upload(`name\n${'x'.repeat(1_023)}\n`.repeat(FILE_BYTES / 1_024));
  await fill(tenant);
  const tagIds = await tenant.defineTags(2);
  const before = await settled(tenant, product, 0);
  const load = innocent(seed, tenant, tagIds);
  load.start();
  const kinds = kindsOf(seed, count);
  const clients = kinds.map((kind) => new StalledClient(kind, tenant.url, stalledRequest(kind, tenant.token, fileId)));
  run.defer(async () => clients.forEach((client) => client.destroy()));
  await allClosed(run, product, clients);
  await load.stop();
  const after = await settled(tenant, product, before);
  clients.forEach((client) => client.destroy());
  return [...closings(clients), innocence(load), leftovers(before, after, join(place.dataDir, 'files', 'drafts'))];
}

function kindsOf(seed: number, count: number): Stall[] {
  const random = new Random(seed);
  const others: Stall[] = ['headers', 'headers', 'headers', 'body', 'body', 'body', 'upload', 'upload', 'download'];
  return Array.from({ length: count }, (_, each) => (each < EXPORTS ? 'export' : random.pick(others)));
}

function innocent(seed: number, tenant: Tenant, tagIds: string[]): MarkedLoad {
  const unanswered = ({ code }: { code: string }): { faults: string[]; over: boolean } => ({
    faults: [`no answer (${code})`],
    over: false,
  });
  const replies = new Tally('requests of innocent clients answered as they ask for');
  return new MarkedLoad(tenant, tagIds, { seed, ...INNOCENT, prefix: 'innocent', unanswered }, replies);
}

/** Makes an export larger than what lies between the two ends of a connection. */
async function fill(tenant: Tenant): Promise<void> {
  const contacts = Array.from({ length: EXPORTED.contacts }, (_, each) => ({
    type: 'email',
    value: `e${each}@example.com`,
    note: 'x'.repeat(EXPORTED.note),
  }));
  const headers = { 'content-type': 'application/json' };
  for (let each = 1; each <= EXPORTED.customers; each += 1) {
    const body = JSON.stringify({ identity: { name: `Large ${each}` }, contacts });
    const reply = await tenant.send('POST', '/v1/customers', { body, headers });
    if (reply.status !== 201) throw new Error(`${reply.status}: ${await reply.text()}`);
  }
}

async function allClosed(run: Run, product: Product, clients: StalledClient[]): Promise<void> {
  const serverPort = Number(new URL(product.url).port);
  // First they have to come in.
  await sleep(1_000);
  for (const end = performance.now() + PATIENCE_MS; performance.now() < end; await sleep(100)) {
    const established = establishedWith(serverPort);
    const open = clients.filter((client) => client.isOpen);
    for (const client of open) if (client.port && !established.has(client.port)) client.closed();
    run.progress(`${clients.length - open.length} of ${clients.length} closed`);
    if (open.length === 0) return;
  }
}

/** The ports of those whose connection the server still has. */
function establishedWith(serverPort: number): Set<number> {
  const lines = readFileSync('/proc/net/tcp', 'utf8').trim().split('\n').slice(1);
  const portOf = (address: string): number => parseInt(address.split(':')[1]!, 16);
  const fields = lines.map((line) => line.trim().split(/\s+/));
  const ours = fields.filter(([, local, , state]) => state === '01' && portOf(local!) === serverPort);
  return new Set(ours.map(([, , remote]) => portOf(remote!)));
}

/** Descriptors when all connections to the database are open and there is nothing else to do. @param wanted waits until there are no more */
async function settled(tenant: Tenant, product: Product, wanted: number): Promise<number> {
  let least = Infinity;
  for (const end = performance.now() + PATIENCE_MS; performance.now() < end; await sleep(500)) {
    await Promise.all(Array.from({ length: 30 }, () => tenant.get('/v1/customers?limit=1&search=nobody')));
    least = Math.min(least, product.descriptors);
    if (wanted === 0 || least <= wanted) break;
  }
  return least;
}

function closings(clients: StalledClient[]): Verdict[] {
  const closed = new Tally('stalled clients closed by the server');
  const prompt = new Tally(`of them within their limit and ${LATER_MS / 1_000} s`, { timed: true });
  const slowest: Partial<Record<Stall, number>> = {};
  for (const { kind, closedAfter } of clients) {
    closed.count(kind, closedAfter === null ? ['still open'] : []);
    if (closedAfter === null) continue;
    slowest[kind] = Math.max(slowest[kind] ?? 0, closedAfter);
    const late = closedAfter > LIMIT_OF[kind] + LATER_MS;
    prompt.count(kind, late ? [`after ${(closedAfter / 1_000).toFixed(1)} s`] : []);
  }
  const texts = Object.entries(slowest).map(
    ([kind, ms]) => `${kind} at most ${(ms / 1_000).toFixed(1)} s (limit ${LIMIT_OF[kind as Stall] / 1_000} s)`,
  );
  prompt.note = texts.join(', ');
  return [closed.verdict, prompt.verdict];
}

function innocence(load: MarkedLoad): Verdict {
  const refused = Object.entries(load.statuses).filter(([status]) => status !== '200' && status !== '201');
  for (const [status, times] of refused) load.replies.count('all', [`${times} answered ${status}`]);
  return load.replies.verdict;
}

function leftovers(before: number, after: number, drafts: string): Verdict {
  const tally = new Tally('counts back to the start: descriptors, drafts of uploads');
  tally.count('descriptors', after <= before ? [] : [`${after}, and ${before} before`]);
  const left = existsSync(drafts) ? readdirSync(drafts).length : 0;
  tally.count('drafts', left === 0 ? [] : [`${left} files`]);
  tally.note = `${after} descriptors, ${before} before; ${left} drafts`;
  return tally.verdict;
}
