import { Controller, Get, Query, StreamableFile } from '@nestjs/common';
import { ApiOkResponse, ApiProduces, ApiTags } from '@nestjs/swagger';
import { Ctx, RequirePermission } from '@echonio/access';
import { LIST_PARAMETERS } from '@echonio/customers';
import { RepeatableQuery, RequestContext } from '@echonio/platform';
import { ExportQuery } from './dto/export.query.dto';
import { ExportService } from './export.service';

@ApiTags('Import and export')
@Controller('v1/customers')
export class ExportController {
  constructor(private readonly exports: ExportService) {}

  /**
   * Export customers
   *
   * @remarks All customers, or those that a search finds and that all filters let through, as they are at one moment, oldest modification first. The file imports back to the same
   * customers: tags by their titles (with `createTags`), contacts in one lossless column. In CSV, cells that a spreadsheet would run as a formula get a `'`
   * before them, which an import takes off.
   */
  @Get('export')
  @RepeatableQuery(...LIST_PARAMETERS)
  @RequirePermission('exportCustomers')
  @ApiProduces('text/csv', 'application/json', 'application/x-ndjson')
  @ApiOkResponse({
    description: 'The file.',
    content: {
      'text/csv': { schema: { type: 'string' } },
      'application/json': { schema: { type: 'array', items: { type: 'object' } } },
      'application/x-ndjson': { schema: { description: 'One JSON object on each line.' } },
    },
    headers: { 'Content-Disposition': { description: '`attachment`.', schema: { type: 'string' } } },
  })
  exportCustomers(@Ctx() ctx: RequestContext, @Query() query: ExportQuery): Promise<StreamableFile> {
    return this.exports.export(ctx, query);
  }
}
