import { setTimeout as sleep } from 'node:timers/promises';
import type { Client } from 'pg';
import { DataPlace } from '../product/data-place.ts';
import { busyFaults, HttpClient } from './http-client.ts';
import type { Answer, NoAnswer } from './http-client.ts';
import type { Run } from './run.ts';
import { asOwner, Tenant } from './tenant.ts';
import { Tally } from './verdict.ts';
import type { Verdict } from './verdict.ts';

const TRIES = 200;
const CONNECTIONS = 4;
const POOL_TIMEOUT_MS = 1_000;
const LATER_MS = 1_000;
const PATIENCE_MS = 120_000;
/** A token's requests in a minute, beyond the number of tries. */
const SPARE_REQUESTS = 20;
const BODY_LIMIT = 65_536;

type Asking = (http: Record<'stranger' | 'known' | 'greedy', HttpClient>, url: string) => Promise<Answer | NoAnswer>;

/** What is refused for what it is: nobody has to ask the database. */
const REFUSED: [name: string, status: number, ask: Asking][] = [
  ['no token', 401, ({ stranger }, url) => stranger.ask('GET', `${url}/v1/customers`)],
  [
    'a malformed token',
    401,
    ({ stranger }, url) => stranger.ask('GET', `${url}/v1/customers`, { headers: { authorization: 'Bearer ech_x' } }),
  ],
  ['an unknown route', 404, ({ known }, url) => known.ask('GET', `${url}/v1/nothing`)],
  ['a broken body', 400, ({ known }, url) => known.ask('POST', `${url}/v1/customers`, { text: '{"identity":' })],
  ['a wrong field', 400, ({ known }, url) => known.ask('POST', `${url}/v1/customers`, { body: { type: 'shop' } })],
  [
    'a body too large',
    413,
    ({ known }, url) => known.ask('POST', `${url}/v1/customers`, { body: { x: 'x'.repeat(BODY_LIMIT) } }),
  ],
  [
    'a type nobody takes',
    415,
    ({ known }, url) =>
      known.ask('POST', `${url}/v1/customers`, { text: '<a/>', headers: { 'content-type': 'application/xml' } }),
  ],
  ['a token over its limit', 429, overLimit],
];

/** A window of the limit may end between two tries. */
async function overLimit({ greedy }: { greedy: HttpClient }, url: string): Promise<Answer | NoAnswer> {
  let answer: Answer | NoAnswer;
  do answer = await greedy.ask('POST', `${url}/v1/customers`, { body: { type: 'shop' } });
  while (answer.status === 400);
  return greedy.ask('GET', `${url}/v1/customers`);
}

/** All else waits for a connection, for as long as it may. */
const BUSY: [name: string, ask: (http: HttpClient, url: string) => Promise<Answer | NoAnswer>][] = [
  ['a list', (http, url) => http.ask('GET', `${url}/v1/customers`)],
  ['a search', (http, url) => http.ask('GET', `${url}/v1/customers?search=x`)],
  ['a creation', (http, url) => http.ask('POST', `${url}/v1/customers`, { body: { identity: { name: 'Late' } } })],
  [
    'a creation with a key',
    (http, url) =>
      http.ask('POST', `${url}/v1/customers`, {
        body: { identity: { name: 'Late' } },
        headers: { 'idempotency-key': 'refusals' },
      }),
  ],
  ['an export', (http, url) => http.ask('GET', `${url}/v1/customers/export`)],
];

/** Every connection to the database is taken by requests that wait for a lock; what becomes of all others. */
export async function refusals(run: Run): Promise<Verdict[]> {
  const { count = TRIES } = run;
  const place = await DataPlace.make(run.dist);
  run.defer(() => place.remove());
  const product = await place.start({
    DATABASE_POOL_SIZE: String(CONNECTIONS),
    DATABASE_POOL_TIMEOUT_MS: String(POOL_TIMEOUT_MS),
    LOCK_TIMEOUT_MS: String(PATIENCE_MS),
    STATEMENT_TIMEOUT_MS: String(PATIENCE_MS),
    BODY_LIMIT_BYTES: String(BODY_LIMIT),
    RATE_LIMIT_PER_MINUTE: String(count + SPARE_REQUESTS),
  });
  const tenant = await Tenant.make(product.ownerUrl, product.url, 'refusals');
  const greedy = await Tenant.make(product.ownerUrl, product.url, 'greedy');
  const http = {
    stranger: new HttpClient(),
    known: new HttpClient(tenant.token),
    greedy: new HttpClient(greedy.token),
  };
  run.defer(async () => Object.values(http).forEach((each) => each.close()));
  return asOwner(product.ownerUrl, (owner) => new Exhaustion(run, count, tenant, http).verdicts(owner));
}

