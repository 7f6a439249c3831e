import { Injectable } from '@nestjs/common';
import { ConflictError, Reply, RequestContext, TenantDatabase } from '@echonio/platform';
import { ImportReply } from '../dto/import.reply.dto';
import { hasEnded, importLocation, ImportRecord } from '../import';
import { importReply } from '../import-reply';
import { ImportWaits } from '../import-waits';
import type { ImportCall } from '../imports.service';
import { ImportsRepository } from '../imports.repository';
import { ImportWorker } from '../worker/import-worker';
import { BEGIN_UNDO } from './undo.sql';

/** Takes imports back. The work itself is the worker's, in this process or another. */
@Injectable()
export class ImportUndoService {
  constructor(
    private readonly database: TenantDatabase,
    private readonly repository: ImportsRepository,
    private readonly worker: ImportWorker,
    private readonly waits: ImportWaits,
  ) {}

  /**
   * Undoes an import once: a second call joins the first or gets what came of it.
   * @throws NotFoundError, ForbiddenError, ConflictError when there is nothing to undo, or no more; UnavailableError when this process goes
   * down while the call waits
   */
  async undo(ctx: RequestContext, id: string, { waitSeconds, applied, gone }: ImportCall): Promise<Reply<ImportReply>> {
    const known = await this.repository.find(ctx, id);
    // Whether it restores is known by what it has changed.
    const allowed = ctx.requiring('deleteCustomer', ...(known.updated > 0 ? ['editCustomer'] : []));
    const begun = await this.begin(allowed, id);
    if (begun) this.worker.wake();
    const record = await this.repository.find(ctx, id);
    if (record.state !== 'undoing' && record.state !== 'undone') throw refusalOf(record);
    const others = applied === '' ? undefined : { 'Preference-Applied': applied };
    const waited = waitSeconds === null ? record : await this.waits.until(ctx, record, waitSeconds * 1_000, gone);
    if (hasEnded(waited)) return Reply.of(importReply(waited), { status: 200, others });
    return Reply.of(importReply(waited), { status: 202, location: importLocation(id), others });
  }

  private async begin(ctx: RequestContext, id: string): Promise<boolean> {
    const work = this.database.transaction(ctx, (transaction) => transaction.finish(BEGIN_UNDO, [id]), {
      asImporter: true,
    });
    return (await work).length > 0;
  }
}

function refusalOf({ id, state, options }: ImportRecord): ConflictError {
  const reason = options.dryRun
    ? 'A dry run has created and changed nothing that could be undone.'
    : state === 'completed'
      ? 'This import ended too long ago: what it takes to undo it is no longer there.'
      : hasEnded({ state })
        ? `The import is ${state}: it has created and changed nothing that could be undone.`
        : 'The import is still under way. Undo it when it has ended, or cancel it while it is read.';
  return new ConflictError(reason, [], { location: importLocation(id) });
}
