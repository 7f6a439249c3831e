import { Controller, HttpCode, Post } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { Ctx, RequirePermission } from '@echonio/access';
import { ApiConflict, IdParam, RequestContext } from '@echonio/platform';
import { ImportReply } from './dto/import.reply.dto';
import { ImportCancelService } from './import-cancel.service';

@ApiTags('Import and export')
@Controller('v1/imports/:importId')
@RequirePermission('importCustomers')
export class ImportProgressController {
  constructor(private readonly cancels: ImportCancelService) {}

  /**
   * Cancel an import
   *
   * @remarks While its file is read, or it waits for that; nothing was created then, and the file can be imported again. Once its customers are being
   * created an import goes to its end. To cancel it twice is the same as once.
   */
  @Post('cancel')
  @HttpCode(200)
  @ApiOkResponse({ description: 'The cancelled import.', type: ImportReply })
  @ApiConflict('The customers are being created already, or the import has ended.')
  cancelImport(@Ctx() ctx: RequestContext, @IdParam('importId') id: string): Promise<ImportReply> {
    return this.cancels.cancel(ctx, id);
  }
}
