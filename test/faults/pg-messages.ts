/** A message of PostgreSQL's protocol, version 3, whole. */
export interface PgMessage {
  /** Its letter; blank for the first message of a client, which has none. */
  type: string;
  bytes: Buffer;
}

const LENGTH_BYTES = 4;

/** Cuts a stream into messages, by types and lengths alone. */
export class MessageCutter {
  private rest: Buffer = Buffer.alloc(0);
  private untyped: boolean;

  /** @param fromClient whose first message has no type */
  constructor(fromClient: boolean) {
    this.untyped = fromClient;
  }

  cut(chunk: Buffer): PgMessage[] {
    this.rest = this.rest.length === 0 ? chunk : Buffer.concat([this.rest, chunk]);
    const messages: PgMessage[] = [];
    for (;;) {
      const head = this.untyped ? 0 : 1;
      if (this.rest.length < head + LENGTH_BYTES) return messages;
      const length = head + this.rest.readInt32BE(head);
      if (this.rest.length < length) return messages;
      messages.push({ type: this.rest.toString('latin1', 0, head), bytes: this.rest.subarray(0, length) });
      this.rest = this.rest.subarray(length);
      this.untyped = false;
    }
  }
}

/** The texts, each ended by NUL, that a message begins with. */
export function leadingTexts({ bytes }: PgMessage, count: number): string[] {
  const texts: string[] = [];
  for (let at = 1 + LENGTH_BYTES; texts.length < count;) {
    const end = bytes.indexOf(0, at);
    texts.push(bytes.toString('utf8', at, end));
    at = end + 1;
  }
  return texts;
}
