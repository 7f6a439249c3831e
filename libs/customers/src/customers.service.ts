import { Injectable } from '@nestjs/common';
import { OrganizationRegions } from '@echonio/access';
import { FilesService } from '@echonio/files';
import {
  FieldError,
  ForbiddenError,
  isGiven,
  nextLink,
  NotFoundError,
  QueryString,
  Reply,
  RequestContext,
  requireMatch,
  TenantDatabase,
  TenantTransaction,
  Traced,
  uuidv7,
  ValidationError,
  violatedConstraint,
} from '@echonio/platform';
import { NewEvent, TimelineEventReply } from '@echonio/timeline';
import { Customer, LockedCustomer, StoredCustomer } from './customer';
import { CustomerBody, customerBody } from './customer-body';
import { changeBetween, tagAddedEvent } from './customer-change';
import { changedCustomer, newCustomer, readCustomerInput } from './customer-rules';
import { CustomersRepository } from './customers.repository';
import { ListCustomersQuery } from './dto/list-customers.query.dto';
import { cursorText } from './list/list-cursor';
import { listingOf } from './list/listing-of';
import { UndefinedTagError } from './undefined-tag.error';

/** The outcome of a change: the customer as it is now, and the events that the change wrote (none when nothing differed). */
export interface ChangeOutcome {
  customer: StoredCustomer;
  events: TimelineEventReply[];
}

/** Customers of an organization: read, create, change, delete. */
@Injectable()
export class CustomersService {
  constructor(
    private readonly repository: CustomersRepository,
    private readonly database: TenantDatabase,
    private readonly regions: OrganizationRegions,
    private readonly files: FilesService,
  ) {}

  /** @throws NotFoundError */
  @Traced('customers.get')
  async get(ctx: RequestContext, id: string, withMeta: boolean): Promise<Reply<string>> {
    const found = await this.repository.find(ctx, id, withMeta);
    if (!found) throw new NotFoundError('customer');
    return Reply.jsonText(found.body, { version: found.version });
  }

  /**
   * A part of a list with the exact number of all matches, and a `Link` to the next part.
   * @param given the query string as it came, which the link repeats
   * @throws ValidationError when the cursor is none, or is of another list
   */
  @Traced('customers.list')
  async list(ctx: RequestContext, query: ListCustomersQuery, given: QueryString): Promise<Reply<string>> {
    const listing = listingOf(ctx.organizationId, query, isGiven(given.offset));
    const { body, next } = await this.repository.list(ctx, listing);
    if (!next) return Reply.jsonText(body);
    const cursor = cursorText(next, ctx.organizationId, listing);
    return Reply.jsonText(body, { others: { Link: nextLink('/v1/customers', given, cursor) } });
  }

  /** @throws ValidationError naming every field at fault; ForbiddenError when tags are given without the permission */
  @Traced('customers.create')
  async create(ctx: RequestContext, body: unknown, withMeta: boolean): Promise<Reply<CustomerBody>> {
    const faults: FieldError[] = [];
    const customer = newCustomer(readCustomerInput(body, faults), faults);
    if (faults.length > 0) throw new ValidationError(faults);
    const region = await this.regions.of(ctx);
    const events = [createEvent(), ...customer.tagsIds.map(tagAddedEvent)];
    const allowed = customer.tagsIds.length > 0 ? ctx.requiring('addCustomerTag') : ctx;
    const stored = await this.insert(allowed, customer, events, region).catch(explainReference);
    return replyWith(stored, withMeta, `/v1/customers/${stored.id}`);
  }

  /** Changes what the body passes. @throws NotFoundError, ValidationError, PreconditionFailedError, ForbiddenError */
  async update(
    ctx: RequestContext,
    id: string,
    body: unknown,
    ifMatch: string | undefined,
    withMeta: boolean,
  ): Promise<Reply<CustomerBody>> {
    const faults: FieldError[] = [];
    const input = readCustomerInput(body, faults);
    if (faults.length > 0) throw new ValidationError(faults);
    const { customer } = await this.change(ctx, id, ifMatch, (stored) => changedCustomer(stored, input));
    return replyWith(customer, withMeta);
  }

