import { Injectable } from '@nestjs/common';
import { FilesService } from '@echonio/files';
import { PeriodicSweep, RequestContext } from '@echonio/platform';
import { ImportsRepository } from './imports.repository';
import { DryRun } from './worker/dry-run';
import { ImportQueue, QueuedTask } from './worker/import-queue';
import { Staging } from './worker/staging';

const INTERVAL_MS = 60_000;

/** Removes what an import no longer needs when its time is over: rejected rows, the imported file, staging that a crash left. */
@Injectable()
export class ImportsSweeper extends PeriodicSweep<number> {
  constructor(
    private readonly queue: ImportQueue,
    private readonly staging: Staging,
    private readonly dryRun: DryRun,
    private readonly repository: ImportsRepository,
    private readonly files: FilesService,
  ) {
    super('imports', INTERVAL_MS);
  }

  /** Sweeps whatever is due. @returns how many imports were swept */
  async sweep(): Promise<number> {
    let swept = 0;
    while (!this.stopped) {
      const task = await this.queue.claim('sweep');
      if (!task) break;
      await this.sweepOne(task);
      swept += 1;
    }
    if (!this.stopped) await this.staging.clearOrphans();
    return swept;
  }

  private async sweepOne({ organizationId, operatorId, importId }: QueuedTask): Promise<void> {
    const ctx = RequestContext.ofBackground(organizationId, operatorId);
    await this.staging.clear(organizationId, importId);
    await this.staging.clearRejects({ ctx, id: importId });
    await this.dryRun.clear({ ctx, id: importId });
    await this.staging.clearTraces({ ctx, id: importId });
    const { state, options, fileId } = await this.repository.find(ctx, importId);
    // The file of a dry run or of a failed import may still be wanted.
    if (state === 'completed' && !options.dryRun) await this.files.removeIfUnused(ctx, fileId);
    await this.queue.drop(importId);
  }

  protected tell(swept: number): string | null {
    return swept > 0 ? `Swept ${swept} imports.` : null;
  }
}
