import { DestinationStream, pino } from 'pino';

/** Lines wait no longer than this to be written. */
const WAIT_MS = 100;
/** So much is written without waiting. More at once costs more, because pino measures all that waits again with each line. */
const ENOUGH_BYTES = 8_192;

/**
 * Standard output, or another file, for lines that come by the thousand: they are written together, because a write costs as much as the rest
 * of a line's request. What waits is written when the process exits, and at once behind a fatal line.
 */
export class LineBuffer implements DestinationStream {
  private readonly output: ReturnType<typeof pino.destination>;
  /** In bytes. */
  private unwritten = 0;
  private timer: NodeJS.Timeout | undefined;

  /** @param fd of an open file */
  constructor(fd = 1) {
    this.output = pino.destination({ fd, sync: false, minLength: ENOUGH_BYTES, maxWrite: 2 * ENOUGH_BYTES });
    this.output.on('write', (bytes: number) => (this.unwritten = Math.max(0, this.unwritten - bytes)));
    // What came during a write isn't flushed as long as that goes on.
    this.output.on('drain', () => this.flushSoon());
  }

  write(line: string): void {
    this.unwritten += Buffer.byteLength(line);
    this.output.write(line);
    this.flushSoon();
  }

  flushSync(): void {
    this.output.flushSync();
    this.unwritten = 0;
  }

  private flushSoon(): void {
    if (this.unwritten > 0) this.timer ??= setTimeout(() => this.flush(), WAIT_MS).unref();
  }

  private flush(): void {
    this.timer = undefined;
    if (this.unwritten > 0) this.output.flush();
  }
}
