import { ClientRequest, IncomingMessage, request as httpRequest } from 'node:http';
import { once } from 'node:events';

export interface ReadEvent {
  event: string;
  // eslint-disable-next-line @typescript-eslint/no-explicit-any -- tests look into replies of every shape
  data: any;
}

/** A client of server-sent events that keeps what has come so far. */
export class EventReader {
  text = '';
  isOver = false;
  private changed = (): void => {};

  private constructor(
    private readonly outgoing: ClientRequest,
    private readonly incoming: IncomingMessage,
  ) {
    incoming.on('data', (chunk: Buffer) => {
      this.text += chunk.toString('utf8');
      this.changed();
    });
    incoming.on('close', () => {
      this.isOver = true;
      this.changed();
    });
    incoming.on('error', () => {});
  }

  static async open(
    url: string,
    path: string,
    token: string,
    headers: Record<string, string> = {},
  ): Promise<EventReader> {
    const all = { authorization: `Bearer ${token}`, ...headers };
    const outgoing = httpRequest(new URL(path, url), { headers: all, agent: false });
    outgoing.end();
    const [incoming] = (await once(outgoing, 'response')) as [IncomingMessage];
    return new EventReader(outgoing, incoming);
  }

  get status(): number {
    return this.incoming.statusCode!;
  }

  get headers(): IncomingMessage['headers'] {
    return this.incoming.headers;
  }

  get events(): ReadEvent[] {
    return [...this.text.matchAll(/^event: (.*)\ndata: (.*)\n\n/gm)].map(([, event, data]) => ({
      event: event!,
      data: JSON.parse(data!) as unknown,
    }));
  }

  get comments(): string[] {
    return [...this.text.matchAll(/^: (.*)\n\n/gm)].map(([, comment]) => comment!);
  }

  /** Waits until it holds; the end of the stream before is an error. */
  async until(holds: (events: ReadEvent[]) => boolean): Promise<ReadEvent[]> {
    while (!holds(this.events)) {
      if (this.isOver) throw new Error(`The stream has ended: ${this.text}`);
      await new Promise<void>((resolve) => (this.changed = resolve));
    }
    return this.events;
  }

  /** All events, once the stream has ended by itself. */
  async ended(): Promise<ReadEvent[]> {
    while (!this.isOver) await new Promise<void>((resolve) => (this.changed = resolve));
    return this.events;
  }

  /** Takes nothing any more, and stays. */
  stall(): void {
    this.incoming.pause();
  }

  close(): void {
    this.outgoing.destroy();
  }
}
