import { Tenant } from '../test-app';
import { TestReply } from '../test-request';
import { nextOf } from '../walk';

/** A customer as GET shows it, with the times that lists are sorted by. */
export interface StoredCustomer {
  /** Exactly what GET gave. */
  body: {
    id: string;
    type: 'corporate' | 'personal';
    creatorOperatorId: string;
    identity: Record<string, string | null>;
    tagsIds: string[];
    contacts: { id: string; data: Record<'type' | 'value' | 'role' | 'note' | 'responder', string | null> }[];
  };
  /** UTC in µs, `2030-01-31T12:00:00.000000Z`; replies show less of it. */
  createdAt: string;
  updatedAt: string;
}

/** What an organization has, kept beside it by what its replies say. */
export class StoredCustomers {
  private readonly bodies = new Map<string, StoredCustomer['body']>();
  /** In no order; made anew by `refresh`. */
  all: StoredCustomer[] = [];

  private constructor(private readonly tenant: Tenant) {}

  /** All that a walk through the whole list gives. */
  static async of(tenant: Tenant): Promise<StoredCustomers> {
    const stored = new StoredCustomers(tenant);
    await stored.readAll();
    return stored;
  }

  get ids(): string[] {
    return [...this.bodies.keys()];
  }

  body(id: string): StoredCustomer['body'] {
    return this.bodies.get(id)!;
  }

  /** Takes over what GET shows of a customer now. */
  async read(id: string): Promise<void> {
    const reply = await this.tenant.get(`/v1/customers/${id}`);
    if (reply.status !== 200) throw new Error(`${id} can't be read: ${reply.text}`);
    this.bodies.set(id, reply.body);
  }

  /** Takes over the whole list. */
  async readAll(): Promise<void> {
    for (let path: string | null = '/v1/customers?limit=100'; path;) {
      const reply: TestReply = await this.tenant.get(path);
      for (const body of reply.body.items as StoredCustomer['body'][]) this.bodies.set(body.id, body);
      path = nextOf(reply);
    }
    await this.refresh();
  }

  forget(id: string): void {
    this.bodies.delete(id);
  }

  /** A definition is gone, and with it the tag of every customer. */
  untag(tagId: string): void {
    for (const [id, body] of this.bodies)
      if (body.tagsIds.includes(tagId))
        this.bodies.set(id, { ...body, tagsIds: body.tagsIds.filter((each) => each !== tagId) });
  }

  /** To be called after changes: lists are sorted by µs, which only the table has. */
  async refresh(): Promise<void> {
    const { rows } = await this.tenant.app.owner.query<{ id: string; createdAt: string; updatedAt: string }>(TIMES, [
      this.tenant.organizationId,
    ]);
    const known = new Map(this.all.map((each) => [each.body, each]));
    this.all = rows.map(({ id, ...times }) => {
      const body = this.bodies.get(id);
      if (!body) throw new Error(`${id} is stored and was never told of`);
      return Object.assign(known.get(body) ?? { body }, times);
    });
    if (this.all.length !== this.bodies.size) throw new Error('not all customers are stored');
  }
}

const micro = (column: string): string => `to_char(${column} AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')`;

const TIMES = `SELECT id, ${micro('created_at')} AS "createdAt", ${micro('updated_at')} AS "updatedAt"
  FROM customers WHERE organization_id = $1`;
