import { Injectable } from '@nestjs/common';
import { RequestContext, StorageFullError, UnavailableError } from '@echonio/platform';
import { hasEnded, importLocation, ImportRecord } from './import';
import { ImportEnds } from './import-ends';
import { ImportsRepository } from './imports.repository';

/** How often a waiting call looks whether another process has ended its import. */
const POLL_MS = 1_000;

/** Calls that wait for the end of an import, whichever process runs it. */
@Injectable()
export class ImportWaits {
  constructor(
    private readonly repository: ImportsRepository,
    private readonly ends: ImportEnds,
  ) {}

  /**
   * Waits until the import has ended, or the time is over.
   * @param started the import as it was last seen
   * @param ms how long; Infinity for its end, however late
   * @returns it as it stands then
   * @throws UnavailableError when this process goes down, or the client has gone; StorageFullError when there is no space to go on
   */
  async until(ctx: RequestContext, started: ImportRecord, ms: number, gone: AbortSignal): Promise<ImportRecord> {
    // The token was proved when the import was asked for; to wait is no new request.
    const waiter = RequestContext.ofBackground(ctx.organizationId, ctx.operatorId);
    const over = performance.now() + ms;
    let record = started;
    while (!hasEnded(record)) {
      if (this.ends.areClosed || gone.aborted) throw leftToOthers(record);
      if (this.ends.isBlocked(record.id)) throw blockedByStorage(record);
      const left = over - performance.now();
      if (left <= 0) break;
      // Listening begins before looking, so that no end falls in between.
      const next = this.ends.next(record.id, Math.min(POLL_MS, left));
      record = (await this.look(waiter, record.id)) ?? record;
      if (!hasEnded(record)) await next;
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
}

const leftToOthers = ({ id }: ImportRecord): UnavailableError =>
  new UnavailableError('This server is going down; the import goes on. Ask again for its result.', 1, {
    location: importLocation(id),
  });

const blockedByStorage = ({ id }: ImportRecord): StorageFullError =>
  new StorageFullError(
    { location: importLocation(id) },
    'There is no space left to store all of this. The import goes on by itself once there is; ask again for its result.',
  );
