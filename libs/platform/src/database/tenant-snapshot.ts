import { PoolClient } from 'pg';
import { RequestContext } from '../context/request-context';
import { BatchResult } from './pipelined-batch';
import { RowStream, TextRow } from './row-stream';
import { sendBatch } from './send-batch';
import { BoundStatement, Statement } from './statement';

const BEGIN: BoundStatement = { text: 'BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY', label: 'BEGIN', values: [] };
/** A walk goes on for as long as its reader takes; only its first row must come within the time of a statement. */
const UNLIMITED: BoundStatement = {
  text: `SELECT set_config('statement_timeout', '0', true)`,
  label: 'unlimited',
  values: [],
};

/** Reads of one organization that all see the moment of the first. `$1` of every statement is the organization. */
export class TenantSnapshot {
  private cursors = 0;
  private walk: RowStream | null = null;

  constructor(
    readonly context: RequestContext,
    private readonly client: PoolClient,
    private readonly entrance: readonly BoundStatement[],
  ) {}

  /** Whether a walk was left before its end, after which the connection is of no use. */
  get isBusy(): boolean {
    return this.walk !== null && !this.walk.isEnded;
  }

  /** @returns what the last statement of the entrance gave */
  async open(): Promise<BatchResult> {
    const results = await this.send([BEGIN, ...this.entrance]);
    return results.at(-1)!;
  }

  async run<Row = Record<string, unknown>>(statement: Statement, values: readonly unknown[] = []): Promise<Row[]> {
    const results = await this.send([{ ...statement, values: [this.context.organizationId, ...values] }]);
    return results[0]!.rows as Row[];
  }

  /**
   * The rows of a statement as the texts of its columns, some at a time and no faster than they are taken. Nothing else can be read before
   * the walk has ended.
   */
  async *rows(
    { text, name, label = name }: Statement,
    values: readonly unknown[] = [],
  ): AsyncGenerator<TextRow[], void, undefined> {
    const cursor = `walk_${(this.cursors += 1)}`;
    const declare = { text: `DECLARE ${cursor} NO SCROLL CURSOR FOR ${text}`, label };
    await this.send([{ ...declare, values: [this.context.organizationId, ...values] }]);
    yield* this.stream(`FETCH 1 FROM ${cursor}`);
    await this.send([UNLIMITED]);
    yield* this.stream(`FETCH ALL FROM ${cursor}`);
  }

  private async *stream(text: string): AsyncGenerator<TextRow[], void, undefined> {
    const walk = (this.walk = this.client.query(new RowStream(text)));
    for (let rows = await walk.take(); rows; rows = await walk.take()) yield rows;
  }

  private send(statements: readonly BoundStatement[]): Promise<BatchResult[]> {
    return sendBatch(this.client, statements);
  }
}