class Exhaustion {
  private readonly refused = new Tally('requests refused as they should while the pool is exhausted');
  private readonly busy = new Tally('others answered 503 with Retry-After');
  private readonly prompt = new Tally(`of them within ${POOL_TIMEOUT_MS + LATER_MS} ms`, { timed: true });
  private readonly after = new Tally('requests that held the connections answered, and others again');
  private readonly took: number[] = [];
  private readonly run: Run;
  private readonly count: number;
  private readonly tenant: Tenant;
  private readonly http: Record<'stranger' | 'known' | 'greedy', HttpClient>;

  constructor(run: Run, count: number, tenant: Tenant, http: Record<'stranger' | 'known' | 'greedy', HttpClient>) {
    this.run = run;
    this.count = count;
    this.tenant = tenant;
    this.http = http;
  }

  async verdicts(owner: Client): Promise<Verdict[]> {
    const holding = await this.exhaust(owner);
    await this.refusedOnes();
    await this.busyOnes();
    await owner.query('ROLLBACK');
    for (const answer of await Promise.all(holding)) this.after.count('a change that waited', expected(answer, 200));
    for (const [name, ask] of BUSY) {
      const answer = await ask(this.http.known, this.tenant.url);
      this.after.count(`${name} afterwards`, expected(answer, name.startsWith('a creation') ? 201 : 200));
    }
    this.took.sort((one, other) => one - other);
    const at = (share: number): string => this.took[Math.floor(this.took.length * share)]!.toFixed(1);
    this.refused.note = `median ${at(0.5)} ms, p99 ${at(0.99)} ms`;
    return [this.refused, this.busy, this.prompt, this.after].map(({ verdict }) => verdict);
  }

  /** @returns the answers of the requests that hold all connections until the owner's transaction ends */
  private async exhaust(owner: Client): Promise<Promise<Answer | NoAnswer>[]> {
    const { tenant } = this;
    const body = JSON.stringify({ identity: { name: 'Held' } });
    const headers = { 'content-type': 'application/json' };
    const { id } = (await (await tenant.send('POST', '/v1/customers', { body, headers })).json()) as { id: string };
    await owner.query('BEGIN');
    await owner.query('SELECT FROM customers WHERE organization_id = $1 AND id = $2 FOR UPDATE', [
      tenant.organizationId,
      id,
    ]);
    const holding = Array.from({ length: CONNECTIONS }, (_, each) => {
      const client = new HttpClient(tenant.token);
      this.run.defer(async () => client.close());
      return client.ask('PUT', `${tenant.url}/v1/customers/${id}`, { body: { identity: { title: `Held ${each}` } } });
    });
    const waiting = 'SELECT FROM pg_locks WHERE NOT granted';
    for (
      const end = Date.now() + PATIENCE_MS / 2;
      (await owner.query(waiting)).rowCount! < CONNECTIONS;
      await sleep(20)
    )
      if (Date.now() > end) throw new Error('The connections could not be taken.');
    return holding;
  }

  private async refusedOnes(): Promise<void> {
    for (let each = 0; each < this.count; each += 1) {
      const [name, status, ask] = REFUSED[each % REFUSED.length]!;
      const answer = await ask(this.http, this.tenant.url);
      this.refused.count(name, expected(answer, status));
      if ('text' in answer) this.took.push(answer.ms);
      this.run.progress(`${each + 1} of ${this.count} refusals`);
    }
  }

  private async busyOnes(): Promise<void> {
    const asked = BUSY.flatMap(([name, ask]) =>
      Array.from({ length: Math.ceil(this.count / 40) }, async () => {
        const client = new HttpClient(this.tenant.token);
        const answer = await ask(client, this.tenant.url);
        client.close();
        this.busy.count(name, 'text' in answer ? busyFaults(answer) : [`no answer (${answer.code})`]);
        const ms = 'text' in answer ? answer.ms : Infinity;
        this.prompt.count(name, ms > POOL_TIMEOUT_MS + LATER_MS ? [`after ${Math.round(ms)} ms`] : []);
      }),
    );
    await Promise.all(asked);
  }
}

function expected(answer: Answer | NoAnswer, status: number): string[] {
  if (!('text' in answer)) return [`no answer (${answer.code})`];
  return answer.status === status ? [] : [`answered ${answer.status}, not ${status}: ${answer.text.slice(0, 300)}`];
}
