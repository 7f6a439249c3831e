import { Body, Controller, Get, Post, Query, StreamableFile } from '@nestjs/common';
import { ApiExtraModels, ApiOkResponse, ApiProduces, ApiResponse, ApiTags } from '@nestjs/swagger';
import { Ctx, RequirePermission } from '@echonio/access';
import {
  ApiBodies,
  ApiConflict,
  ApiNotFound,
  ApiStorageFull,
  IdParam,
  LOCATION_HEADER,
  Repeated,
  Reply,
  RequestContext,
} from '@echonio/platform';
import { ImportBody, ImportForm } from './dto/import.body.dto';
import { TemplateQuery } from './dto/template.query.dto';
import { ImportReply, ImportResult, ImportsReply } from './dto/import.reply.dto';
import { ListImportsQuery } from './dto/list-imports.query.dto';
import { RejectsQuery } from './dto/rejects.query.dto';
import { ImportRejectsService } from './import-rejects.service';
import { ImportCall, ImportsService } from './imports.service';
import { LongCall } from './long-call.decorator';
import { ApiPrefer, PREFERENCE_APPLIED_HEADER } from './prefer.docs';

@ApiTags('Import and export')
@ApiExtraModels(ImportResult)
@Controller('v1')
@RequirePermission('importCustomers')
export class ImportsController {
  constructor(
    private readonly imports: ImportsService,
    private readonly rejects: ImportRejectsService,
  ) {}

  /**
   * Import customers by file
   *
   * @remarks First upload the file, then import it by its identifier. CSV, JSON and NDJSON are told by content. The call answers when the import has
   * ended, with the exact number of customers created; with `Prefer: respond-async` it answers at once, with `Prefer: wait=10` after ten seconds, if
   * the import has not ended before. A row that can't be taken is rejected and the others are created; a file that can't be read as a whole is refused,
   * and then nothing is created.
   *
   * A file is imported once: the same call again joins the import while it runs, and later gets the same answer. A client that has gone loses nothing.
   */
  @Post('customers/import')
  @Repeated('joined')
  @ApiBodies(ImportBody, ImportForm)
  @ApiPrefer()
  @ApiOkResponse({ description: 'The import has ended.', type: ImportResult, headers: PREFERENCE_APPLIED_HEADER })
  @ApiResponse({
    status: 202,
    description: 'The import as it stands; it goes on. Only with `Prefer`.',
    type: ImportReply,
    headers: { ...LOCATION_HEADER, ...PREFERENCE_APPLIED_HEADER },
  })
  @ApiNotFound()
  @ApiConflict('The file is imported with other options, or the import was cancelled while the call waited.')
  @ApiStorageFull()
  importCustomers(
    @Ctx() ctx: RequestContext,
    @Body() body: ImportBody,
    @LongCall() call: ImportCall,
  ): Promise<Reply<ImportReply | ImportResult>> {
    return this.imports.import(ctx, body, call);
  }

  /**
   * Download a sample of an import file
   *
   * @remarks A few customers in both scripts, with every column. It imports as it is, with `createTags`.
   */
  @Get('customers/import/template')
  @ApiProduces('text/csv', 'application/json')
  @ApiOkResponse({
    description: 'The file.',
    content: {
      'text/csv': { schema: { type: 'string' } },
      'application/json': { schema: { type: 'array', items: { type: 'object' } } },
    },
    headers: { 'Content-Disposition': { description: '`attachment`.', schema: { type: 'string' } } },
  })
  getImportTemplate(@Ctx() ctx: RequestContext, @Query() { format }: TemplateQuery): Promise<StreamableFile> {
    return this.imports.template(ctx, format);
  }

  /**
   * List imports
   *
   * @remarks Newest first, those of all operators, dry runs too.
   */
  @Get('imports')
  @ApiOkResponse({ description: 'One page of the imports.', type: ImportsReply })
  listImports(@Ctx() ctx: RequestContext, @Query() query: ListImportsQuery): Promise<ImportsReply> {
    return this.imports.list(ctx, query);
  }

  /** Retrieve an import */
  @Get('imports/:importId')
  @ApiOkResponse({ description: 'The import as it stands.', type: ImportReply })
  getImport(@Ctx() ctx: RequestContext, @IdParam('importId') id: string): Promise<ImportReply> {
    return this.imports.get(ctx, id);
  }

  /**
   * Download the rejected rows of an import
   *
   * @remarks CSV in the columns of the file itself, with `_line` and `_errors`. Corrected, it imports as it is, a mapping and defaults included. Kept for
   * a day. As NDJSON it is for programs: `line`, `errors` with column, code, message and value, and `raw`, the cells or the text of the item.
   */
  @Get('imports/:importId/rejects')
  @ApiProduces('text/csv', 'application/x-ndjson')
  @ApiOkResponse({
    description: 'The rows, in the order of the file.',
    content: {
      'text/csv': { schema: { type: 'string' } },
      'application/x-ndjson': { schema: { description: 'One JSON object on each line.' } },
    },
    headers: { 'Content-Disposition': { description: '`attachment`.', schema: { type: 'string' } } },
  })
  getImportRejects(
    @Ctx() ctx: RequestContext,
    @IdParam('importId') id: string,
    @Query() { format }: RejectsQuery,
  ): Promise<StreamableFile> {
    return this.rejects.download(ctx, id, format);
  }
}
