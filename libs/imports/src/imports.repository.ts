import { Injectable } from '@nestjs/common';
import { NotFoundError, RequestContext, TenantDatabase, uuidv7, violatedConstraint } from '@echonio/platform';
import { ImportOptions, ImportRecord, ImportState } from './import';
import { FIND, FIND_BY_FILE, LIST, REJECTS, START } from './import.sql';
import type { RowFault } from './readers/import-file';

export interface StoredReject {
  ordinal: number;
  line: number;
  /** The cells of the row, or the text of the JSON item. */
  raw: string[] | string;
  errors: RowFault[];
}

export interface ImportPage {
  items: ImportRecord[];
  /** Of all that match, on whatever page. */
  count: number;
}

/** The statements that requests need; those of the worker are with it. */
@Injectable()
export class ImportsRepository {
  constructor(private readonly database: TenantDatabase) {}

  /** @throws NotFoundError */
  async find(ctx: RequestContext, id: string): Promise<ImportRecord> {
    const rows = await this.database.run<{ record: ImportRecord }>(ctx, FIND, [id]);
    if (!rows[0]) throw new NotFoundError('import');
    return rows[0].record;
  }

  /** Newest first. @param state null for all */
  async list(ctx: RequestContext, state: ImportState | null, offset: number, limit: number): Promise<ImportPage> {
    const [page] = await this.database.run<ImportPage>(ctx, LIST, [state, offset, limit]);
    return page!;
  }

  /**
   * The import that uses the file up, or a new one in the queue. The unique index decides between two requests at once.
   * @throws NotFoundError when the organization has no such file
   */
  async startOrJoin(
    ctx: RequestContext,
    fileId: string,
    options: ImportOptions,
  ): Promise<{ record: ImportRecord; isNew: boolean }> {
    try {
      return await this.startUnlessKnown(ctx, fileId, options);
    } catch (error) {
      if (violatedConstraint(error) !== 'imports_file_once') throw error;
      return this.startUnlessKnown(ctx, fileId, options);
    }
  }

  private startUnlessKnown(
    ctx: RequestContext,
    fileId: string,
    { dryRun, ...options }: ImportOptions,
  ): Promise<{ record: ImportRecord; isNew: boolean }> {
    return this.database.transaction(
      ctx,
      async (transaction) => {
        const [known] = await transaction.run<{ record: ImportRecord }>(FIND_BY_FILE, [fileId]);
        if (known && !dryRun) return { record: known.record, isNew: false };
        const values = [uuidv7(), fileId, dryRun, JSON.stringify(options)];
        const [started] = await transaction.finish<{ record: ImportRecord }>(START, values);
        if (!started) throw new NotFoundError('file');
        return { record: started.record, isNew: true };
      },
      { asImporter: true },
    );
  }

  /** Rejected rows in the order of the file, those behind an ordinal. */
  rejects(ctx: RequestContext, id: string, after: number, limit: number): Promise<StoredReject[]> {
    return this.database.run<StoredReject>(ctx, REJECTS, [id, after, limit]);
  }
}
