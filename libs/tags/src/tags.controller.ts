import { Body, Controller, Delete, Get, Post, Put, Query } from '@nestjs/common';
import { Ctx, RequirePermission } from '@echonio/access';
import { IdParam, Reply, RequestContext } from '@echonio/platform';
import { ListTagsQuery } from './dto/list-tags.query.dto';
import { CreateTagBody } from './dto/create-tag.body.dto';
import { UpdateTagBody } from './dto/update-tag.body.dto';
import { DeletedTagReply, TagReply, TagsReply } from './dto/tag.reply.dto';
import { TagsService } from './tags.service';

@Controller('v1/settings/tags')
export class TagsController {
  constructor(private readonly tags: TagsService) {}

  @Get()
  list(@Ctx() ctx: RequestContext, @Query() query: ListTagsQuery): Promise<TagsReply> {
    return this.tags.list(ctx, query);
  }

  @Post()
  @RequirePermission('configOrganization')
  create(@Ctx() ctx: RequestContext, @Body() body: CreateTagBody): Promise<Reply<TagReply>> {
    return this.tags.create(ctx, body);
  }

  @Get(':tagId')
  get(@Ctx() ctx: RequestContext, @IdParam('tagId') id: string): Promise<TagReply> {
    return this.tags.get(ctx, id);
  }

  @Put(':tagId')
  @RequirePermission('configOrganization')
  update(@Ctx() ctx: RequestContext, @IdParam('tagId') id: string, @Body() body: UpdateTagBody): Promise<TagReply> {
    return this.tags.update(ctx, id, body);
  }

  @Delete(':tagId')
  @RequirePermission('configOrganization')
  remove(@Ctx() ctx: RequestContext, @IdParam('tagId') id: string): Promise<DeletedTagReply> {
    return this.tags.remove(ctx, id);
  }
}