  /** The one way to change a stored customer: locked, compared, written with its events, all or nothing. */
  @Traced('customers.change')
  async change(
    ctx: RequestContext,
    id: string,
    ifMatch: string | undefined,
    next: (stored: StoredCustomer) => Customer,
  ): Promise<ChangeOutcome> {
    const region = await this.regions.of(ctx);
    return this.database
      .transaction(ctx, async (transaction) => {
        const stored = await this.locked(transaction, id, ifMatch);
        const customer = next(stored);
        const change = changeBetween(stored, customer);
        if (!change) return { customer: stored, events: [] };
        if (change.addedTags.length > 0) requirePermission(ctx, 'addCustomerTag');
        if (change.removedTagIds.length > 0) requirePermission(ctx, 'removeCustomerTag');
        await this.requireAvatar(transaction, customer, stored);
        return this.repository.write(transaction, { ...stored, ...customer }, change, region);
      })
      .catch(explainReference);
  }

  /** Permanently, with contacts, tags, timeline and search data. @throws NotFoundError, PreconditionFailedError */
  @Traced('customers.remove')
  async remove(ctx: RequestContext, id: string, ifMatch: string | undefined): Promise<{ result: 'true'; id: string }> {
    const avatar = await this.removeRow(ctx, id, ifMatch, true).catch((error: unknown) => {
      // Something other than customers uses the file too, so it stays.
      if (violatedConstraint(error) !== undefined) return this.removeRow(ctx, id, ifMatch, false);
      throw error;
    });
    if (avatar !== null) await ctx.afterCommit(() => this.files.removeContent(ctx, avatar));
    return { result: 'true', id };
  }

  /** One statement, unless the avatar has to be looked at first. */
  private insert(ctx: RequestContext, customer: Customer, events: NewEvent[], region: string): Promise<StoredCustomer> {
    if (customer.avatarUploadedFileId === null) return this.repository.insert(ctx, customer, events, region);
    return this.database.transaction(ctx, async (transaction) => {
      await this.requireAvatar(transaction, customer);
      return this.repository.insert(ctx, customer, events, region, transaction);
    });
  }

  private async requireAvatar(transaction: TenantTransaction, customer: Customer, before?: Customer): Promise<void> {
    const avatar = customer.avatarUploadedFileId;
    if (avatar === null || avatar === before?.avatarUploadedFileId) return;
    await this.files.requireImage(transaction, avatar, 'avatarUploadedFileId');
  }

  /** @returns the file whose row went along */
  private removeRow(
    ctx: RequestContext,
    id: string,
    ifMatch: string | undefined,
    withAvatar: boolean,
  ): Promise<string | null> {
    return this.database.transaction(ctx, async (transaction) => {
      const { avatarUploadedFileId } = await this.locked(transaction, id, ifMatch);
      if (avatarUploadedFileId !== null) await this.files.lock(transaction, avatarUploadedFileId);
      return this.repository.remove(transaction, id, withAvatar);
    });
  }

  private async locked(
    transaction: TenantTransaction,
    id: string,
    ifMatch: string | undefined,
  ): Promise<LockedCustomer> {
    const stored = await this.repository.lock(transaction, id);
    if (!stored) throw new NotFoundError('customer');
    requireMatch(ifMatch, stored.version);
    return stored;
  }
}

const createEvent = (): NewEvent => ({ id: uuidv7(), type: 'create', description: 'Customer created', data: {} });

const replyWith = (customer: StoredCustomer, withMeta: boolean, location?: string): Reply<CustomerBody> =>
  Reply.of(customerBody(customer, withMeta), { version: customer.version, location });

function requirePermission(ctx: RequestContext, permission: string): void {
  if (!ctx.may(permission)) throw new ForbiddenError([permission]);
}

/** The database decides whether what a customer refers to is there; its refusal becomes a fault of the field. */
function explainReference(error: unknown): never {
  const constraint = violatedConstraint(error);
  if (constraint === 'customer_tags_tag_fk') throw new UndefinedTagError();
  if (constraint === 'customers_avatar_fk')
    throw ValidationError.of('avatarUploadedFileId', 'must be an uploaded PNG, JPEG, WebP or GIF image');
  throw error;
}
