import { setTimeout as sleep } from 'node:timers/promises';
import { Injectable } from '@nestjs/common';
import { Pool, PoolClient } from 'pg';
import { DataSource } from 'typeorm';
import { RequestContext } from '../context/request-context';
import { isConnectionLoss, isContention, translateDatabaseError } from './database-errors';
import { BatchResult, PipelinedBatch } from './pipelined-batch';
import { poolOf } from './pool';
import { BoundStatement, Statement } from './statement';
import { TenantTransaction } from './tenant-transaction';

const ENTER_REQUEST: Statement = { name: 'enter_request', text: 'SELECT * FROM enter_request($1, $2, $3)' };
const ENTER_BACKGROUND: Statement = { name: 'enter_background', text: 'SELECT * FROM enter_background($1, $2)' };
const TAKE_ROLE: BoundStatement = {
  name: 'take_role',
  text: `SELECT set_config('role', 'echonio_app', true)`,
  values: [],
};
const TRIES = 4;

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
    private readonly options: { takeRole: boolean },
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
    const results = await this.attempt(context, (client) => client.query(new PipelinedBatch(batch)).done);
    this.enter(context, results);
    return results[entrance.length]!.rows as Row[];
  }

  /**
   * Several statements as one transaction. The work runs again from its start when the database undid it because of a deadlock or a
   * serialization failure, so it must not keep state outside.
   */
  transaction<T>(context: RequestContext, work: (transaction: TenantTransaction) => Promise<T>): Promise<T> {
    return this.attempt(context, async (client) => {
      const transaction = new TenantTransaction(context, client, this.dataSource, this.entrance(context), (entrance) =>
        this.enter(context, entrance),
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

  private entrance(context: RequestContext): BoundStatement[] {
    const { organizationId, tokenDigest, requiredPermissions } = context;
    const enter = tokenDigest
      ? { ...ENTER_REQUEST, values: [organizationId, tokenDigest, requiredPermissions] }
      : { ...ENTER_BACKGROUND, values: [organizationId, context.operatorId] };
    return this.options.takeRole ? [TAKE_ROLE, enter] : [enter];
  }

  private enter(context: RequestContext, results: BatchResult[]): void {
    const row = results[this.options.takeRole ? 1 : 0]!.rows[0] as { operator_id: string; permissions: string[] };
    if (context.tokenDigest) context.enter({ id: row.operator_id, permissions: row.permissions });
  }

  private async attempt<T>(context: RequestContext, work: (client: PoolClient) => Promise<T>): Promise<T> {
    for (let tries = 1; ; tries += 1) {
      try {
        return await this.withClient(work);
      } catch (error) {
        if (!isContention(error) || tries >= TRIES) throw translateDatabaseError(error, context.requiredPermissions);
        await sleep(Math.random() * 20 * 2 ** tries);
      }
    }
  }

  private async withClient<T>(work: (client: PoolClient) => Promise<T>): Promise<T> {
    const client = await this.pool.connect();
    // The failure reaches the statement that waits for it; without a listener it would end the process too.
    const ignore = (): void => {};
    client.on('error', ignore);
    let lost = false;
    try {
      return await work(client);
    } catch (error) {
      lost = isConnectionLoss(error);
      throw error;
    } finally {
      client.off('error', ignore);
      client.release(lost);
    }
  }
}
