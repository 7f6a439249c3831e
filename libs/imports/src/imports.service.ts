import { isDeepStrictEqual } from 'node:util';
import { Injectable } from '@nestjs/common';
import { ConflictError, Reply, RequestContext, UnavailableError } from '@echonio/platform';
import { ImportBody } from './dto/import.body.dto';
import { ImportReply, ImportResult } from './dto/import.reply.dto';
import { hasEnded, importLocation, ImportRecord } from './import';
import { ImportEnds } from './import-ends';
import { refusalOf, SHOWN_REJECTS } from './import-outcome';
import { importReply } from './import-reply';
import { ImportsRepository } from './imports.repository';
import { ImportWorker } from './worker/import-worker';

/** How often a waiting call looks whether another process has ended its import. */
const POLL_MS = 1_000;

export interface ImportCall {
  /** Answer at once, with the address to follow the import at. */
  respondAsync: boolean;
  /** Aborted when the client is gone. */
  gone: AbortSignal;
}

/** Imports as requests see them. The work itself is the worker's, in this process or another. */
@Injectable()
export class ImportsService {
  constructor(
    private readonly repository: ImportsRepository,
    private readonly worker: ImportWorker,
    private readonly ends: ImportEnds,
  ) {}

  /**
   * Imports a file once: a second call joins the first or gets what came of it.
   * @throws NotFoundError, ConflictError for other options than the first time, ForbiddenError, AppError 400 when the file is refused,
   * StorageFullError, UnavailableError when this process goes down while the call waits
   */
  async import(
    ctx: RequestContext,
    { id, options }: ImportBody,
    { respondAsync, gone }: ImportCall,
  ): Promise<Reply<ImportReply | ImportResult>> {
    const allowed = options.createTags ? ctx.requiring('configOrganization') : ctx;
    const { record, isNew } = await this.repository.startOrJoin(allowed, id, options);
    if (!isNew && !isDeepStrictEqual(record.options, options)) throw otherOptions(record);
    if (isNew) this.worker.wake();
    if (respondAsync) return Reply.of(importReply(record), { status: 202, location: importLocation(record.id) });
    return Reply.of(await this.resultOf(ctx, await this.ended(ctx, record, gone)), { status: 200 });
  }

  /** @throws NotFoundError */
  async get(ctx: RequestContext, id: string): Promise<ImportReply> {
    return importReply(await this.repository.find(ctx, id));
  }

  private async ended(ctx: RequestContext, started: ImportRecord, gone: AbortSignal): Promise<ImportRecord> {
    // The token was proved when the import was asked for; to wait is no new request.
    const waiter = RequestContext.ofBackground(ctx.organizationId, ctx.operatorId);
    let record = started;
    while (!hasEnded(record)) {
      if (this.ends.areClosed || gone.aborted) throw leftToOthers(record);
      // Listening begins before looking, so that no end falls in between.
      const left = this.ends.next(record.id, POLL_MS);
      record = (await this.look(waiter, record.id)) ?? record;
      if (!hasEnded(record)) await left;
    }
    return record;
  }

  /** @returns undefined while the database is away */
  private async look(ctx: RequestContext, id: string): Promise<ImportRecord | undefined> {
    try {
      return await this.repository.find(ctx, id);
    } catch (error) {
      if (error instanceof UnavailableError) return undefined;
      throw error;
    }
  }

  private async resultOf(ctx: RequestContext, record: ImportRecord): Promise<ImportResult> {
    if (record.state === 'failed') {
      const asked = record.error!.code === 'ROWS_REJECTED';
      throw refusalOf(record, asked ? await this.repository.rejects(ctx, record.id, 0, SHOWN_REJECTS) : []);
    }
    const { id, created, rejected, options } = record;
    return { result: true, count: created, importId: id, rejected, ...(options.dryRun ? { dryRun: true } : {}) };
  }
}

function otherOptions(record: ImportRecord): ConflictError {
  const { dryRun: _, ...options } = record.options;
  const given = Object.entries(options).map(
    ([name, value]) => `${name}=${typeof value === 'object' ? JSON.stringify(value) : value}`,
  );
  const message = `this file is imported with ${given.join(', ')}; upload it again to import it otherwise`;
  return new ConflictError(`id: ${message}`, [{ field: 'id', message }]);
}

const leftToOthers = ({ id }: ImportRecord): UnavailableError =>
  new UnavailableError('This server is going down; the import goes on. Ask again for its result.', 1, {
    location: importLocation(id),
  });
