import { Injectable } from '@nestjs/common';
import { NotFoundError, Reply, RequestContext, TenantDatabase, ValidationError } from '@echonio/platform';
import { TimelineEventReply } from '@echonio/timeline';
import { Customer } from './customer';
import { MAX_TAGS } from './customer-rules';
import { LAST_TAGGING } from './customer-tags.sql';
import { CustomersService } from './customers.service';
import { CustomerTagReply } from './dto/customer-tag.reply.dto';
import { UndefinedTagError } from './undefined-tag.error';

/** Tags given to one customer and taken from one. */
@Injectable()
export class CustomerTagsService {
  constructor(
    private readonly customers: CustomersService,
    private readonly database: TenantDatabase,
  ) {}

  /**
   * Gives the tag. When the customer has it, nothing is written and the event by which it has it comes back.
   * @throws NotFoundError for the customer or the tag; ValidationError past the bound; PreconditionFailedError
   */
  async add(
    ctx: RequestContext,
    customerId: string,
    tagId: string,
    ifMatch: string | undefined,
  ): Promise<Reply<CustomerTagReply>> {
    const { customer, events } = await this.customers
      .change(ctx, customerId, ifMatch, (stored) => withTag(stored, tagId))
      .catch(explainTag);
    const timelineEvent = events[0] ?? (await this.lastTagging(ctx, customerId, tagId));
    return Reply.of({ result: true, customerId, tagId, timelineEvent }, { version: customer.version });
  }

  /** Takes the tag. @throws NotFoundError for the customer, or a tag that it doesn't have; PreconditionFailedError */
  async remove(
    ctx: RequestContext,
    customerId: string,
    tagId: string,
    ifMatch: string | undefined,
  ): Promise<Reply<CustomerTagReply>> {
    const { customer, events } = await this.customers.change(ctx, customerId, ifMatch, (stored) =>
      withoutTag(stored, tagId),
    );
    return Reply.of({ result: true, customerId, tagId, timelineEvent: events[0]! }, { version: customer.version });
  }

  private async lastTagging(ctx: RequestContext, customerId: string, tagId: string): Promise<TimelineEventReply> {
    const rows = await this.database.run<{ event: TimelineEventReply }>(ctx, LAST_TAGGING, [customerId, tagId]);
    if (!rows[0]) throw new NotFoundError('customer');
    return rows[0].event;
  }
}

function withTag(stored: Customer, tagId: string): Customer {
  if (stored.tagsIds.includes(tagId)) return stored;
  if (stored.tagsIds.length >= MAX_TAGS) {
    throw ValidationError.of('tagId', `would be more than the ${MAX_TAGS} tags that a customer may have`);
  }
  return { ...stored, tagsIds: [...stored.tagsIds, tagId] };
}

function withoutTag(stored: Customer, tagId: string): Customer {
  if (!stored.tagsIds.includes(tagId)) throw new NotFoundError('tag');
  return { ...stored, tagsIds: stored.tagsIds.filter((id) => id !== tagId) };
}

function explainTag(error: unknown): never {
  throw error instanceof UndefinedTagError ? new NotFoundError('tag') : error;
}
