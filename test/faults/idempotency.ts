import { setTimeout as sleep } from 'node:timers/promises';
import { DataPlace } from '../product/data-place.ts';
import type { Product } from '../product/product.ts';
import { Random } from '../sample/random.ts';
import { KeyedClient } from './keyed-client.ts';
import type { Wish } from './keyed-client.ts';
import type { Run } from './run.ts';
import { asOwner, Tenant } from './tenant.ts';
import { Tally } from './verdict.ts';
import type { Verdict } from './verdict.ts';

const ROUNDS = 100;
const CLIENTS = 8;
const LONGEST_DELAY_MS = 1_500;

/** Kills the product while clients create customers and notes, each under a key that is sent again until it is answered. */
export async function idempotency(run: Run): Promise<Verdict[]> {
  const { seed, count = ROUNDS } = run;
  const random = new Random(seed);
  const place = await DataPlace.make(run.dist);
  run.defer(() => place.remove());
  const tally = new Tally('kills after which every request that was sent until it was answered has taken effect once');
  const sums = { requests: 0, unanswered: 0, replayed: 0, doubled: 0, lost: 0 };
  let product = await place.start();
  for (let round = 0; round < count; round += 1) {
    const victim = random.integer(0, 2) === 0 ? 'all' : 'api';
    const name = `kill ${round + 1} (${victim})`;
    const tenant = await Tenant.make(product.ownerUrl, product.url, name);
    const clients = await clientsOf(tenant, name);
    const working = Promise.allSettled(clients.map((client) => client.run()));
    await sleep(random.next() * LONGEST_DELAY_MS);
    await Promise.all([product.kill(), ...(victim === 'all' ? [place.database.kill()] : [])]);
    product = await place.start();
    tenant.url = product.url;
    for (const client of clients) client.stop();
    const faults = (await working).flatMap((each) => (each.status === 'rejected' ? [String(each.reason)] : []));
    const found = await examine(product, tenant, clients);
    tally.count(name, [...faults, ...found.faults]);
    sums.doubled += found.doubled;
    sums.lost += found.lost;
    for (const { granted, unanswered } of clients) {
      sums.requests += granted.length;
      sums.unanswered += unanswered;
      sums.replayed += granted.filter(({ wasReplayed }) => wasReplayed).length;
    }
    run.progress(`${round + 1} of ${count} kills`);
    if (run.untilMiss && tally.missed > 0) break;
  }
  tally.note =
    `${sums.lost} lost, ${sums.doubled} doubled of ${sums.requests} requests; ${sums.unanswered} tries without an answer, ` +
    `${sums.replayed} of which had taken effect and were told so the next time`;
  return [tally.verdict];
}

async function clientsOf(tenant: Tenant, name: string): Promise<KeyedClient[]> {
  const init = { body: JSON.stringify({ identity: { name } }), headers: { 'content-type': 'application/json' } };
  const reply = await tenant.send('POST', '/v1/customers', init);
  const { id } = (await reply.json()) as { id: string };
  return Array.from({ length: CLIENTS }, (_, index) => new KeyedClient(tenant, `${name} ${index + 1}`, id));
}

interface Finding {
  faults: string[];
  lost: number;
  doubled: number;
}

/** Holds what is stored against what the clients were told, and asks for each of it once more. */
async function examine(product: Product, { organizationId }: Tenant, clients: KeyedClient[]): Promise<Finding> {
  const stored = await asOwner(product.ownerUrl, async (owner) => {
    const { rows } = await owner.query<{ name: string; id: string; events: number }>(
      `SELECT c.name, c.id, (SELECT count(*)::int FROM timeline_events e
                              WHERE e.organization_id = c.organization_id AND e.customer_id = c.id AND e.type = 'create') AS events
         FROM customers c WHERE c.organization_id = $1
       UNION ALL
       SELECT description, id, 1 FROM timeline_events WHERE organization_id = $1 AND type = 'note'`,
      [organizationId],
    );
    return Map.groupBy(rows, ({ name }) => name);
  });
  const finding: Finding = { faults: [], lost: 0, doubled: 0 };
  const wishes = clients.flatMap(({ granted }) => granted);
  for (const { name, text } of wishes) {
    const rows = stored.get(name) ?? [];
    if (rows.length === 0) finding.lost += 1;
    if (rows.length > 1) finding.doubled += 1;
    const { id } = JSON.parse(text) as { id: string };
    if (rows.length !== 1 || rows[0]!.id !== id || rows[0]!.events !== 1)
      finding.faults.push(`${name}: ${JSON.stringify(rows)}, told was ${id}`);
  }
  // One more customer is there, on whom the notes are.
  if (stored.size !== wishes.length + 1) finding.faults.push(`${stored.size} things for ${wishes.length} requests`);
  for (const client of clients) finding.faults.push(...(await repeatsOf(client)));
  return finding;
}

async function repeatsOf(client: KeyedClient): Promise<string[]> {
  const faults: string[] = [];
  for (const wish of client.granted.slice(-2) as Wish[]) {
    const reply = await client.send(wish);
    const text = await reply.text();
    if (reply.headers.get('idempotency-replayed') !== 'true' || text !== wish.text)
      faults.push(`${wish.key} again: ${reply.status} ${text}, before ${wish.text}`);
  }
  return faults;
}
