import { Body, Controller, Delete, Get, Post, Put, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { Ctx, RequirePermission } from '@echonio/access';
import { ApiBodies, ApiConflict, IdParam, LOCATION_HEADER, Reply, RequestContext } from '@echonio/platform';
import { CreateTagBody } from './dto/create-tag.body.dto';
import { ListTagsQuery } from './dto/list-tags.query.dto';
import { DeletedTagReply, TagReply, TagsReply } from './dto/tag.reply.dto';
import { UpdateTagBody } from './dto/update-tag.body.dto';
import { TagsService } from './tags.service';

@ApiTags('Tags')
@Controller('v1/settings/tags')
export class TagsController {
  constructor(private readonly tags: TagsService) {}

  /**
   * List tags
   *
   * @remarks In the order of titles. The words of `search` must all be found in the title, in any spelling. `count` is exact.
   */
  @Get()
  @ApiOkResponse({ description: 'One page and the number of all matches.', type: TagsReply })
  listTags(@Ctx() ctx: RequestContext, @Query() query: ListTagsQuery): Promise<TagsReply> {
    return this.tags.list(ctx, query);
  }

  /**
   * Define a tag
   *
   * @remarks The title must differ from that of every other tag of the organization by more than case, accents, half-spaces or the spelling
   * of Arabic and Persian letters and digits.
   */
  @Post()
  @RequirePermission('configOrganization')
  @ApiBodies(CreateTagBody)
  @ApiCreatedResponse({ description: 'The new tag.', type: TagReply, headers: LOCATION_HEADER })
  @ApiConflict('Another tag has the title.')
  createTag(@Ctx() ctx: RequestContext, @Body() body: CreateTagBody): Promise<Reply<TagReply>> {
    return this.tags.create(ctx, body);
  }

  /** Retrieve a tag */
  @Get(':tagId')
  @ApiOkResponse({ description: 'The tag.', type: TagReply })
  getTag(@Ctx() ctx: RequestContext, @IdParam('tagId') id: string): Promise<TagReply> {
    return this.tags.get(ctx, id);
  }

  /**
   * Update a tag
   *
   * @remarks Only what is passed changes. Customers that have the tag are not modified by it, and past events keep the title that they were
   * written with.
   */
  @Put(':tagId')
  @RequirePermission('configOrganization')
  @ApiBodies(UpdateTagBody)
  @ApiOkResponse({ description: 'The tag as it is now.', type: TagReply })
  @ApiConflict('Another tag has the title.')
  updateTag(@Ctx() ctx: RequestContext, @IdParam('tagId') id: string, @Body() body: UpdateTagBody): Promise<TagReply> {
    return this.tags.update(ctx, id, body);
  }

  /**
   * Delete a tag
   *
   * @remarks Takes the tag off every customer, which writes no event and moves no date of theirs; past events stay as they are. A tag of
   * very many customers is taken off in parts; should the call break off, repeat it.
   */
  @Delete(':tagId')
  @RequirePermission('configOrganization')
  @ApiOkResponse({ description: 'The tag is gone.', type: DeletedTagReply })
  deleteTag(@Ctx() ctx: RequestContext, @IdParam('tagId') id: string): Promise<DeletedTagReply> {
    return this.tags.remove(ctx, id);
  }
}
