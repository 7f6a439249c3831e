import { setTimeout as sleep } from 'node:timers/promises';
import { Injectable } from '@nestjs/common';
import { Pool, PoolClient } from 'pg';
import { DataSource } from 'typeorm';
import { RequestContext } from '../context/request-context';
import { isConnectionLoss, isContention, refusedOperator, translateDatabaseError } from './database-errors';
import { BatchResult, PipelinedBatch } from './pipelined-batch';
import { poolOf } from './pool';
import { BoundStatement, Statement } from './statement';
import { TenantSnapshot } from './tenant-snapshot';
import { TenantTransaction } from './tenant-transaction';

const ENTER_REQUEST: Statement = { name: 'enter_request', text: 'SELECT * FROM enter_request($1, $2, $3)' };
const ENTER_BACKGROUND: Statement = { name: 'enter_background', text: 'SELECT * FROM enter_background($1, $2)' };
const NOTHING: Statement = { name: 'nothing', text: 'SELECT $1::uuid AS "organizationId"' };
const takeRole = (role: string): BoundStatement => ({
  name: `take_role_${role}`,
  text: `SELECT set_config('role', '${role}', true)`,
  values: [],
});
const TAKE_APP_ROLE = takeRole('echonio_app');
const TAKE_IMPORTER_ROLE = takeRole('echonio_importer');
const TRIES = 4;

/** A connection that is out of the pool. */
interface ClientLease {
  readonly client: PoolClient;
  /** The connection is of no use any more. */
  lost: boolean;
  release(): void;
}

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
    private readonly options: { takeRole: boolean; longWork?: Pool },
  ) {
    this.pool = poolOf(dataSource);
  }

  /** One statement as one transaction in one round trip. `$1` is the organization; the values given are `$2…$n`. */
  async run<Row = Record<string, unknown>>(
    context: RequestContext,
    statement: Statement,
    values: readonly unknown[] = [],
  ): Promise<Row[]> {
    const entrance = this.entrance(context);
    const batch = [...entrance, { ...statement, values: [context.organizationId, ...values] }];
    const results = await this.attempt(this.pool, context, (client) => client.query(new PipelinedBatch(batch)).done);
    this.enter(context, results[entrance.length - 1]!);
    return results[entrance.length]!.rows as Row[];
  }

  /** Has the caller's token proved and his permissions checked, for what needs nothing else of the database. */
  async prove(context: RequestContext): Promise<void> {
    await this.run(context, NOTHING);
  }

  /**
   * Several statements as one transaction. The work runs again from its start when the database undid it because of a deadlock or a
   * serialization failure, so it must not keep state outside.
   */
  transaction<T>(
    context: RequestContext,
    work: (transaction: TenantTransaction) => Promise<T>,
    { asImporter = false, isLongWork = false }: TransactionOptions = {},
  ): Promise<T> {
    const pool = isLongWork ? (this.options.longWork ?? this.pool) : this.pool;
    return this.attempt(pool, context, async (client) => {
      const entrance = this.entrance(context, asImporter);
      const transaction = new TenantTransaction(context, client, this.dataSource, entrance, (results) =>
        this.enter(context, results.at(-1)!),
      );
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
    const lease = leaseOf(client);
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
    const batch = [TAKE_IMPORTER_ROLE, { ...statement, values }];
    const results = await this.attempt(this.pool, null, (client) => client.query(new PipelinedBatch(batch)).done);
    return results[1]!.rows as Row[];
  }

  private entrance(context: RequestContext, asImporter = false): BoundStatement[] {
    const { organizationId, tokenDigest, requiredPermissions } = context;
    const enter = tokenDigest
      ? { ...ENTER_REQUEST, values: [organizationId, tokenDigest, requiredPermissions] }
      : { ...ENTER_BACKGROUND, values: [organizationId, context.operatorId] };
    if (asImporter) return [TAKE_IMPORTER_ROLE, enter];
    return this.options.takeRole ? [TAKE_APP_ROLE, enter] : [enter];
  }

  /** @param entered what the last statement of the entrance gave */
  private enter(context: RequestContext, entered: BatchResult): void {
    const row = entered.rows[0] as { operator_id: string; permissions: string[] };
    if (context.tokenDigest) context.enter({ id: row.operator_id, permissions: row.permissions });
  }

  private async attempt<T>(
    pool: Pool,
    context: RequestContext | null,
    work: (client: PoolClient) => Promise<T>,
  ): Promise<T> {
    for (let tries = 1; ; tries += 1) {
      let lease: ClientLease | undefined;
      try {
        lease = leaseOf(await pool.connect());
        return await work(lease.client);
      } catch (error) {
        if (lease) lease.lost = isConnectionLoss(error);
        if (!isContention(error) || tries >= TRIES) throw refusal(error, context);
      } finally {
        lease?.release();
      }
      await sleep(Math.random() * 20 * 2 ** tries);
    }
  }
}

const heard = new WeakSet<PoolClient>();

function leaseOf(client: PoolClient): ClientLease {
  if (!heard.has(client)) {
    heard.add(client);
    // The failure reaches the statement that waits for it; without a listener it would end the process too.
    client.on('error', () => {});
  }
  const lease = { client, lost: false, release: () => client.release(lease.lost) };
  return lease;
}

/** The error for the caller. Who was refused for want of a permission is known, and belongs in the log. */
function refusal(error: unknown, context: RequestContext | null): unknown {
  const operatorId = refusedOperator(error);
  if (operatorId) context?.enter({ id: operatorId, permissions: [] });
  return translateDatabaseError(error);
}
