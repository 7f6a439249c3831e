import { isDeepStrictEqual } from 'node:util';
import { Injectable, StreamableFile } from '@nestjs/common';
import { ConflictError, Reply, RequestContext, TenantDatabase, Traced } from '@echonio/platform';
import { Permission } from '@echonio/access';
import { ImportBody } from './dto/import.body.dto';
import { ImportReply, ImportResult, ImportsReply } from './dto/import.reply.dto';
import { ListImportsQuery } from './dto/list-imports.query.dto';
import { hasEnded, importLocation, ImportOptions, ImportRecord } from './import';
import { cancelledRefusal, refusalOf, SHOWN_REJECTS, undoneRefusal } from './import-outcome';
import { importReply } from './import-reply';
import { templateDownload } from './import-template-download';
import { ImportWaits } from './import-waits';
import { ImportsRepository } from './imports.repository';
import { ImportWorker } from './worker/import-worker';

export interface ImportCall {
  /** How long to wait for the end, in seconds: Infinity as long as it takes; null not at all, the answer says where to follow the import. */
  waitSeconds: number | null;
  /** The preferences of the client that are honoured, for the reply. */
  applied: string;
  /** Aborted when the client is gone. */
  gone: AbortSignal;
}

/** Imports as requests see them. The work itself is the worker's, in this process or another. */
@Injectable()
export class ImportsService {
  constructor(
    private readonly repository: ImportsRepository,
    private readonly worker: ImportWorker,
    private readonly waits: ImportWaits,
    private readonly database: TenantDatabase,
  ) {}

  /**
   * Imports a file once: a second call joins the first or gets what came of it.
   * @throws NotFoundError, ConflictError for other options than the first time or when it is cancelled meanwhile, ForbiddenError, AppError 400
   * when the file is refused and 429 when too many imports are under way, StorageFullError, UnavailableError when this process goes down
   * while the call waits
   */
  @Traced('imports.import')
  async import(
    ctx: RequestContext,
    { id, options }: ImportBody,
    { waitSeconds, applied, gone }: ImportCall,
  ): Promise<Reply<ImportReply | ImportResult>> {
    const allowed = ctx.requiring(...permissionsFor(options));
    const { record, isNew } = await this.repository.startOrJoin(allowed, id, options);
    if (!isNew && !isDeepStrictEqual(record.options, options)) throw otherOptions(record, options);
    if (isNew) this.worker.wake(record.id);
    const others = applied === '' ? undefined : { 'Preference-Applied': applied };
    const waited = waitSeconds === null ? record : await this.waits.until(ctx, record, waitSeconds * 1_000, gone);
    if (waitSeconds === null || !hasEnded(waited)) {
      return Reply.of(importReply(waited), { status: 202, location: importLocation(waited.id), others });
    }
    return Reply.of(await this.resultOf(ctx, waited), { status: 200, others });
  }

  /** A sample of a file to import. */
  async template(ctx: RequestContext, format: 'csv' | 'json'): Promise<StreamableFile> {
    await this.database.prove(ctx);
    return templateDownload(format);
  }

  /** Newest first, with the exact number of all matches. */
  async list(ctx: RequestContext, { state, offset, limit }: ListImportsQuery): Promise<ImportsReply> {
    const { items, count } = await this.repository.list(ctx, state ?? null, offset, limit);
    return { items: items.map(importReply), count };
  }

  /** @throws NotFoundError */
  async get(ctx: RequestContext, id: string): Promise<ImportReply> {
    const record = await this.repository.find(ctx, id);
    if (!record.options.dryRun || record.state !== 'completed') return importReply(record);
    return { ...importReply(record), preview: await this.repository.preview(ctx, id) };
  }

  private async resultOf(ctx: RequestContext, record: ImportRecord): Promise<ImportResult> {
    if (record.state === 'cancelled') throw cancelledRefusal(record);
    if (record.state === 'undone') throw undoneRefusal(record);
    if (record.state === 'failed') {
      const asked = record.error!.code === 'ROWS_REJECTED';
      throw refusalOf(record, asked ? await this.repository.rejects(ctx, record.id, 0, SHOWN_REJECTS) : []);
    }
    const { id, created, updated, skipped, rejected, options } = record;
    // A preview shows customers, and is kept no longer than they are.
    if (options.dryRun) await ctx.repeat?.forgoReply();
    return {
      result: true,
      count: created,
      importId: id,
      rejected,
      ...(options.onDuplicate === 'create' ? {} : { updated, skipped }),
      ...(options.dryRun ? { dryRun: true, preview: await this.repository.preview(ctx, id) } : {}),
    };
  }
}

/** What an import needs beside the permission to import. */
export const permissionsFor = ({ createTags, onDuplicate }: ImportOptions): Permission[] => [
  ...(createTags ? (['configOrganization'] as const) : []),
  ...(onDuplicate === 'update' ? (['editCustomer'] as const) : []),
];

function otherOptions(record: ImportRecord, asked: ImportOptions): ConflictError {
  const given = Object.entries(record.options)
    .filter(([name, value]) => !isDeepStrictEqual(value, asked[name as keyof ImportOptions]))
    .map(([name, value]) => `${name}=${typeof value === 'object' ? JSON.stringify(value) : value}`);
  const message = `this file is imported with ${given.join(', ')}; upload it again to import it otherwise`;
  return new ConflictError(`id: ${message}`, [{ field: 'id', message }]);
}
