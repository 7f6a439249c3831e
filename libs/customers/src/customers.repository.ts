import { Injectable } from '@nestjs/common';
import { RequestContext, Settings, Statement, TenantDatabase, TenantTransaction } from '@echonio/platform';
import { NewEvent, TimelineEventReply } from '@echonio/timeline';
import { Customer, IDENTITY_KEYS, LockedCustomer, StoredCustomer } from './customer';
import { CustomerChange } from './customer-change';
import { contactMatchKey } from './contact-match-key';
import { customerSearchKey } from './customer-search-key';
import { customerSortName } from './customer-sort-name';
import { FIND, INSERT, LIST, LOAD, LOCK, REMOVE, SEARCH, UPDATE } from './customer.sql';
import { KnownCounts } from './list/known-counts';
import { ListCursor } from './list/list-cursor';
import { isPlain, Listing } from './list/listing';
import { ListRow, listingStatement, nextCursor } from './list/listing.sql';
import { changesMargin } from './list/walk.sql';
import { SearchIndexKeeper } from './search-index-keeper';
import { SearchMetrics } from './search-metrics';

/** The statements on customers: a read is one, a create is one, a change is a locked read and a write. */
@Injectable()
export class CustomersRepository {
  private readonly margin: number;
  private readonly counts = new KnownCounts();

  constructor(
    private readonly database: TenantDatabase,
    private readonly searchIndex: SearchIndexKeeper,
    private readonly searches: SearchMetrics,
    { STATEMENT_TIMEOUT_MS }: Settings,
  ) {
    this.margin = changesMargin(STATEMENT_TIMEOUT_MS);
  }

  async find(
    ctx: RequestContext,
    id: string,
    withMeta: boolean,
  ): Promise<{ version: number; body: string } | undefined> {
    const rows = await this.database.run<{ version: number; body: string }>(ctx, FIND[Number(withMeta) as 0 | 1], [id]);
    return rows[0];
  }

  /** @returns the JSON text of `{items, count}`, and where the next part begins if there is one */
  async list(ctx: RequestContext, listing: Listing): Promise<{ body: string; next: ListCursor | null }> {
    const row = await this.searches.measure(listing, () => this.rowOf(ctx, listing));
    return { body: row.body, next: nextCursor(listing, row) };
  }

  /** The plain list and the plain search have statements of their own, prepared and fast. */
  private async rowOf(ctx: RequestContext, listing: Listing): Promise<ListRow & { isKnown?: boolean }> {
    const { terms, offset, limit, withMeta } = listing;
    const kind = Number(withMeta) as 0 | 1;
    if (!isPlain(listing)) return this.first(ctx, ...listingStatement(listing, this.margin));
    return terms.length === 0
      ? this.first(ctx, LIST[kind], [offset, limit])
      : this.search(ctx, SEARCH[kind], JSON.stringify(terms), offset, limit);
  }

  private async search(
    ctx: RequestContext,
    statement: Statement,
    terms: string,
    offset: number,
    limit: number,
  ): Promise<ListRow & { isKnown: boolean }> {
    const { organizationId } = ctx;
    const known = this.counts.get(organizationId, terms);
    const values = [terms, offset, limit, known];
    const row = await this.first<ListRow & { known: string }>(ctx, statement, values);
    this.counts.set(organizationId, terms, row.known);
    return { ...row, isKnown: row.known === known };
  }

  private async first<Row extends object = ListRow>(
    ctx: RequestContext,
    statement: Statement,
    values: unknown[],
  ): Promise<Row> {
    const [row] = await this.database.run<Row>(ctx, statement, values);
    return row!;
  }

  /**
   * Inserts as one statement, or as the last one of a transaction, which it commits.
   * @param region ISO 3166 code for phone numbers without a calling code, for what is found by them
   */
  async insert(
    ctx: RequestContext,
    customer: Customer,
    events: NewEvent[],
    region: string,
    transaction?: TenantTransaction,
  ): Promise<StoredCustomer> {
    const values = [
      ...columns(customer),
      contactRows(
        customer.contacts.map((contact, position) => ({ ...contact, position })),
        region,
      ),
      JSON.stringify(customer.tagsIds.map((id, position) => ({ id, position }))),
      JSON.stringify(events),
      customerSearchKey(customer, region),
      customerSortName(customer),
    ];
    type Row = { creatorOperatorId: string; createdAt: string };
    const rows = await (transaction?.finish<Row>(INSERT, values) ?? this.database.write<Row>(ctx, INSERT, values));
    this.searchIndex.note();
    const { creatorOperatorId, createdAt } = rows[0]!;
    const { organizationId } = ctx;
    return { ...customer, organizationId, creatorOperatorId, version: 1, createdAt, updatedAt: createdAt };
  }

  async lock(transaction: TenantTransaction, id: string): Promise<LockedCustomer | undefined> {
    const [, rows] = await transaction.runAll([LOCK, [id]], [LOAD, [id]]);
    return rows![0] as unknown as LockedCustomer | undefined;
  }

  /** Writes a change of a locked customer and commits. @param region as for `insert` */
  async write(
    transaction: TenantTransaction,
    customer: StoredCustomer,
    change: CustomerChange,
    region: string,
  ): Promise<{ customer: StoredCustomer; events: TimelineEventReply[] }> {
    const rows = await transaction.finish<{ version: number; updatedAt: string; events: TimelineEventReply[] }>(
      UPDATE,
      [
        ...columns(customer),
        contactRows(change.contacts, region),
        change.removedContactIds,
        JSON.stringify(change.addedTags),
        change.removedTagIds,
        JSON.stringify(change.events),
        change.searchable ? customerSearchKey(customer, region) : null,
        customerSortName(customer),
      ],
    );
    if (change.searchable) this.searchIndex.note();
    const { version, updatedAt, events } = rows[0]!;
    return { customer: { ...customer, version, updatedAt }, events };
  }

  /** Removes a locked customer and commits. @returns the avatar's file when its row went along */
  async remove(transaction: TenantTransaction, id: string, withAvatar: boolean): Promise<string | null> {
    const rows = await transaction.finish<{ avatarFileId: string | null }>(REMOVE, [id, withAvatar]);
    return rows[0]?.avatarFileId ?? null;
  }
}

const contactRows = (contacts: CustomerChange['contacts'], region: string): string =>
  JSON.stringify(contacts.map((contact) => ({ ...contact, matchKey: contactMatchKey(contact, region) })));

function columns({ id, type, identity, avatarUploadedFileId }: Customer): unknown[] {
  const values = [...IDENTITY_KEYS.corporate, ...IDENTITY_KEYS.personal].map((key) => identity[key] ?? null);
  return [id, type, ...values, avatarUploadedFileId];
}
