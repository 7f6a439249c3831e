import type { IdempotentRequest, KeptReply, Pending } from '../idempotency/idempotent-request';
import type { ClientLease } from './client-lease';
import { isConnectionLoss } from './database-errors';
import { BoundStatement, Statement } from './statement';
import { TenantTransaction } from './tenant-transaction';

/** The statement that stores a reply, and its values. */
export type Recording = [Statement, readonly unknown[]];

/** A transaction that stays open when its work is done, until the reply to the request is stored in it. */
export class HeldTransaction extends TenantTransaction implements Pending {
  private lease!: ClientLease;
  private repeat!: IdempotentRequest;
  private record!: (reply: KeptReply) => Recording;

  /** @param record stores the reply */
  of(repeat: IdempotentRequest, lease: ClientLease, record: (reply: KeptReply) => Recording): this {
    this.repeat = repeat;
    this.lease = lease;
    this.record = record;
    return this;
  }

  /** Doesn't commit. */
  override finishAll(...statements: [Statement, readonly unknown[]][]): Promise<Record<string, unknown>[][]> {
    return this.runAll(...statements);
  }

  /** The work is done; the request goes on. */
  override async commit(): Promise<void> {
    if (this.isHeld) return this.end();
    this.lease.isKept = true;
    this.repeat.pending = this;
  }

  /** A statement of the same request behind the work. */
  async runWithin<Row>(entrance: readonly BoundStatement[], statement: BoundStatement): Promise<Row[]> {
    const results = await this.batch([...entrance, statement]);
    return results.at(-1)!.rows as Row[];
  }

  complete(reply: KeptReply): Promise<void> {
    return this.end(this.record(reply));
  }

  async abandon(): Promise<void> {
    await this.leave(() => this.rollback());
  }

  private get isHeld(): boolean {
    return this.lease.isKept;
  }

  private async end(...statements: Recording[]): Promise<void> {
    await this.leave(async () => {
      try {
        await super.finishAll(...statements);
      } catch (error) {
        if (!isConnectionLoss(error)) await this.rollback();
        throw error;
      }
    });
  }

  private async leave(work: () => Promise<unknown>): Promise<void> {
    try {
      await work();
    } catch (error) {
      this.lease.lost = isConnectionLoss(error);
      throw error;
    } finally {
      this.lease.release();
    }
  }
}
