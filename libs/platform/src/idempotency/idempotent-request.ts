import type { Subject } from './subject';

/**
 * How a route takes a repeat of a request that has an `Idempotency-Key`: `stored` answers it with the first reply; `secret` has given
 * something in that reply which isn't kept, and refuses it; `joined` makes the same of it anyway, however often it is asked, and takes long,
 * so that its reply is stored apart from its effect.
 */
export type RepeatKind = 'stored' | 'secret' | 'joined';

/** A reply as it goes to the client, word for word. */
export interface KeptReply {
  status: number;
  headers: Record<string, string>;
  body: string;
}

/** What the request has done and not yet ended. */
export interface Pending {
  /** Makes it last together with the reply. */
  complete(reply: KeptReply): Promise<void>;
  /** Makes it last, because more of the same request follows. */
  commit(): Promise<void>;
  /** Takes it back. */
  abandon(): Promise<void>;
}

export interface RepeatOptions {
  kind: RepeatKind;
  /** SHA-256 of the client's key: it may be anything, a name too, so it isn't kept as it is. */
  key: Buffer;
  /** What the request asks for. Given what only its route can tell of it. */
  fingerprint: (content: string) => Buffer;
  /** Whom its route names. */
  subject: Subject;
}

/** A request that may come again under the same key and must then take effect once. */
export class IdempotentRequest {
  /** Set by the database accessor from the first write until the reply. */
  pending: Pending | null = null;
  /** Nothing of it can be repeated any more; what its context still does, it does as any other. */
  isOver = false;
  private content = '';
  private readonly afterwards: (() => Promise<void>)[] = [];

  constructor(private readonly options: RepeatOptions) {}

  get kind(): RepeatKind {
    return this.options.kind;
  }

  get key(): Buffer {
    return this.options.key;
  }

  get subject(): Subject {
    return this.options.subject;
  }

  get fingerprint(): Buffer {
    return this.options.fingerprint(this.content);
  }

  /** Tells by what a body that was streamed is known again. Call before the first write. */
  describeContent(...parts: string[]): void {
    this.content = JSON.stringify(parts);
  }

  /** Does what must not be done before the effect lasts: now, or when it does. */
  afterCommit(work: () => Promise<void>): Promise<void> {
    if (!this.pending) return work();
    this.afterwards.push(work);
    return Promise.resolve();
  }

  /** Makes the effect last, and the reply with it. */
  async complete(reply: KeptReply): Promise<void> {
    const { pending } = this;
    this.end();
    await pending?.complete(reply);
    for (const work of this.afterwards) await work();
  }

  /** Makes last what was done so far: of several transactions of a request, the last one carries the reply. */
  async commit(): Promise<void> {
    const { pending } = this;
    this.pending = null;
    await pending?.commit();
  }

  /** For a `joined` request whose reply isn't to be kept: a repeat is made anew. */
  forgoReply(): Promise<void> {
    return this.commit();
  }

  /** The request failed: what it has done is undone. */
  async abandon(): Promise<void> {
    const { pending } = this;
    this.end();
    await pending?.abandon();
  }

  private end(): void {
    this.pending = null;
    this.isOver = true;
  }
}
