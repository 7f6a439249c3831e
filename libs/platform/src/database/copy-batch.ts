import { Connection, Submittable } from 'pg';

/** What of pg's connection a COPY needs; pg's own types leave it out. */
interface CopyConnection {
  stream: NodeJS.WritableStream & { cork(): void; uncork(): void };
  query(text: string): void;
  endCopyFrom(): void;
}

const COPY_DATA = 0x64;
const LENGTH_BYTES = 4;

/**
 * Rows for `COPY … FROM STDIN` in one message, which is sent from the memory it is in: that must stay as it is until `done`.
 * Give it to `client.query`; the outcome is in `done`.
 */
export class CopyBatch implements Submittable {
  readonly done: Promise<void>;
  private settle!: { resolve: () => void; reject: (error: Error) => void };

  /** @param lines in PostgreSQL's text format */
  constructor(
    private readonly command: string,
    private readonly lines: Buffer,
  ) {
    this.done = new Promise((resolve, reject) => (this.settle = { resolve, reject }));
  }

  submit(connection: Connection): void {
    (connection as unknown as CopyConnection).query(this.command);
  }

  handleCopyInResponse(connection: Connection): void {
    const wire = connection as unknown as CopyConnection;
    const head = Buffer.alloc(1 + LENGTH_BYTES);
    head[0] = COPY_DATA;
    head.writeInt32BE(LENGTH_BYTES + this.lines.length, 1);
    wire.stream.cork();
    wire.stream.write(head);
    wire.stream.write(this.lines);
    wire.endCopyFrom();
    wire.stream.uncork();
  }

  /** The last call that pg makes after an error, be it the server's or a lost connection. */
  handleError(error: Error): void {
    this.settle.reject(error);
  }

  handleReadyForQuery(): void {
    this.settle.resolve();
  }

  handleRowDescription(): void {}
  handleDataRow(): void {}
  handleCommandComplete(): void {}
  handleEmptyQuery(): void {}
  handlePortalSuspended(): void {}
  handleCopyData(): void {}
}
