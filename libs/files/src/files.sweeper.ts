import { Injectable } from '@nestjs/common';
import { PeriodicSweep, RequestContext } from '@echonio/platform';
import { FilesRepository } from './files.repository';
import { FileStorage } from './storage/file-storage';

const HOUR_MS = 3_600_000;
const BATCH = 500;
/** Longer than any upload or transaction may stay silent. */
const DEFAULT_AGE_MS = 6 * HOUR_MS;
/** The background acts for no operator. */
const NOBODY = '00000000-0000-0000-0000-000000000000';

/** How many went. */
interface Removed {
  drafts: number;
  contents: number;
}

/** Removes what a crash may leave behind: drafts that nobody writes to, and contents that have no row. */
@Injectable()
export class FilesSweeper extends PeriodicSweep<Removed> {
  constructor(
    private readonly storage: FileStorage,
    private readonly repository: FilesRepository,
  ) {
    super('files', HOUR_MS);
  }

  /** Sweeps once. @param ageMs what was written to later than this is left alone. @returns how much went */
  async sweep(ageMs = DEFAULT_AGE_MS): Promise<Removed> {
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

  protected tell({ drafts, contents }: Removed): string | null {
    return drafts + contents > 0 ? `Removed ${drafts} drafts and ${contents} contents without a file.` : null;
  }
}
