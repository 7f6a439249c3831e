import { Injectable, Logger, OnApplicationBootstrap, OnModuleDestroy } from '@nestjs/common';
import { RequestContext } from '@echonio/platform';
import { FilesRepository } from './files.repository';
import { FileStorage } from './storage/file-storage';

const HOUR_MS = 3_600_000;
const BATCH = 500;
/** Longer than any upload or transaction may stay silent. */
const DEFAULT_AGE_MS = 6 * HOUR_MS;
/** The background acts for no operator. */
const NOBODY = '00000000-0000-0000-0000-000000000000';

/** Removes what a crash may leave behind: drafts that nobody writes to, and contents that have no row. */
@Injectable()
export class FilesSweeper implements OnApplicationBootstrap, OnModuleDestroy {
  private readonly logger = new Logger('FilesSweeper');
  private timer?: NodeJS.Timeout;
  private running: Promise<void> = Promise.resolve();
  private stopped = false;

  constructor(
    private readonly storage: FileStorage,
    private readonly repository: FilesRepository,
  ) {}

  onApplicationBootstrap(): void {
    this.start();
    this.timer = setInterval(() => this.start(), HOUR_MS).unref();
  }

  async onModuleDestroy(): Promise<void> {
    this.stopped = true;
    clearInterval(this.timer);
    await this.running;
  }

  /** Sweeps once. @param ageMs what was written to later than this is left alone. @returns how much went */
  async sweep(ageMs = DEFAULT_AGE_MS): Promise<{ drafts: number; contents: number }> {
    const olderThan = new Date(Date.now() - ageMs);
    const drafts = await this.storage.removeDrafts(olderThan);
    let contents = 0;
    for await (const batch of this.storage.batches(BATCH)) {
      if (this.stopped) break;
      const { organizationId } = batch[0]!;
      const ctx = RequestContext.ofBackground(organizationId, NOBODY);
      const ids = batch.map(({ fileId }) => fileId);
      for (const fileId of await this.repository.withoutRow(ctx, ids)) {
        contents += Number(await this.storage.removeIfOlder({ organizationId, fileId }, olderThan));
      }
    }
    return { drafts, contents };
  }

  private start(): void {
    this.running = this.running
      .then(() => this.sweep())
      .then(({ drafts, contents }) => {
        if (drafts + contents > 0) this.logger.log(`Removed ${drafts} drafts and ${contents} contents without a file.`);
      })
      .catch((error: unknown) => this.logger.error({ error }, 'The sweep of files failed; it runs again in an hour.'));
  }
}
