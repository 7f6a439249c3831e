import { setTimeout as sleep } from 'node:timers/promises';
import { Injectable } from '@nestjs/common';
import { Pool } from 'pg';
import { DataSource } from 'typeorm';
import { RequestContext } from '../context/request-context';
import type { IdempotentRequest, KeptReply, Pending } from '../idempotency/idempotent-request';
import { FIND_REPLY } from '../idempotency/idempotency.sql';
import { claimOf, onceClaimed, recordOf, releaseOf } from './claimed-key';
import { ClientLease } from './client-lease';
import { isConnectionLoss, isContention, refusedOperator, translateDatabaseError } from './database-errors';
import { HeldTransaction } from './held-transaction';
import { entranceOf, takeRole } from './entrance';
import { BatchResult } from './pipelined-batch';
import { poolOf } from './pool';
import { sendBatch } from './send-batch';
import { BoundStatement, Statement } from './statement';
import { TenantSnapshot } from './tenant-snapshot';
import { TenantTransaction } from './tenant-transaction';

const NOTHING: Statement = { name: 'nothing', text: 'SELECT $1::uuid AS "organizationId"' };
const TRIES = 4;

export interface TransactionOptions {
  /** Acts as the role that may also touch the tables of imports that have no policy. */
  asImporter?: boolean;
  /** Uses a connection for long work, and none of those that requests wait for. */
  isLongWork?: boolean;
}

/**
 * The one way to the tables of an organization. Each transaction first proves the caller's token, names the organization for row-level
 * security and checks the permissions that the context requires, in the same round trip as its first statement.
 *
 * Errors: UnauthorizedError, ForbiddenError, UnavailableError (database away, pool exhausted, out of time), StorageFullError;
 * constraint violations come as pg's own error, see `violatedConstraint`.
 */
@Injectable()
export class TenantDatabase {
  private readonly pool: Pool;

  constructor(
    private readonly dataSource: DataSource,
    private readonly options: { takeRole: boolean; longWork?: Pool; keyHours: number },
  ) {
    this.pool = poolOf(dataSource);
  }

  /** One statement that reads, as one transaction in one round trip. `$1` is the organization; the values given are `$2…$n`. */
  async run<Row = Record<string, unknown>>(
    context: RequestContext,
    statement: Statement,
    values: readonly unknown[] = [],
  ): Promise<Row[]> {
    const entrance = this.entrance(context);
    const bound = { ...statement, values: [context.organizationId, ...values] };
    const held = context.repeat?.pending;
    if (held instanceof HeldTransaction) return held.runWithin<Row>(entrance, bound);
    const batch = [...entrance, bound];
    const results = await this.attempt(this.pool, context, ({ client }) => sendBatch(client, batch));
    this.enter(context, results[entrance.length - 1]!);
    return results[entrance.length]!.rows as Row[];
  }

  /** Has the caller's token proved and his permissions checked, for what needs nothing else of the database. */
  async prove(context: RequestContext): Promise<void> {
    await this.run(context, NOTHING);
  }

  /** The same for a statement that writes: once, when the request may come again under the same key. */
  write<Row = Record<string, unknown>>(
    context: RequestContext,
    statement: Statement,
    values: readonly unknown[] = [],
  ): Promise<Row[]> {
    if (!context.repeat) return this.run(context, statement, values);
    return this.transaction(context, (transaction) => transaction.finish<Row>(statement, values));
  }

  /**
   * Several statements as one transaction. The work runs again from its start when the database undid it because of a deadlock or a
   * serialization failure, so it must not keep state outside.
   */
  transaction<T>(
    context: RequestContext,
    work: (transaction: TenantTransaction) => Promise<T>,
    options: TransactionOptions = {},
  ): Promise<T> {
    const { repeat } = context;
    return repeat ? this.transactOnce(context, repeat, work, options) : this.transact(context, work, options);
  }

  private async transactOnce<T>(
    context: RequestContext,
    repeat: IdempotentRequest,
    work: (transaction: TenantTransaction) => Promise<T>,
    options: TransactionOptions,
  ): Promise<T> {
    await repeat.commit();
    if (repeat.kind === 'joined') repeat.pending = this.openEnd(context, repeat);
    return onceClaimed(
      () => this.transact(context, work, options),
      () => this.findReply(context, repeat),
    );
  }

  private transact<T>(
    context: RequestContext,
    work: (transaction: TenantTransaction) => Promise<T>,
    { asImporter = false, isLongWork = false }: TransactionOptions,
  ): Promise<T> {
    const pool = isLongWork ? (this.options.longWork ?? this.pool) : this.pool;
    return this.attempt(pool, context, async (lease) => {
      const transaction = this.begin(context, lease, asImporter);
      try {
        const result = await work(transaction);
        await transaction.commit();
        return result;
      } catch (error) {
        if (!isConnectionLoss(error)) await transaction.rollback();
        throw error;
      }
    });
  }

