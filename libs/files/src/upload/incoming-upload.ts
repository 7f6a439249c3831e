import type { IncomingMessage } from 'node:http';
import type { Readable } from 'node:stream';
import { MultipartReceiver, Receivable, UploadLimits } from './multipart-receiver';

/** A multipart body that has arrived up to its headers. */
export class IncomingUpload {
  constructor(private readonly request: IncomingMessage) {}

  /** What is known of it before it is read, to tell requests apart. */
  toJSON(): string {
    return 'multipart/form-data';
  }

  /**
   * Reads the body to its end and gives what `store` made of its one file. When anything fails, before or behind the file, what was made is
   * discarded.
   * @throws ValidationError for a broken body, none or several files; AppError when it is too large or too slow; what `store` throws
   */
  receive<T extends Receivable>(
    limits: UploadLimits,
    store: (name: string | undefined, content: Readable) => Promise<T>,
  ): Promise<T> {
    return new MultipartReceiver(this.request, limits, store).receive();
  }
}
