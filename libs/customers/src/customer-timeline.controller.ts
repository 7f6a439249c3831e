import { Body, Controller, Get, Post, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { Ctx, RequirePermission } from '@echonio/access';
import { ApiBodies, IdParam, Reply, RequestContext } from '@echonio/platform';
import { ListEventsQuery, NoteBody, TimelineEventReply, TimelineReply } from '@echonio/timeline';
import { CustomerTimelineService } from './customer-timeline.service';

@ApiTags('Customer timeline')
@Controller('v1/customers/:customerId/timeline')
export class CustomerTimelineController {
  constructor(private readonly timeline: CustomerTimelineService) {}

  /**
   * List the timeline of a customer
   *
   * @remarks Newest first. An event is listed if all filters meet it: `from` ≤ its `createdAt` < `to`. `count` is exact.
   */
  @Get()
  @RequirePermission('accessToTimeline')
  @ApiOkResponse({ description: 'One page and the number of all matches.', type: TimelineReply })
  listCustomerEvents(
    @Ctx() ctx: RequestContext,
    @IdParam('customerId') customerId: string,
    @Query() query: ListEventsQuery,
  ): Promise<Reply<string>> {
    return this.timeline.list(ctx, customerId, query);
  }

  /**
   * Add a note to the timeline of a customer
   *
   * @remarks The note is an event of type `note`. It leaves the customer unmodified: neither its update date nor its ETag moves.
   */
  @Post()
  @RequirePermission('accessToTimeline')
  @ApiBodies(NoteBody)
  @ApiCreatedResponse({ description: 'The note.', type: TimelineEventReply })
  addCustomerNote(
    @Ctx() ctx: RequestContext,
    @IdParam('customerId') customerId: string,
    @Body() body: unknown,
  ): Promise<TimelineEventReply> {
    return this.timeline.addNote(ctx, customerId, body);
  }
}
