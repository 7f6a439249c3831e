import { Injectable, Logger } from '@nestjs/common';
import { ConflictError, RequestContext, Settings, TenantDatabase } from '@echonio/platform';
import { ImportReply } from './dto/import.reply.dto';
import { importLocation, ImportRecord } from './import';
import { CANCEL } from './import-cancel.sql';
import { ImportEnds } from './import-ends';
import { ImportMetrics } from './import-metrics';
import { importReply } from './import-reply';
import { ImportsRepository } from './imports.repository';
import { DryRun } from './worker/dry-run';
import { Staging } from './worker/staging';

/** Stops imports of which nothing can be seen yet, whichever process runs them. */
@Injectable()
export class ImportCancelService {
  private readonly logger = new Logger('Imports');

  constructor(
    private readonly database: TenantDatabase,
    private readonly repository: ImportsRepository,
    private readonly staging: Staging,
    private readonly dryRun: DryRun,
    private readonly settings: Settings,
    private readonly ends: ImportEnds,
    private readonly metrics: ImportMetrics,
  ) {}

  /**
   * An import that was cancelled before is the same again.
   * @throws NotFoundError, ConflictError when its customers are being created, or it has ended
   */
  async cancel(ctx: RequestContext, id: string): Promise<ImportReply> {
    const cancelled = await this.release(ctx, id);
    if (cancelled) this.tidyUp(ctx, cancelled);
    const record = cancelled ?? (await this.repository.find(ctx, id));
    if (record.state !== 'cancelled') throw tooLate(record);
    return importReply(record);
  }

  private async release(ctx: RequestContext, id: string): Promise<ImportRecord | undefined> {
    const values = [id, this.settings.IMPORT_RETENTION_HOURS];
    const work = this.database.transaction(
      ctx,
      (transaction) => transaction.finish<{ record: ImportRecord }>(CANCEL, values),
      { asImporter: true },
    );
    return (await work)[0]?.record;
  }

  private tidyUp({ organizationId }: RequestContext, cancelled: ImportRecord): void {
    const { id } = cancelled;
    this.ends.announce(id);
    this.metrics.ended('cancelled');
    this.logger.log({ importId: id, organizationId, state: 'cancelled' }, 'import ended');
    // The client needn't wait for it. What stays behind after a failure here goes with the sweep.
    void this.clear(organizationId, cancelled).catch((error: unknown) => {
      this.logger.warn({ error, importId: id }, 'a cancelled import could not be cleared away; the sweep does it');
    });
  }

  private async clear(organizationId: string, { id, operatorId, options }: ImportRecord): Promise<void> {
    if (options.dryRun) await this.dryRun.clear({ ctx: RequestContext.ofBackground(organizationId, operatorId), id });
    else await this.staging.clear(organizationId, id);
  }
}

function tooLate({ id, state }: ImportRecord): ConflictError {
  const reason =
    state === 'applying'
      ? 'The customers of this import are being created already, and from there on an import always goes to its end.'
      : state === 'undoing'
        ? 'The import has ended already, and is being undone.'
        : `The import has ended already: it is ${state}.`;
  return new ConflictError(reason, [], { location: importLocation(id) });
}
