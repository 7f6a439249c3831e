import { Connection, Submittable } from 'pg';

/** What of pg's connection a stream of rows needs; pg's own types leave it out. */
interface WireConnection {
  stream: { pause(): void; resume(): void };
  query(text: string): void;
}

/** A row as the texts of its columns. */
export type TextRow = (string | null)[];

/** Bytes that may lie here before the server is held; it is let go on when they are taken. */
const HELD_BYTES = 64 * 1024;

/**
 * The rows of one statement as they arrive. When they aren't taken, the server is made to wait by the network itself, so that no more than
 * some rows are here, however many and however large they are. Give it to `client.query`, then take rows until there are none.
 * A stream that is left before its end leaves its connection unusable: `isEnded` tells.
 */
export class RowStream implements Submittable {
  isEnded = false;
  private rows: TextRow[] = [];
  private bytes = 0;
  private isHeld = false;
  private failure: Error | null = null;
  private wire?: WireConnection;
  private wake: () => void = () => {};

  constructor(private readonly text: string) {}

  submit(connection: Connection): void {
    this.wire = connection as unknown as WireConnection;
    this.wire.query(this.text);
  }

  /** The rows that are here, at least one; null at the end. @throws what the server or the network says */
  async take(): Promise<TextRow[] | null> {
    while (this.rows.length === 0 && !this.isEnded) await new Promise<void>((resolve) => (this.wake = resolve));
    if (this.failure) throw this.failure;
    if (this.rows.length === 0) return null;
    const { rows } = this;
    this.rows = [];
    this.bytes = 0;
    if (this.isHeld) this.wire!.stream.resume();
    this.isHeld = false;
    return rows;
  }

  handleDataRow({ fields, length }: { fields: TextRow; length: number }): void {
    this.rows.push(fields);
    this.bytes += length;
    if (this.bytes >= HELD_BYTES && !this.isHeld) {
      this.isHeld = true;
      this.wire!.stream.pause();
    }
    this.wake();
  }

  /** The last call that pg makes after an error, be it the server's or a lost connection. */
  handleError(error: Error): void {
    this.failure = error;
    this.end();
  }

  handleReadyForQuery(): void {
    this.end();
  }

  private end(): void {
    this.isEnded = true;
    this.wake();
  }

  handleRowDescription(): void {}
  handleCommandComplete(): void {}
  handleEmptyQuery(): void {}
  handlePortalSuspended(): void {}
  handleCopyInResponse(): void {}
  handleCopyData(): void {}
}
