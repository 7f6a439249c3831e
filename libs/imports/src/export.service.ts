import { Readable } from 'node:stream';
import { Injectable, StreamableFile } from '@nestjs/common';
import { walkCustomers } from '@echonio/customers';
import {
  RequestContext,
  Settings,
  statement,
  TenantDatabase,
  TenantSnapshot,
  Traced,
  UnavailableError,
} from '@echonio/platform';
import { ExportQuery } from './dto/export.query.dto';
import { ExportLog } from './export-log';
import { EXPORT_WRITERS } from './export-format';
import { ExportMetrics } from './export-metrics';

/** Exports may hold this part of the connections, for as long as their clients take to read. */
const SHARE_OF_POOL = 4;

const TAG_TITLES = statement('export_tag_titles', `SELECT id, title FROM tags WHERE organization_id = $1`);

/** Customers of one moment as a file, written as fast as the client reads. */
@Injectable()
export class ExportService {
  private running = 0;
  private readonly most: number;

  constructor(
    private readonly database: TenantDatabase,
    private readonly metrics: ExportMetrics,
    settings: Settings,
  ) {
    this.most = Math.max(1, Math.floor(settings.DATABASE_POOL_SIZE / SHARE_OF_POOL));
  }

  /** @throws UnavailableError when many exports are running; UnauthorizedError, ForbiddenError */
  @Traced('customers.export')
  async export(ctx: RequestContext, query: ExportQuery): Promise<StreamableFile> {
    const { mediaType } = EXPORT_WRITERS[query.format];
    const read = this.database.snapshot(ctx, (snapshot) => this.chunks(snapshot, query));
    const chunks = new ExportLog(ctx).watch(this.admitted(read));
    // What refuses the request shows before the reply has begun.
    const first = await chunks.next();
    return new StreamableFile(Readable.from(resumed(first, chunks)), {
      type: `${mediaType}; charset=utf-8`,
      disposition: `attachment; filename="customers.${query.format}"`,
    });
  }

  private async *admitted(chunks: AsyncGenerator<Buffer, void, undefined>): AsyncGenerator<Buffer, void, undefined> {
    if (this.running >= this.most) throw new UnavailableError('Other exports are running. Try again.', 5);
    this.running += 1;
    try {
      yield* chunks;
    } finally {
      this.running -= 1;
    }
  }

  private async *chunks(snapshot: TenantSnapshot, query: ExportQuery): AsyncGenerator<Buffer, void, undefined> {
    const { format, search, withMeta } = query;
    const writer = EXPORT_WRITERS[format];
    const titles = await snapshot.run<{ id: string; title: string }>(TAG_TITLES);
    const options = { tagTitles: new Map(titles.map(({ id, title }) => [id, title])) };
    let before = writer.head(withMeta);
    for await (const some of walkCustomers(snapshot, { search, filters: query, withMeta })) {
      yield Buffer.from(before + some.map((customer) => writer.customer(customer, options)).join(writer.separator));
      before = writer.separator;
      this.metrics.rowsExported(some.length);
    }
    if (before === writer.separator) before = '';
    yield Buffer.from(before + writer.tail);
  }
}

/** The generator with its first value put back; unlike a generator of its own it is closed also when nobody reads it. */
function resumed<T>(first: IteratorResult<T, void>, rest: AsyncGenerator<T, void, undefined>): AsyncIterable<T> {
  let next: IteratorResult<T, void> | null = first;
  return {
    [Symbol.asyncIterator]: () => ({
      async next() {
        const result = next ?? (await rest.next());
        next = null;
        return result;
      },
      return: () => rest.return(),
    }),
  };
}
