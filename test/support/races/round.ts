import type { Pool } from 'pg';
import { Random } from '../../sample/random.ts';
import type { Tenant, TestApp } from '../test-app';
import type { TestReply } from '../test-request';
import { unsound } from './soundness';

/** What a contested request may be answered: done, or refused for what another has done first. */
const ANSWERS = [200, 201, 400, 404, 409, 412];

/** One contest in an organization of its own, fought on two instances. */
export class Round {
  private turn = 0;
  private readonly refused: string[] = [];

  private constructor(
    readonly tenant: Tenant,
    private readonly sides: readonly Tenant[],
    readonly random: Random,
    readonly name: string,
  ) {}

  static async begin(apps: readonly TestApp[], seed: number, stream: number): Promise<Round> {
    const tenant = await apps[0]!.tenant();
    const sides = apps.map((app) => tenant.at(app));
    return new Round(tenant, sides, new Random(seed, stream), `round ${stream}`);
  }

  get owner(): Pool {
    return this.tenant.app.owner;
  }

  /** Each is called with an instance, in turns and in an order by chance. @returns the replies in the order given */
  async atOnce(requests: readonly ((side: Tenant) => Promise<TestReply>)[]): Promise<TestReply[]> {
    const order = requests.map((request, at) => ({ request, at, key: this.random.next() }));
    order.sort((a, b) => a.key - b.key);
    const replies: TestReply[] = [];
    await Promise.all(
      order.map(async ({ request, at }) => {
        const side = this.sides[(this.turn += 1) % this.sides.length]!;
        replies[at] = await request(side);
      }),
    );
    for (const { status, text } of replies) if (!ANSWERS.includes(status)) this.refused.push(`${status} ${text}`);
    return replies;
  }

  /** No reply was a failure, and the tables hold nothing twice, nothing lost and no wrong count; nor does what the API says of them. */
  async expectSound(): Promise<void> {
    const { organizationId } = this.tenant;
    const [list, tags] = await Promise.all(['/v1/customers', '/v1/settings/tags'].map((path) => this.tenant.get(path)));
    const { rows } = await this.owner.query<{ id: string; customers: number }>(
      `SELECT id, (SELECT count(*)::int FROM customer_tags t WHERE t.organization_id = $1 AND t.tag_id = tags.id) AS customers
         FROM tags WHERE organization_id = $1`,
      [organizationId],
    );
    const counts = (tags!.body.items as { id: string; customersCount: number }[]).map(({ id, customersCount }) => ({
      id,
      customers: customersCount,
    }));
    const byId = (all: { id: string }[]): object[] => [...all].sort((a, b) => (a.id < b.id ? -1 : 1));
    expect({
      round: this.name,
      refused: this.refused,
      unsound: await unsound(this.owner, organizationId),
      listed: list!.body.items.length,
      tags: byId(counts),
    }).toEqual({ round: this.name, refused: [], unsound: {}, listed: list!.body.count, tags: byId(rows) });
  }
}

/** How often each status was answered. */
export function tally(replies: readonly TestReply[]): Record<number, number> {
  const counts: Record<number, number> = {};
  for (const { status } of replies) counts[status] = (counts[status] ?? 0) + 1;
  return counts;
}
