import { Readable } from 'node:stream';
import { Injectable, StreamableFile } from '@nestjs/common';
import { RequestContext } from '@echonio/platform';
import { rejectsCsvHeader, rejectsCsvRow } from './export/rejects-csv';
import { ImportsRepository, StoredReject } from './imports.repository';

const PAGE_ROWS = 500;

/** The rejected rows of an import as a file that can be corrected and imported. */
@Injectable()
export class ImportRejectsService {
  constructor(private readonly repository: ImportsRepository) {}

  /** CSV in the columns of the imported file, with `_line` and `_errors`. @throws NotFoundError */
  async download(ctx: RequestContext, id: string): Promise<StreamableFile> {
    const { columns } = await this.repository.find(ctx, id);
    return new StreamableFile(Readable.from(this.lines(ctx, id, columns)), {
      type: 'text/csv; charset=utf-8',
      disposition: `attachment; filename="rejects-${id}.csv"`,
    });
  }

  /** The first rejected rows in the order of the file. */
  first(ctx: RequestContext, id: string, limit: number): Promise<StoredReject[]> {
    return this.repository.rejects(ctx, id, 0, limit);
  }

  /** Pages are read one by one as the client takes them, so that no connection waits for it. */
  private async *lines(ctx: RequestContext, id: string, columns: string[]): AsyncGenerator<Buffer> {
    yield Buffer.from(rejectsCsvHeader(columns));
    for (let after = 0; ;) {
      const page = await this.repository.rejects(ctx, id, after, PAGE_ROWS);
      if (page.length > 0) {
        yield Buffer.from(page.map(({ raw, line, errors }) => rejectsCsvRow(columns, raw, line, errors)).join(''));
      }
      if (page.length < PAGE_ROWS) return;
      after = page.at(-1)!.ordinal;
    }
  }
}
