import { DataSource, EntityManager, EntityTarget, ObjectLiteral } from 'typeorm';
import { PoolClient } from 'pg';
import { RequestContext } from '../context/request-context';
import { CopyBatch } from './copy-batch';
import { BatchResult } from './pipelined-batch';
import { ScopedRepository } from './scoped-repository';
import { inRoundTrip, sendBatch } from './send-batch';
import { BoundStatement, Statement } from './statement';

const BEGIN: BoundStatement = { text: 'BEGIN', label: 'BEGIN', values: [] };
const COMMIT: BoundStatement = { text: 'COMMIT', label: 'COMMIT', values: [] };
const ROLLBACK: BoundStatement = { text: 'ROLLBACK', label: 'ROLLBACK', values: [] };

/**
 * Statements of one organization that take effect together. `$1` of every statement is the organization; the values given are `$2…$n`.
 * BEGIN travels with the first statement, COMMIT with the last when `finish` is used.
 */
export class TenantTransaction {
  protected state: 'new' | 'open' | 'closed' = 'new';

  constructor(
    readonly context: RequestContext,
    protected readonly client: PoolClient,
    private readonly dataSource: DataSource,
    private readonly entrance: readonly BoundStatement[],
    private readonly entered: (entrance: BatchResult[]) => void,
  ) {}

  /** Runs a statement and gives its rows. */
  async run<Row = Record<string, unknown>>(statement: Statement, values: readonly unknown[] = []): Promise<Row[]> {
    const results = await this.send([this.bind(statement, values)]);
    return results[0]!.rows as Row[];
  }

  /** Runs statements together in one round trip and gives the rows of each. */
  async runAll(...statements: [Statement, readonly unknown[]][]): Promise<Record<string, unknown>[][]> {
    const results = await this.send(statements.map(([statement, values]) => this.bind(statement, values)));
    return results.map((result) => result.rows);
  }

  /**
   * Sends lines in PostgreSQL's text format to `COPY … FROM STDIN`. A table under row-level security refuses it, and the organization isn't
   * added: the lines must carry it. They are sent from the memory they are in, which must stay as it is until then.
   */
  async copy(command: string, lines: Buffer): Promise<void> {
    if (this.state === 'new') await this.send([]);
    await inRoundTrip(['COPY'], () => this.client.query(new CopyBatch(command, lines)).done);
  }

  /** Runs the last statement and commits in the same round trip. */
  async finish<Row = Record<string, unknown>>(statement: Statement, values: readonly unknown[] = []): Promise<Row[]> {
    const [rows] = await this.finishAll([statement, values]);
    return rows as Row[];
  }

  /** Runs the last statements and commits in the same round trip. */
  async finishAll(...statements: [Statement, readonly unknown[]][]): Promise<Record<string, unknown>[][]> {
    const results = await this.send([...statements.map(([each, values]) => this.bind(each, values)), COMMIT]);
    this.state = 'closed';
    return results.slice(0, -1).map((result) => result.rows);
  }

  /** Simple reads and writes of one entity, by TypeORM. */
  async repository<E extends ObjectLiteral & { organizationId: string }>(
    entity: EntityTarget<E>,
  ): Promise<ScopedRepository<E>> {
    if (this.state === 'new') await this.send([]);
    return new ScopedRepository(this.manager(), entity, this.context.organizationId);
  }

  /** A TypeORM manager that is lent this client, so that its statements run inside the same transaction. */
  private manager(): EntityManager {
    const runner = this.dataSource.createQueryRunner();
    Object.assign(runner, { databaseConnection: this.client });
    return runner.manager;
  }

  /** Commits what `finish` hasn't; with nothing done there is nothing to commit. */
  async commit(): Promise<void> {
    if (this.state === 'open') await this.batch([COMMIT]);
    this.state = 'closed';
  }

  async rollback(): Promise<void> {
    if (this.state === 'open') await this.batch([ROLLBACK]);
    this.state = 'closed';
  }

  private bind(statement: Statement, values: readonly unknown[]): BoundStatement {
    return { ...statement, values: [this.context.organizationId, ...values] };
  }

  private async send(statements: BoundStatement[]): Promise<BatchResult[]> {
    if (this.state === 'closed') throw new Error('The transaction has ended.');
    if (this.state === 'open') return this.batch(statements);
    this.state = 'open';
    const results = await this.batch([BEGIN, ...this.entrance, ...statements]);
    this.entered(results.slice(1, 1 + this.entrance.length));
    return results.slice(1 + this.entrance.length);
  }

  protected batch(statements: readonly BoundStatement[]): Promise<BatchResult[]> {
    return sendBatch(this.client, statements);
  }
}
