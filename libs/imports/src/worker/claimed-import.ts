import { RequestContext, TenantDatabase, TenantTransaction } from '@echonio/platform';
import { ImportRecord } from '../import';
import { FENCE, FIND } from '../import.sql';
import { Batch } from './batch-plan';
import { APPLIED, ENTER_BATCH } from './batches.sql';
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

  /** What was applied so far, in file order, and the database's time in µs since 1970. */
  async applied(): Promise<{ now: number; batches: Batch[] }> {
    const [found] = await this.database.run<{ now: number; batches: Batch[] }>(this.ctx, APPLIED, [this.id]);
    return found!;
  }

  /**
   * Writes together, and only while the claim stands: the row of the import stays locked until the end, so that nobody can take it over
   * in between.
   * @throws ClaimLostError
   */
  write<T>(work: (transaction: TenantTransaction) => Promise<T>): Promise<T> {
    return this.transaction(async (transaction) => {
      const [fence] = await transaction.run(FENCE, [this.id, this.claim]);
      if (!fence) throw new ClaimLostError();
      return work(transaction);
    });
  }

  /**
   * Writes a batch together with the note that it was applied, and only while the claim stands. Several may go on at once.
   * @param work is given how many rows of the batch are staged and how many were rejected
   * @throws ClaimLostError
   */
  applyBatch<T>(
    { first, last, at }: Batch,
    work: (transaction: TenantTransaction, found: { staged: number; rejected: number }) => Promise<T>,
  ): Promise<T> {
    return this.transaction(async (transaction) => {
      const values = [this.id, this.claim, first, last, at];
      const [found] = await transaction.run<{ staged: number; rejected: number }>(ENTER_BATCH, values);
      if (!found) throw new ClaimLostError();
      return work(transaction, found);
    });
  }

  private transaction<T>(work: (transaction: TenantTransaction) => Promise<T>): Promise<T> {
    return this.database.transaction(this.ctx, work, { asImporter: true, isLongWork: true });
  }

  /** Asked between batches. @throws WorkerStoppingError */
  goOn(): void {
    if (this.signal.aborted) throw new WorkerStoppingError();
  }
}
