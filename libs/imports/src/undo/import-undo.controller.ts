import { Controller, HttpCode, Post } from '@nestjs/common';
import { ApiOkResponse, ApiResponse, ApiTags } from '@nestjs/swagger';
import { Ctx, RequirePermission } from '@echonio/access';
import { ApiConflict, IdParam, LOCATION_HEADER, Repeated, Reply, RequestContext } from '@echonio/platform';
import { ImportReply } from '../dto/import.reply.dto';
import type { ImportCall } from '../imports.service';
import { LongCall } from '../long-call.decorator';
import { ApiPrefer, PREFERENCE_APPLIED_HEADER } from '../prefer.docs';
import { ImportUndoService } from './import-undo.service';

@ApiTags('Import and export')
@Controller('v1/imports/:importId/undo')
@RequirePermission('importCustomers')
export class ImportUndoController {
  constructor(private readonly undos: ImportUndoService) {}

  /**
   * Undo an import
   *
   * @remarks Removes the customers that it has created and restores those that it has changed, but for those that somebody has touched since: these are left
   * and named in `undo`. Within a day after the import; afterwards what it takes is gone. Needs `deleteCustomer` too, and `editCustomer` if it restores.
   * The call answers when all is done; with `Prefer` it may answer before. To undo twice is the same as once. The file can be imported again then.
   */
  @Post()
  @Repeated('joined')
  @HttpCode(200)
  @ApiPrefer()
  @ApiOkResponse({ description: 'The import is undone.', type: ImportReply, headers: PREFERENCE_APPLIED_HEADER })
  @ApiResponse({
    status: 202,
    description: 'The import as it stands; the undoing goes on. Only with `Prefer`.',
    type: ImportReply,
    headers: { ...LOCATION_HEADER, ...PREFERENCE_APPLIED_HEADER },
  })
  @ApiConflict('There is nothing to undo, or no more.')
  undoImport(
    @Ctx() ctx: RequestContext,
    @IdParam('importId') id: string,
    @LongCall() call: ImportCall,
  ): Promise<Reply<ImportReply>> {
    return this.undos.undo(ctx, id, call);
  }
}
