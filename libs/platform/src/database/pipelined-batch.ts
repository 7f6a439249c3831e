import { Connection, Submittable } from 'pg';
import { BoundStatement } from './statement';
// eslint-disable-next-line @typescript-eslint/no-require-imports -- pg exposes its row parser and value mapper only by path
const Result = require('pg/lib/result') as new (mode: undefined, types: undefined) => ParsedResult;
// eslint-disable-next-line @typescript-eslint/no-require-imports
const { prepareValue } = require('pg/lib/utils') as { prepareValue: (value: unknown) => unknown };

interface ParsedResult {
  rows: Record<string, unknown>[];
  rowCount: number | null;
  addFields(fields: unknown[]): void;
  parseRow(fields: unknown[]): Record<string, unknown>;
  addRow(row: Record<string, unknown>): void;
  addCommandComplete(message: unknown): void;
}

/** What of pg's connection a query object may use; pg's own types leave the prepared-statement maps out. */
interface WireConnection {
  parsedStatements: Record<string, string>;
  doubtfulStatements?: Set<string>;
  stream: { cork(): void; uncork(): void };
  parse(message: { name: string; text: string }): void;
  bind(message: { statement: string; values: readonly unknown[] }): void;
  describe(message: { type: string; name: string }): void;
  execute(message: { portal: string }): void;
  close(message: { type: string; name: string }): void;
  sync(): void;
}

export interface BatchResult {
  rows: Record<string, unknown>[];
  rowCount: number;
}

/**
 * Several statements in one network round trip: they are sent together with one Sync behind them, so that PostgreSQL runs them as one
 * transaction unless BEGIN or COMMIT among them says otherwise. The first error ends the batch and undoes what it did.
 * Give it to `client.query`; the outcome is in `done`.
 */
export class PipelinedBatch implements Submittable {
  readonly done: Promise<BatchResult[]>;
  private readonly messages: BoundStatement[];
  private readonly results: ParsedResult[] = [newResult()];
  private readonly newNames: string[] = [];
  private rowFailure: Error | null = null;
  private settle!: { resolve: (results: BatchResult[]) => void; reject: (error: Error) => void };

  constructor(statements: readonly BoundStatement[]) {
    // Values are converted before anything is sent, because a batch that breaks off half-way would commit its first half.
    this.messages = statements.map((each) => ({ ...each, values: each.values.map(prepareValue) }));
    this.done = new Promise((resolve, reject) => (this.settle = { resolve, reject }));
  }

  submit(connection: Connection): void {
    const wire = connection as unknown as WireConnection;
    wire.stream.cork();
    for (const each of this.messages) this.send(each, wire);
    wire.sync();
    wire.stream.uncork();
  }

  private send(each: BoundStatement, wire: WireConnection): void {
    const name = each.name ?? '';
    if (name === '' || wire.parsedStatements[name] === undefined) {
      if (name !== '') this.announce(name, each.text, wire);
      wire.parse({ name, text: each.text });
    }
    wire.bind({ statement: name, values: each.values });
    wire.describe({ type: 'P', name: '' });
    wire.execute({ portal: '' });
  }

  private announce(name: string, text: string, wire: WireConnection): void {
    // After a failed batch nobody knows whether the server has prepared a name; closing an unknown one is harmless.
    if (wire.doubtfulStatements?.delete(name)) wire.close({ type: 'S', name });
    wire.parsedStatements[name] = text;
    this.newNames.push(name);
  }

  handleRowDescription(message: { fields: unknown[] }): void {
    this.current.addFields(message.fields);
  }

  handleDataRow(message: { fields: unknown[] }): void {
    try {
      this.current.addRow(this.current.parseRow(message.fields));
    } catch (error) {
      this.rowFailure ??= error as Error;
    }
  }

  handleCommandComplete(message: unknown): void {
    this.current.addCommandComplete(message);
    this.results.push(newResult());
  }

  handleEmptyQuery(): void {
    this.results.push(newResult());
  }

  /** The last call that pg makes after an error, be it the server's or a lost connection. */
  handleError(error: Error, connection: Connection): void {
    const wire = connection as unknown as WireConnection;
    for (const name of this.newNames) {
      delete wire.parsedStatements[name];
      (wire.doubtfulStatements ??= new Set()).add(name);
    }
    this.settle.reject(error);
  }

  handleReadyForQuery(): void {
    if (this.rowFailure) return this.settle.reject(this.rowFailure);
    this.settle.resolve(this.results.slice(0, -1).map(({ rows, rowCount }) => ({ rows, rowCount: rowCount ?? 0 })));
  }

  handlePortalSuspended(): void {}
  handleCopyInResponse(): void {}
  handleCopyData(): void {}

  private get current(): ParsedResult {
    return this.results[this.results.length - 1]!;
  }
}

const newResult = (): ParsedResult => new Result(undefined, undefined);
