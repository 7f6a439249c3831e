import { RequestContext, TenantDatabase, TenantTransaction } from '@echonio/platform';
import { ImportRecord } from '../import';
import { FENCE, FIND } from '../import.sql';
import { ClaimLostError, WorkerStoppingError } from './import-errors';

/** An import that this worker has claimed, and the only way to write to it. */
export class ClaimedImport {
  constructor(
    private readonly database: TenantDatabase,
    readonly ctx: RequestContext,
    private stored: ImportRecord,
    private readonly claim: string,
    private readonly signal: AbortSignal,
  ) {}

  get id(): string {
    return this.stored.id;
  }

  /** As it stood when it was claimed or last reloaded. */
  get record(): ImportRecord {
    return this.stored;
  }

  /** @throws ClaimLostError when it is gone */
  async reload(): Promise<void> {
    const [row] = await this.database.run<{ record: ImportRecord }>(this.ctx, FIND, [this.id]);
    if (!row) throw new ClaimLostError();
    this.stored = row.record;
  }

  /**
   * Writes together, and only while the claim stands: the row of the import stays locked until the end, so that nobody can take it over
   * in between.
   * @param work is given the time for what it writes, later than that of all batches before
   * @throws ClaimLostError
   */
  write<T>(work: (transaction: TenantTransaction, at: string) => Promise<T>): Promise<T> {
    return this.database.transaction(
      this.ctx,
      async (transaction) => {
        const [fence] = await transaction.run<{ at: string }>(FENCE, [this.id, this.claim]);
        if (!fence) throw new ClaimLostError();
        return work(transaction, fence.at);
      },
      { asImporter: true },
    );
  }

  /** Asked between batches. @throws WorkerStoppingError */
  goOn(): void {
    if (this.signal.aborted) throw new WorkerStoppingError();
  }
}
