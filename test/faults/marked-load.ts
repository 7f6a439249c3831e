import { setTimeout as sleep } from 'node:timers/promises';
import { Random } from '../sample/random.ts';
import { busyFaults, HttpClient } from './http-client.ts';
import type { Answer, NoAnswer } from './http-client.ts';
import { MarkedCustomer, renamed, tagged, untagged } from './marked-customer.ts';
import type { Tenant } from './tenant.ts';
import { Tally } from './verdict.ts';

export interface MarkedLoadOptions {
  seed: number;
  clients: number;
  /** Of all clients, in a second, as far as the product answers. */
  rate: number;
  /** Each name begins with it. */
  prefix: string;
  /** What a request without an answer means; `over` ends the client. */
  unanswered(none: NoAnswer): { faults: string[]; over: boolean };
}

/**
 * Clients that create, change, tag, delete, read and search customers, each its own, and remember what was acknowledged. What was not is
 * left alone from then on: it may have happened or not.
 */
export class MarkedLoad {
  readonly customers: MarkedCustomer[] = [];
  readonly replies: Tally;
  /** The number of acknowledged changes, of answers of each status, and when each success came (of performance.now()). */
  acknowledged = 0;
  readonly statuses: Record<number, number> = {};
  private readonly successes: number[] = [];
  private readonly tenant: Tenant;
  private readonly tagIds: string[];
  private readonly options: MarkedLoadOptions;
  private running: Promise<unknown> = Promise.resolve();
  private isOver = false;

  constructor(tenant: Tenant, tagIds: string[], options: MarkedLoadOptions, replies: Tally) {
    this.tenant = tenant;
    this.tagIds = tagIds;
    this.options = options;
    this.replies = replies;
  }

  start(): void {
    this.running = Promise.all(Array.from({ length: this.options.clients }, (_, client) => this.client(client)));
  }

  /** Resolves when every request has ended. */
  async stop(): Promise<void> {
    this.isOver = true;
    await this.running;
  }

  /** Resolves once every client has ended by itself. */
  async ended(): Promise<void> {
    await this.running;
  }

  /** @param since of performance.now() @returns milliseconds until the first success from then on; null when there was none within the limit */
  async successAfter(since: number, limitMs: number): Promise<number | null> {
    for (const end = since + limitMs; performance.now() < end; await sleep(10)) {
      const found = this.successes.find((at) => at >= since);
      if (found !== undefined) return found - since;
    }
    return null;
  }

  private async client(client: number): Promise<void> {
    const { seed, clients, rate, prefix } = this.options;
    const one = new LoadClient(new HttpClient(this.tenant.token), new Random(seed, client), `${prefix}c${client}x`);
    const pauseMs = (clients / rate) * 1_000;
    try {
      while (!this.isOver && !one.isOver) {
        const due = performance.now() + pauseMs * (0.5 + one.random.next());
        await this.turn(one);
        await sleep(Math.max(0, due - performance.now()));
      }
    } finally {
      one.http.close();
    }
  }

  private async turn(one: LoadClient): Promise<void> {
    const customer = one.random.pick(one.owned);
    const kind = one.random.next();
    if (!customer || kind < 0.25) return this.create(one);
    if (kind < 0.45) return this.rename(one, customer);
    if (kind < 0.65) return this.tag(one, customer);
    if (kind < 0.72) return this.remove(one, customer);
    return kind < 0.88 ? this.read(one, customer) : this.search(one, customer);
  }

  private async create(one: LoadClient): Promise<void> {
    const customer = new MarkedCustomer(one.nextMarker());
    const first = customer.first(one.mobile());
    const { name, mobile } = first;
    const body = { identity: { name }, contacts: [{ type: 'mobile', value: mobile }] };
    const headers: Record<string, string> = one.random.chance(0.5) ? { 'idempotency-key': customer.marker } : {};
    const answer = await this.send(one, 'POST', '/v1/customers', 201, body, headers);
    if (answer === 'not done') return;
    customer.create(first, answer !== 'unsure');
    this.customers.push(customer);
    if (answer === 'unsure') return;
    customer.id = (JSON.parse(answer.text) as { id: string }).id;
    one.owned.push(customer);
  }

