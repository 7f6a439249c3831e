import { Body, Controller, Delete, HttpCode, Post } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { Ctx, RequirePermission } from '@echonio/access';
import { ApiBodies, ETAG_HEADER, IdParam, IfMatch, Reply, RequestContext } from '@echonio/platform';
import { CustomerTagsService } from './customer-tags.service';
import { AddTagBody } from './dto/add-tag.body.dto';
import { CustomerTagReply } from './dto/customer-tag.reply.dto';

@ApiTags('Customer tags')
@Controller('v1/customers/:customerId/tags')
export class CustomerTagsController {
  constructor(private readonly tags: CustomerTagsService) {}

  /**
   * Add tag to customer
   *
   * @remarks Gives the customer a tag that is defined under `/v1/settings/tags`; that modifies the customer. When the customer has the tag
   * already, nothing is written and `timelineEvent` is the event by which it has it.
   */
  @Post()
  @HttpCode(200)
  @RequirePermission('addCustomerTag')
  @ApiBodies(AddTagBody)
  @ApiOkResponse({ description: 'The customer has the tag.', type: CustomerTagReply, headers: ETAG_HEADER })
  addCustomerTag(
    @Ctx() ctx: RequestContext,
    @IdParam('customerId') customerId: string,
    @Body() { tagId }: AddTagBody,
    @IfMatch() ifMatch: string | undefined,
  ): Promise<Reply<CustomerTagReply>> {
    return this.tags.add(ctx, customerId, tagId, ifMatch);
  }

  /**
   * Remove tag from customer
   *
   * @remarks Takes the tag from the customer, which modifies the customer. A tag that the customer doesn't have is not found.
   */
  @Delete(':tagId')
  @RequirePermission('removeCustomerTag')
  @ApiOkResponse({ description: 'The customer no longer has the tag.', type: CustomerTagReply, headers: ETAG_HEADER })
  removeCustomerTag(
    @Ctx() ctx: RequestContext,
    @IdParam('customerId') customerId: string,
    @IdParam('tagId') tagId: string,
    @IfMatch() ifMatch: string | undefined,
  ): Promise<Reply<CustomerTagReply>> {
    return this.tags.remove(ctx, customerId, tagId, ifMatch);
  }
}
