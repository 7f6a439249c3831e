import { Controller, Get, HttpCode, Post, StreamableFile } from '@nestjs/common';
import { ApiExtraModels, ApiOkResponse, ApiProduces, ApiTags, getSchemaPath } from '@nestjs/swagger';
import { Ctx, RequirePermission } from '@echonio/access';
import { ApiConflict, IdParam, Repeated, Reply, RequestContext } from '@echonio/platform';
import { ImportProgress } from './dto/import-progress.dto';
import { ImportReply } from './dto/import.reply.dto';
import { ImportCancelService } from './import-cancel.service';
import { ImportEventsService } from './import-events.service';

@ApiTags('Import and export')
@ApiExtraModels(ImportProgress, ImportReply)
@Controller('v1/imports/:importId')
@RequirePermission('importCustomers')
export class ImportProgressController {
  constructor(
    private readonly cancels: ImportCancelService,
    private readonly events: ImportEventsService,
  ) {}

  /**
   * Follow an import
   *
   * @remarks Server-sent events: at once, and then at most twice a second when something has changed, `progress`; at last `completed`, `failed`,
   * `cancelled` or `undone` with the whole import, and the stream ends. Comments come when nothing else does. A client that lost the stream just asks again; it
   * ends when the token is revoked.
   */
  @Get('events')
  @ApiProduces('text/event-stream')
  @ApiOkResponse({
    description: 'The events; the schema is of the data of each, which is JSON in one line.',
    content: {
      'text/event-stream': {
        schema: { anyOf: [{ $ref: getSchemaPath(ImportProgress) }, { $ref: getSchemaPath(ImportReply) }] },
      },
    },
  })
  async getImportEvents(@Ctx() ctx: RequestContext, @IdParam('importId') id: string): Promise<Reply<StreamableFile>> {
    const stream = await this.events.stream(ctx, id);
    // Proxies such as nginx would collect the events before they pass them on.
    return Reply.of(new StreamableFile(stream, { type: 'text/event-stream; charset=utf-8' }), {
      others: { 'X-Accel-Buffering': 'no' },
    });
  }

  /**
   * Cancel an import
   *
   * @remarks While its file is read, or it waits for that; nothing was created then, and the file can be imported again. Once its customers are being
   * created an import goes to its end. To cancel it twice is the same as once.
   */
  @Post('cancel')
  @Repeated('joined')
  @HttpCode(200)
  @ApiOkResponse({ description: 'The cancelled import.', type: ImportReply })
  @ApiConflict('The customers are being created already, or the import has ended.')
  cancelImport(@Ctx() ctx: RequestContext, @IdParam('importId') id: string): Promise<ImportReply> {
    return this.cancels.cancel(ctx, id);
  }
}