  private rename(one: LoadClient, customer: MarkedCustomer): Promise<void> {
    const [name, mobile] = [customer.nextName(), one.mobile()];
    const body = { identity: { name }, contacts: [{ type: 'mobile', value: mobile }] };
    return this.change(one, customer, ['PUT', '', body], renamed(name, mobile));
  }

  private tag(one: LoadClient, customer: MarkedCustomer): Promise<void> {
    const tagId = one.random.pick(this.tagIds);
    if (customer.state!.tagIds.includes(tagId))
      return this.change(one, customer, ['DELETE', `/tags/${tagId}`], untagged(tagId));
    return this.change(one, customer, ['POST', '/tags', { tagId }], tagged(tagId));
  }

  private async remove(one: LoadClient, customer: MarkedCustomer): Promise<void> {
    await this.change(one, customer, ['DELETE', ''], () => null);
    if (customer.state === null) one.leave(customer);
  }

  private async change(
    one: LoadClient,
    customer: MarkedCustomer,
    [method, path, body]: [method: string, path: string, body?: object],
    change: Parameters<MarkedCustomer['change']>[0],
  ): Promise<void> {
    const answer = await this.send(one, method, `/v1/customers/${customer.id}${path}`, 200, body);
    if (answer === 'not done') return;
    customer.change(change, answer !== 'unsure');
    if (answer === 'unsure') one.leave(customer);
  }

  private async read(one: LoadClient, customer: MarkedCustomer): Promise<void> {
    const answer = await this.send(one, 'GET', `/v1/customers/${customer.id}`, 200);
    if (typeof answer === 'string') return;
    const { identity, tagsIds } = JSON.parse(answer.text) as { identity: { name: string }; tagsIds: string[] };
    const found = JSON.stringify([identity.name, [...tagsIds].sort()]);
    const wanted = JSON.stringify([customer.state!.name, customer.state!.tagIds]);
    if (found !== wanted) this.replies.count(`reading ${customer.id}`, [`found ${found}, not ${wanted}`]);
  }

  private async search(one: LoadClient, customer: MarkedCustomer): Promise<void> {
    const { name } = customer.state!;
    const answer = await this.send(one, 'GET', `/v1/customers?search=${name}&limit=5`, 200);
    if (typeof answer === 'string') return;
    const ids = (JSON.parse(answer.text) as { items: { id: string }[] }).items.map(({ id }) => id);
    if (!ids.includes(customer.id!)) this.replies.count(`searching ${name}`, ['what was acknowledged is not found']);
  }

  /** @returns `unsure`: it may have been done */
  private async send(
    one: LoadClient,
    method: string,
    path: string,
    wanted: number,
    body?: object,
    headers?: Record<string, string>,
  ): Promise<Answer | 'unsure' | 'not done'> {
    const answer = await one.http.ask(method, `${this.tenant.url}${path}`, { body, headers });
    this.statuses[answer.status] = (this.statuses[answer.status] ?? 0) + 1;
    const name = `${method} ${path}`;
    if (!('text' in answer)) {
      const { faults, over } = this.options.unanswered(answer);
      one.isOver ||= over;
      if (answer.sent) this.replies.count(name, faults);
      return answer.sent ? 'unsure' : 'not done';
    }
    if (answer.status !== wanted) {
      this.replies.count(name, busyFaults(answer));
      return 'unsure';
    }
    this.replies.count(name, []);
    this.successes.push(performance.now());
    if (method !== 'GET') this.acknowledged += 1;
    return answer;
  }
}

class LoadClient {
  readonly owned: MarkedCustomer[] = [];
  isOver = false;
  readonly http: HttpClient;
  readonly random: Random;
  private readonly prefix: string;
  private made = 0;

  constructor(http: HttpClient, random: Random, prefix: string) {
    this.http = http;
    this.random = random;
    this.prefix = prefix;
  }

  /** Part of no other one, so that a search for it finds one customer. */
  nextMarker(): string {
    return `${this.prefix}${(this.made += 1)}e`;
  }

  mobile(): string {
    return `0912${this.random.digits(7)}`;
  }

  leave(customer: MarkedCustomer): void {
    const at = this.owned.indexOf(customer);
    if (at >= 0) this.owned.splice(at, 1);
  }
}
