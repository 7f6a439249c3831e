import { Body, Controller, Delete, Get, Post, StreamableFile } from '@nestjs/common';
import { ApiBody, ApiConsumes, ApiCreatedResponse, ApiOkResponse, ApiProduces, ApiTags } from '@nestjs/swagger';
import { RouteConfig } from '@nestjs/platform-fastify';
import { Ctx } from '@echonio/access';
import {
  ApiConflict,
  ApiForbidden,
  ApiStorageFull,
  IdParam,
  LOCATION_HEADER,
  Reply,
  RequestContext,
} from '@echonio/platform';
import { createdReply, downloadReply } from './file-replies';
import { FileDeleted, FileReply } from './dto/file.reply.dto';
import { FilesService } from './files.service';
import { StoredFile } from './stored-file';
import { TAKES_UPLOADS } from './upload/accept-uploads';

@ApiTags('Files')
@Controller('v1/files')
export class FilesController {
  constructor(private readonly files: FilesService) {}

  /**
   * Upload a file
   *
   * @remarks An avatar, or a file of customers to import. Needs one of the permissions `createCustomer`, `editCustomer`, `importCustomers`. The
   * type is told from the bytes.
   */
  @Post()
  @RouteConfig(TAKES_UPLOADS)
  @ApiConsumes('multipart/form-data')
  @ApiBody({
    schema: {
      type: 'object',
      required: ['file'],
      properties: { file: { type: 'string', format: 'binary', description: 'The one file of the form.' } },
    },
  })
  @ApiCreatedResponse({ description: 'The file is stored.', type: FileReply, headers: LOCATION_HEADER })
  @ApiForbidden()
  @ApiStorageFull()
  async uploadFile(@Ctx() ctx: RequestContext, @Body() body: unknown): Promise<Reply<StoredFile>> {
    return createdReply(await this.files.upload(ctx, body));
  }

  /**
   * Retrieve what is known of a file
   *
   * @remarks Its content has an address of its own.
   */
  @Get(':fileId')
  @ApiOkResponse({ description: 'The file.', type: FileReply })
  getFile(@Ctx() ctx: RequestContext, @IdParam('fileId') id: string): Promise<StoredFile> {
    return this.files.find(ctx, id);
  }

  /**
   * Download a file
   *
   * @remarks Always as an attachment, under the name that the client gave it.
   */
  @Get(':fileId/content')
  @ApiProduces('application/octet-stream')
  @ApiOkResponse({
    description: 'The bytes, with the type that they show.',
    content: { '*/*': { schema: { type: 'string', format: 'binary' } } },
    headers: {
      'Content-Disposition': { description: '`attachment`, with the name of the file.', schema: { type: 'string' } },
      ETag: { description: 'The SHA-256 of the bytes.', schema: { type: 'string' } },
    },
  })
  async getFileContent(@Ctx() ctx: RequestContext, @IdParam('fileId') id: string): Promise<Reply<StreamableFile>> {
    return downloadReply(await this.files.openContent(ctx, id));
  }

  /**
   * Delete a file
   *
   * @remarks For who uploaded it, and for superusers.
   */
  @Delete(':fileId')
  @ApiOkResponse({ description: 'The file is gone.', type: FileDeleted })
  @ApiForbidden()
  @ApiConflict('The file is in use, as the avatar of a customer or by an import.')
  deleteFile(@Ctx() ctx: RequestContext, @IdParam('fileId') id: string): Promise<{ result: true; id: string }> {
    return this.files.remove(ctx, id);
  }
}
