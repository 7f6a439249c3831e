import { Logger } from '@nestjs/common';
import { RequestContext } from '@echonio/platform';

/** Tells of exports that end before their end. */
export class ExportLog {
  private readonly logger = new Logger('Exports');

  constructor(private readonly ctx: RequestContext) {}

  /** The chunks as they are. Who leaves them early is told in the log, with how long nothing was taken before. */
  async *watch(chunks: AsyncGenerator<Buffer, void, undefined>): AsyncGenerator<Buffer, void, undefined> {
    let bytes = 0;
    let isWhole = false;
    let given = Date.now();
    try {
      for await (const chunk of chunks) {
        bytes += chunk.length;
        given = Date.now();
        yield chunk;
      }
      isWhole = true;
    } finally {
      // What is refused before its first byte is told to the client, and in the log of its request.
      if (!isWhole && bytes > 0) this.tell(bytes, Date.now() - given);
    }
  }

  private tell(bytes: number, idleMs: number): void {
    const { organizationId, operatorId } = this.ctx;
    this.logger.warn({ organizationId, operatorId, bytes, idleMs }, 'export broken off');
  }
}
