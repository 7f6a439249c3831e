import type { Tenant } from '../test-app';

export interface ModelContact {
  id: string;
  data: { note: null; role: null; type: string; value: string; responder: null };
}

/** A customer as it must be, kept in memory. */
export interface ModelCustomer {
  body: {
    id: string;
    organizationId: string;
    creatorOperatorId: string;
    avatarUploadedFileId: null;
    type: 'corporate';
    identity: { name: string; title: string | null; manager: null };
    tagsIds: string[];
    contacts: ModelContact[];
  };
  version: number;
  events: number;
}

/** An organization as it must be, kept in memory. */
export class Model {
  /** The most recently modified first. */
  customers: ModelCustomer[] = [];
  readonly tags = new Map<string, string>();
  readonly goneCustomers: string[] = [];
  readonly goneTags: string[] = [];

  constructor(readonly tenant: Tenant) {}

  /** Another version of a customer, with so many events more. */
  modified(customer: ModelCustomer, body: Partial<ModelCustomer['body']>, events: number): void {
    if (events === 0) return;
    customer.body = { ...customer.body, ...body };
    customer.version += 1;
    customer.events += events;
    this.customers = [customer, ...this.customers.filter((each) => each !== customer)];
  }

  /** Whether another tag has the title after folding. */
  isTaken(title: string, except?: string): boolean {
    return [...this.tags].some(([id, each]) => id !== except && each.toLowerCase() === title.trim().toLowerCase());
  }

  /** Whoever has the word in the name, the title or a contact. */
  matching(word: string): ModelCustomer[] {
    return this.customers.filter(({ body: { identity, contacts } }) =>
      [identity.name, identity.title ?? '', ...contacts.map(({ data }) => data.value)].some((text) =>
        text.includes(word),
      ),
    );
  }

  /** Holds everything that the API shows of the organization against the model. */
  async compare(): Promise<void> {
    const [list, tags, ...each] = await Promise.all([
      this.tenant.get('/v1/customers?limit=100'),
      this.tenant.get('/v1/settings/tags'),
      ...this.customers.map((customer) => this.seen(customer)),
    ]);
    expect(list!.body).toEqual({ items: this.customers.map(({ body }) => body), count: this.customers.length });
    const counted = (tags!.body.items as { id: string; title: string; customersCount: number }[]).map(
      ({ id, title, customersCount }) => [id, title, customersCount],
    );
    expect(new Map(counted.map(([id, ...rest]) => [id, rest]))).toEqual(
      new Map([...this.tags].map(([id, title]) => [id, [title, this.countOf(id)]])),
    );
    expect(each).toEqual(this.customers.map(({ body, version, events }) => ({ body, etag: `"${version}"`, events })));
  }

  private countOf(tagId: string): number {
    return this.customers.filter(({ body }) => body.tagsIds.includes(tagId)).length;
  }

  private async seen({ body: { id } }: ModelCustomer): Promise<object> {
    const [one, timeline] = await Promise.all([
      this.tenant.get(`/v1/customers/${id}`),
      this.tenant.get(`/v1/customers/${id}/timeline?limit=0`),
    ]);
    return { body: one.body, etag: one.headers.etag, events: timeline.body.count };
  }
}
