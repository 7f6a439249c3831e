import { setTimeout as sleep } from 'node:timers/promises';
import { Tenant } from './test-app';

/** Writers that change customers of a tenant at random until they are stopped. The same seed makes the same choices. */
export class BusyWriters {
  /** Whatever was written to, or may have been. */
  readonly touched = new Set<string>();
  private readonly live: string[];
  private running = true;
  private readonly loops: Promise<void>[];

  constructor(
    private readonly tenant: Tenant,
    ids: readonly string[],
    private readonly tagIds: readonly string[],
    count: number,
    private seed: number,
  ) {
    this.live = [...ids];
    this.loops = Array.from({ length: count }, () => this.loop());
  }

  async stop(): Promise<void> {
    this.running = false;
    await Promise.all(this.loops);
  }

  private async loop(): Promise<void> {
    while (this.running) {
      await this.write();
      await sleep(this.chance(20));
    }
  }

  private async write(): Promise<void> {
    const kind = this.chance(10);
    if (kind === 0) return this.create();
    const index = this.chance(this.live.length);
    const id = this.live[index]!;
    this.touched.add(id);
    const path = `/v1/customers/${id}`;
    if (kind === 1) {
      this.live.splice(index, 1);
      await this.send('DELETE', path);
    } else if (kind < 6) {
      const name = `${'abcdefghijklmnopqrstuvwxyz'[this.chance(26)]} walker ${this.chance(1e6)}`;
      await this.send('PUT', path, { identity: { name } });
    } else {
      const tag = this.tagIds[this.chance(this.tagIds.length)]!;
      if (kind < 8) await this.send('POST', `${path}/tags`, { tagId: tag });
      else await this.send('DELETE', `${path}/tags/${tag}`);
    }
  }

  private async create(): Promise<void> {
    const created = await this.send('POST', '/v1/customers', { identity: { name: `m walker ${this.chance(1e6)}` } });
    this.touched.add(created);
    this.live.push(created);
  }

  /** Two writers may meet at one customer, so that it is gone, or has no such tag. @returns the id in the reply */
  private async send(method: string, path: string, json?: unknown): Promise<string> {
    const reply = await this.tenant.send(method, path, json === undefined ? {} : { json });
    if (reply.status > 299 && reply.status !== 404) throw new Error(`${method} ${path}: ${reply.text}`);
    return reply.body.id;
  }

  /** A whole number from 0 to below `below`. */
  private chance(below: number): number {
    this.seed = (Math.imul(this.seed, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((this.seed / 2 ** 32) * below);
  }
}
