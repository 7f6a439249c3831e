import { setTimeout as sleep } from 'node:timers/promises';
import type { Tenant } from './tenant.ts';

const PAUSE_MS = 200;
const GIVES_UP_AFTER_MS = 90_000;

/** One thing that a client wanted, and what it was told in the end. */
export interface Wish {
  key: string;
  /** What it made bears this name. */
  name: string;
  kind: 'customer' | 'note';
  text: string;
  /** It was done before, and the answer of then was lost. */
  wasReplayed: boolean;
}

/** Wants one thing after the other, each under a key of its own, and sends it again until it is answered. */
export class KeyedClient {
  readonly granted: Wish[] = [];
  /** How often it got no answer, or none that says what became of it. */
  unanswered = 0;
  private readonly tenant: Tenant;
  private readonly name: string;
  private readonly customerId: string;
  private isStopped = false;

  /** @param customerId whom it writes notes on */
  constructor(tenant: Tenant, name: string, customerId: string) {
    this.tenant = tenant;
    this.name = name;
    this.customerId = customerId;
  }

  /** Ends when the wish at hand is answered after `stop`. @throws when it is refused, or never answered */
  async run(): Promise<void> {
    for (let number = 0; !this.isStopped; number += 1) {
      const name = `${this.name}.${number}`;
      const kind = number % 2 === 0 ? 'customer' : 'note';
      const reply = await this.insist({ key: `key of ${name}`.replaceAll(' ', '-'), name, kind });
      this.granted.push(reply);
    }
  }

  stop(): void {
    this.isStopped = true;
  }

  send({ key, name, kind }: Pick<Wish, 'key' | 'name' | 'kind'>): Promise<Response> {
    const [path, body] =
      kind === 'customer'
        ? ['/v1/customers', { identity: { name } }]
        : [`/v1/customers/${this.customerId}/timeline`, { description: name }];
    const headers = { 'content-type': 'application/json', 'idempotency-key': key };
    return this.tenant.send('POST', path, { body: JSON.stringify(body), headers });
  }

  private async insist(wish: Pick<Wish, 'key' | 'name' | 'kind'>): Promise<Wish> {
    for (const end = Date.now() + GIVES_UP_AFTER_MS; ;) {
      const answer = await this.answer(wish);
      if (answer?.status === 201) return { ...wish, text: answer.text, wasReplayed: answer.wasReplayed };
      const mayRepeat = answer === null || answer.status === 503 || (answer.status === 409 && answer.saysWhen);
      if (!mayRepeat) throw new Error(`${wish.key} was answered ${answer.status}: ${answer.text}`);
      if (Date.now() > end) throw new Error(`${wish.key} was never answered`);
      this.unanswered += 1;
      await sleep(PAUSE_MS);
    }
  }

  /** @returns null when there is none */
  private async answer(
    wish: Pick<Wish, 'key' | 'name' | 'kind'>,
  ): Promise<{ status: number; text: string; wasReplayed: boolean; saysWhen: boolean } | null> {
    try {
      const reply = await this.send(wish);
      return {
        status: reply.status,
        text: await reply.text(),
        wasReplayed: reply.headers.get('idempotency-replayed') === 'true',
        saysWhen: reply.headers.has('retry-after'),
      };
    } catch {
      return null;
    }
  }
}
