import { Injectable } from '@nestjs/common';
import {
  FieldError,
  NotFoundError,
  Reply,
  RequestContext,
  TenantDatabase,
  uuidv7,
  ValidationError,
} from '@echonio/platform';
import { ListEventsQuery, NewEvent, readNote, TimelineEventReply } from '@echonio/timeline';
import { LIST_EVENTS, RECORD_EVENT } from './customer-timeline.sql';

/** What happened to one customer, and notes on it. */
@Injectable()
export class CustomerTimelineService {
  constructor(private readonly database: TenantDatabase) {}

  /** Newest first, with the exact number of all matches. @throws NotFoundError */
  async list(ctx: RequestContext, customerId: string, query: ListEventsQuery): Promise<Reply<string>> {
    const { type, operatorId, from, to, offset, limit } = query;
    const filters = [type, operatorId, from, to].map((filter) => filter ?? null);
    const rows = await this.database.run<{ body: string }>(ctx, LIST_EVENTS, [customerId, ...filters, offset, limit]);
    if (!rows[0]) throw new NotFoundError('customer');
    return Reply.jsonText(rows[0].body);
  }

  /** A note says something about the customer and leaves it as it is: neither its date nor its version moves. @throws NotFoundError, ValidationError */
  async addNote(ctx: RequestContext, customerId: string, body: unknown): Promise<TimelineEventReply> {
    const faults: FieldError[] = [];
    const description = readNote(body, faults);
    if (description === undefined) throw new ValidationError(faults);
    const note: NewEvent = { id: uuidv7(), type: 'note', description, data: {} };
    const rows = await this.database.write<{ event: TimelineEventReply }>(ctx, RECORD_EVENT, [
      customerId,
      JSON.stringify([note]),
    ]);
    if (!rows[0]) throw new NotFoundError('customer');
    return rows[0].event;
  }
}
