import { createHash } from 'node:crypto';
import { contentTypeOf, HEAD_BYTES } from './content-type';

export interface ContentFacts {
  size: number;
  sha256: string;
  mimeType: string;
}

/** Learns size, digest and type of a content while it passes, keeping its first bytes only. */
export class ContentInspector {
  private readonly hash = createHash('sha256');
  private head = Buffer.alloc(0);
  private size = 0;

  async *watch(content: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
    for await (const chunk of content) {
      this.hash.update(chunk);
      this.size += chunk.length;
      const missing = HEAD_BYTES - this.head.length;
      if (missing > 0) this.head = Buffer.concat([this.head, chunk.subarray(0, missing)]);
      yield chunk;
    }
  }

  /** Call once, when everything has passed. */
  facts(): ContentFacts {
    const mimeType = contentTypeOf(this.head, this.size === this.head.length);
    return { size: this.size, sha256: this.hash.digest('hex'), mimeType };
  }
}
