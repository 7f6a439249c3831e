import { PoolClient } from 'pg';
import { RequestContext } from '../context/request-context';
import { BatchResult, PipelinedBatch } from './pipelined-batch';
import { BoundStatement, Statement } from './statement';

const BEGIN: BoundStatement = { text: 'BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY', values: [] };
/** How long the reader may leave a page unread, which is as long as a stalled client may stay connected. */
const PATIENCE: BoundStatement = {
  text: `SELECT set_config('idle_in_transaction_session_timeout', '60s', true)`,
  values: [],
};

/** Reads of one organization that all see the moment of the first. `$1` of every statement is the organization. */
export class TenantSnapshot {
  private cursors = 0;

  constructor(
    readonly context: RequestContext,
    private readonly client: PoolClient,
    private readonly entrance: readonly BoundStatement[],
  ) {}

  /** @returns what the last statement of the entrance gave */
  async open(): Promise<BatchResult> {
    const results = await this.send([BEGIN, PATIENCE, ...this.entrance]);
    return results.at(-1)!;
  }

  async run<Row = Record<string, unknown>>(statement: Statement, values: readonly unknown[] = []): Promise<Row[]> {
    const results = await this.send([{ ...statement, values: [this.context.organizationId, ...values] }]);
    return results[0]!.rows as Row[];
  }

  /** The rows of a statement, `size` at a time, as a cursor gives them; the next are fetched when they are asked for. */
  async *pages<Row = Record<string, unknown>>(
    { text }: Statement,
    values: readonly unknown[],
    size: number,
  ): AsyncGenerator<Row[], void, undefined> {
    const cursor = `walk_${(this.cursors += 1)}`;
    const declare = { text: `DECLARE ${cursor} NO SCROLL CURSOR FOR ${text}` };
    const fetch = { text: `FETCH ${size} FROM ${cursor}`, values: [] };
    let results = await this.send([{ ...declare, values: [this.context.organizationId, ...values] }, fetch]);
    for (;;) {
      const rows = results.at(-1)!.rows as Row[];
      if (rows.length > 0) yield rows;
      if (rows.length < size) return;
      results = await this.send([fetch]);
    }
  }

  private send(statements: readonly BoundStatement[]): Promise<BatchResult[]> {
    return this.client.query(new PipelinedBatch(statements)).done;
  }
}
