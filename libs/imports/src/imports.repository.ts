import { Injectable } from '@nestjs/common';
import {
  AppError,
  NotFoundError,
  RequestContext,
  Settings,
  Statement,
  TenantDatabase,
  TenantTransaction,
  uuidv7,
  violatedConstraint,
} from '@echonio/platform';
import { ImportOptions, ImportRecord, ImportState } from './import';
import { COUNT_UNDER_WAY, LOCK_BEGINNING } from './import-bound.sql';
import { FIND, FIND_BY_FILE, FIND_DRY_RUN, LIST, PREVIEW, REJECTS, START } from './import.sql';
import type { PreviewRow } from './duplicates/preview';
import type { RowFault } from './readers/import-file';

/** When another try makes sense, if an organization has as many imports under way as it may. */
const RETRY_AFTER_S = 5;

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
  constructor(
    private readonly database: TenantDatabase,
    private readonly settings: Settings,
  ) {}

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

  /** What a dry run shows of its first rows, in their order. */
  async preview(ctx: RequestContext, id: string): Promise<PreviewRow[]> {
    const rows = await this.database.run<{ shown: PreviewRow }>(ctx, PREVIEW, [id]);
    return rows.map(({ shown }) => shown);
  }

  /**
   * The import that uses the file up, for a dry run the same one if it is under way, or a new one in the queue. The unique index decides between two requests at once.
   * @throws NotFoundError when the organization has no such file, AppError `rate-limited` when it has as many imports under way as it may
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
        const others = JSON.stringify(options);
        const find: [Statement, unknown[]] = dryRun ? [FIND_DRY_RUN, [fileId, others]] : [FIND_BY_FILE, [fileId]];
        const { known, underWay } = await this.lookAround(transaction, find);
        if (known) return { record: known, isNew: false };
        if (underWay >= this.settings.IMPORTS_PER_ORGANIZATION) throw tooMany(underWay);
        const values = [uuidv7(), fileId, dryRun, others];
        const [started] = await transaction.finish<{ record: ImportRecord }>(START, values);
        if (!started) throw new NotFoundError('file');
        return { record: started.record, isNew: true };
      },
      { asImporter: true },
    );
  }

  /** Alone until the transaction ends, so that two requests at once don't both get the last place. */
  private async lookAround(
    transaction: TenantTransaction,
    find: [Statement, unknown[]],
  ): Promise<{ known?: ImportRecord; underWay: number }> {
    const [, known, counted] = await transaction.runAll([LOCK_BEGINNING, []], find, [COUNT_UNDER_WAY, []]);
    return { known: known![0]?.record as ImportRecord | undefined, underWay: counted![0]!.underWay as number };
  }

  /** Rejected rows in the order of the file, those behind an ordinal. */
  rejects(ctx: RequestContext, id: string, after: number, limit: number): Promise<StoredReject[]> {
    return this.database.run<StoredReject>(ctx, REJECTS, [id, after, limit]);
  }
}

const tooMany = (underWay: number): AppError =>
  new AppError(
    'rate-limited',
    `The organization has ${underWay} imports that run or wait, and may not have more at once. Try again when one has ended.`,
    [],
    RETRY_AFTER_S,
  );