  private begin(context: RequestContext, lease: ClientLease, asImporter: boolean): TenantTransaction {
    const entrance = this.entrance(context, asImporter);
    const entered = (results: BatchResult[]): void => this.enter(context, results[entrance.length - 1]!);
    const { repeat } = context;
    if (!repeat) return new TenantTransaction(context, lease.client, this.dataSource, entrance, entered);
    const { keyHours } = this.options;
    const [claim, values] = claimOf(repeat, keyHours);
    const through = [...entrance, { ...claim, values: [context.organizationId, ...values] }];
    if (repeat.kind === 'joined')
      return new TenantTransaction(context, lease.client, this.dataSource, through, entered);
    const held = new HeldTransaction(context, lease.client, this.dataSource, through, entered);
    return held.of(repeat, lease, (reply) => recordOf(repeat, keyHours, reply));
  }

  /** The effect of a long call lasts already, and whoever repeats it joins it; its reply is stored when it comes. */
  private openEnd(context: RequestContext, repeat: IdempotentRequest): Pending {
    return {
      complete: async (reply) => void (await this.run(context, ...recordOf(repeat, this.options.keyHours, reply))),
      commit: async () => {},
      abandon: async () => void (await this.run(context, ...releaseOf(repeat))),
    };
  }

  private async findReply(context: RequestContext, { key }: IdempotentRequest): Promise<KeptReply | undefined> {
    const [reply] = await this.run<KeptReply>(context, FIND_REPLY, [key]);
    return reply;
  }

  /**
   * Reads that all see one moment and hold no row in memory longer than the caller does. The connection is the caller's until the
   * generator has ended, so it must be walked to its end or left by `return`.
   */
  async *snapshot<T>(
    context: RequestContext,
    read: (snapshot: TenantSnapshot) => AsyncGenerator<T, void, undefined>,
  ): AsyncGenerator<T, void, undefined> {
    const client = await this.pool.connect().catch((error: unknown): never => {
      throw translateDatabaseError(error);
    });
    const lease = new ClientLease(client);
    const snapshot = new TenantSnapshot(context, lease.client, this.entrance(context));
    try {
      this.enter(context, await snapshot.open());
      yield* read(snapshot);
    } catch (error) {
      lease.lost = isConnectionLoss(error);
      throw refusal(error, context);
    } finally {
      lease.lost ||= snapshot.isBusy;
      // A connection that can't even roll back is of no use to anyone.
      if (!lease.lost) await lease.client.query('ROLLBACK').catch(() => (lease.lost = true));
      lease.release();
    }
  }

  /**
   * One statement on the queue or the staging of imports, which belong to no organization: the tables under row-level security show
   * nothing here.
   */
  async runAsImporter<Row = Record<string, unknown>>(
    statement: Statement,
    values: readonly unknown[] = [],
  ): Promise<Row[]> {
    const batch = [takeRole('echonio_importer'), { ...statement, values }];
    const results = await this.attempt(this.pool, null, ({ client }) => sendBatch(client, batch));
    return results[1]!.rows as Row[];
  }

  private entrance(context: RequestContext, asImporter = false): BoundStatement[] {
    return entranceOf(context, asImporter ? 'echonio_importer' : this.options.takeRole ? 'echonio_app' : null);
  }

  /** @param entered what the last statement of the entrance gave */
  private enter(context: RequestContext, entered: BatchResult): void {
    const row = entered.rows[0] as { operator_id: string; permissions: string[] };
    if (context.tokenDigest) context.enter({ id: row.operator_id, permissions: row.permissions });
  }

  private async attempt<T>(
    pool: Pool,
    context: RequestContext | null,
    work: (lease: ClientLease) => Promise<T>,
  ): Promise<T> {
    for (let tries = 1; ; tries += 1) {
      let lease: ClientLease | undefined;
      try {
        lease = new ClientLease(await pool.connect());
        return await work(lease);
      } catch (error) {
        if (lease) lease.lost = isConnectionLoss(error);
        if (!isContention(error) || tries >= TRIES) throw refusal(error, context);
      } finally {
        if (lease?.isKept === false) lease.release();
      }
      await sleep(Math.random() * 20 * 2 ** tries);
    }
  }
}

/** The error for the caller. Who was refused for want of a permission is known, and belongs in the log. */
function refusal(error: unknown, context: RequestContext | null): unknown {
  const operatorId = refusedOperator(error);
  if (operatorId) context?.enter({ id: operatorId, permissions: [] });
  return translateDatabaseError(error);
}
