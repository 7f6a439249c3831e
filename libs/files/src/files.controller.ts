import { Body, Controller, Delete, Get, Post, StreamableFile } from '@nestjs/common';
import { RouteConfig } from '@nestjs/platform-fastify';
import { Ctx } from '@echonio/access';
import { IdParam, Reply, RequestContext } from '@echonio/platform';
import { createdReply, downloadReply } from './file-replies';
import { FilesService } from './files.service';
import { StoredFile } from './stored-file';
import { TAKES_UPLOADS } from './upload/accept-uploads';

@Controller('v1/files')
export class FilesController {
  constructor(private readonly files: FilesService) {}

  @Post()
  @RouteConfig(TAKES_UPLOADS)
  async upload(@Ctx() ctx: RequestContext, @Body() body: unknown): Promise<Reply<StoredFile>> {
    return createdReply(await this.files.upload(ctx, body));
  }

  @Get(':fileId')
  get(@Ctx() ctx: RequestContext, @IdParam('fileId') id: string): Promise<StoredFile> {
    return this.files.find(ctx, id);
  }

  @Get(':fileId/content')
  async content(@Ctx() ctx: RequestContext, @IdParam('fileId') id: string): Promise<Reply<StreamableFile>> {
    return downloadReply(await this.files.openContent(ctx, id));
  }

  @Delete(':fileId')
  remove(@Ctx() ctx: RequestContext, @IdParam('fileId') id: string): Promise<{ result: true; id: string }> {
    return this.files.remove(ctx, id);
  }
}
