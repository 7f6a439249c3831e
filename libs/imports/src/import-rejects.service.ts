import { Readable } from 'node:stream';
import { Injectable, StreamableFile } from '@nestjs/common';
import { RequestContext } from '@echonio/platform';
import { RejectsCsv } from './export/rejects-csv';
import { ImportRecord } from './import';
import { ImportsRepository, StoredReject } from './imports.repository';

const PAGE_ROWS = 500;
const TYPES = { csv: 'text/csv', ndjson: 'application/x-ndjson' };

export type RejectsFormat = keyof typeof TYPES;

interface RejectsWriter {
  head: string;
  line(reject: StoredReject): string;
}

/** The rejected rows of an import as a file that can be corrected and imported, or as objects that a program reads. */
@Injectable()
export class ImportRejectsService {
  constructor(private readonly repository: ImportsRepository) {}

  /** CSV in the columns of the imported file, with `_line` and `_errors`; or NDJSON. @throws NotFoundError */
  async download(ctx: RequestContext, id: string, format: RejectsFormat): Promise<StreamableFile> {
    const writer = writerOf(await this.repository.find(ctx, id), format);
    return new StreamableFile(Readable.from(this.lines(ctx, id, writer)), {
      type: `${TYPES[format]}; charset=utf-8`,
      disposition: `attachment; filename="rejects-${id}.${format}"`,
    });
  }

  /** The first rejected rows in the order of the file. */
  first(ctx: RequestContext, id: string, limit: number): Promise<StoredReject[]> {
    return this.repository.rejects(ctx, id, 0, limit);
  }

  /** Pages are read one by one as the client takes them, so that no connection waits for it. */
  private async *lines(ctx: RequestContext, id: string, writer: RejectsWriter): AsyncGenerator<Buffer> {
    if (writer.head !== '') yield Buffer.from(writer.head);
    for (let after = 0; ;) {
      const page = await this.repository.rejects(ctx, id, after, PAGE_ROWS);
      if (page.length > 0) yield Buffer.from(page.map((reject) => writer.line(reject)).join(''));
      if (page.length < PAGE_ROWS) return;
      after = page.at(-1)!.ordinal;
    }
  }
}

function writerOf({ columns, options }: ImportRecord, format: RejectsFormat): RejectsWriter {
  if (format === 'ndjson') {
    return { head: '', line: ({ line, errors, raw }) => `${JSON.stringify({ line, errors, raw })}\n` };
  }
  const csv = new RejectsCsv({ columns, mapping: options.mapping, defaults: options.defaults });
  return { head: csv.header, line: ({ line, errors, raw }) => csv.row(raw, line, errors) };
}
