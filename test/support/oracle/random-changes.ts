import fc from 'fast-check';
import { anImport } from '../../builders/an-import';
import { Random } from '../../sample/random.ts';
import { Tenant } from '../test-app';
import { customerBody } from './random-customers';
import { StoredCustomers } from './stored-customer';

/** Changes customers of an organization at random, through the API, and tells what is kept beside it. */
export class RandomChanges {
  private readonly random: Random;
  private tagIds: string[];

  constructor(
    private readonly tenant: Tenant,
    private readonly stored: StoredCustomers,
    tagIds: readonly string[],
    private readonly seed: number,
  ) {
    this.random = new Random(seed);
    this.tagIds = [...tagIds];
  }

  async make(count: number): Promise<void> {
    for (let made = 0; made < count; made += 1) await this.random.pick(this.kinds)();
    await this.stored.refresh();
  }

  /** Several new customers in a file. */
  async import(count: number): Promise<void> {
    const rows = Array.from({ length: count }, () => JSON.stringify({ ...this.body(), tagsIds: [this.tag()] }));
    expect((await anImport(this.tenant, rows.join('\n'))).body.count).toBe(count);
    await this.stored.readAll();
  }

  /** Takes the tag that most customers have off all of them at once, without modifying any. */
  async removeTag(): Promise<void> {
    const [tagId, ...others] = this.tagIds as [string, ...string[]];
    this.tagIds = others;
    await this.send('DELETE', `/v1/settings/tags/${tagId}`);
    this.stored.untag(tagId);
    await this.stored.refresh();
  }

  private readonly kinds = [
    async () => this.stored.read(await this.send('POST', '/v1/customers', { ...this.body(), tagsIds: [this.tag()] })),
    () => this.change('PUT', '', this.body()),
    () => this.change('PUT', '', { contacts: this.body().contacts }),
    () => this.change('PUT', '', { tagsIds: [this.tag()] }),
    () => this.change('POST', '/contacts', this.body().contacts[0]),
    () => this.change('POST', '/tags', { tagId: this.tag() }),
    () => this.removeContact(),
    () => this.remove(),
  ];

  private async change(method: string, path: string, json: unknown): Promise<void> {
    const id = this.random.pick(this.stored.ids);
    await this.send(method, `/v1/customers/${id}${path}`, json);
    await this.stored.read(id);
  }

  private async removeContact(): Promise<void> {
    const id = this.random.pick(this.stored.ids);
    const [contact, ...others] = this.stored.body(id).contacts;
    if (!contact || others.length === 0) return;
    await this.send('DELETE', `/v1/customers/${id}/contacts/${contact.id}`);
    await this.stored.read(id);
  }

  private async remove(): Promise<void> {
    const id = this.random.pick(this.stored.ids);
    await this.send('DELETE', `/v1/customers/${id}`);
    this.stored.forget(id);
  }

  private tag(): string {
    return this.random.pick(this.tagIds);
  }

  private body(): { contacts: object[] } {
    return fc.sample(customerBody, { numRuns: 1, seed: this.seed ^ this.random.integer(0, 2 ** 30) })[0]!;
  }

  /** @returns the id in the reply */
  private async send(method: string, path: string, json?: unknown): Promise<string> {
    const reply = await this.tenant.send(method, path, json === undefined ? {} : { json });
    if (reply.status > 299) throw new Error(`${method} ${path} ${JSON.stringify(json)}: ${reply.text}`);
    return reply.body.id;
  }
}
