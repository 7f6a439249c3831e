import { Readable } from 'node:stream';

/** How soon a client that lost the stream asks again, in ms. */
const RETRY_MS = 2_000;

/** An event, or the text of a comment. */
export type Sent = { event: string; data: string } | { comment: string };

/**
 * Server-sent events for one reader. Only the newest that it hasn't taken waits for it, so that a slow reader costs no memory; a comment is
 * sent when nothing else was for a while.
 */
export class EventStream extends Readable {
  private waiting: Sent | null = null;
  private isOver = false;
  private wanted = false;
  private sent = 0;
  private readonly heartbeat: NodeJS.Timeout;

  /** @param heartbeatMs how long the stream may be silent @param gone called once, when nobody reads any more or all was read */
  constructor(
    heartbeatMs: number,
    private readonly gone: () => void,
  ) {
    super({ highWaterMark: 1 });
    this.heartbeat = setInterval(() => this.beat(), heartbeatMs).unref();
  }

  /** Takes the place of what the reader hasn't taken yet. */
  offer(next: Sent): void {
    if (this.isOver) return;
    this.waiting = next;
    this.flush();
  }

  /** The last that is sent; then the stream ends. */
  finish(last: Sent): void {
    this.offer(last);
    this.isOver = true;
    this.flush();
  }

  override _read(): void {
    this.wanted = true;
    this.flush();
  }

  override _destroy(error: Error | null, done: (error: Error | null) => void): void {
    clearInterval(this.heartbeat);
    this.gone();
    done(error);
  }

  private beat(): void {
    if (this.waiting === null) this.offer({ comment: 'still here' });
  }

  private flush(): void {
    if (!this.wanted) return;
    const next = this.waiting;
    if (next) {
      this.wanted = false;
      this.waiting = null;
      this.heartbeat.refresh();
      this.push(this.textOf(next));
    } else if (this.isOver) this.push(null);
  }

  private textOf(next: Sent): string {
    if ('comment' in next) return `: ${next.comment}\n\n`;
    this.sent += 1;
    const retry = this.sent === 1 ? `retry: ${RETRY_MS}\n` : '';
    return `${retry}id: ${this.sent}\nevent: ${next.event}\ndata: ${next.data}\n\n`;
  }
}
