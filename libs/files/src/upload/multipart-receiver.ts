import type { IncomingMessage } from 'node:http';
import type { Readable } from 'node:stream';
import { Busboy, BusboyConfig, BusboyInstance } from '@fastify/busboy';
import { AppError, liftBodyTime, ValidationError } from '@echonio/platform';
import { UploadClock, UploadPace } from './upload-clock';

/** What is made of a file, and can be undone. */
export interface Receivable {
  discard(): Promise<void>;
}

export interface UploadLimits extends UploadPace {
  fileBytes: number;
}

type Store<T> = (name: string | undefined, content: Readable) => Promise<T>;

const MAX_FIELDS = 20;
const MAX_FIELD_BYTES = 65_536;
const PART_LIMITS = {
  files: 1,
  fields: MAX_FIELDS,
  fieldSize: MAX_FIELD_BYTES,
  parts: MAX_FIELDS + 2,
  headerPairs: 20,
  headerSize: 16_384,
};
/** What a body may hold beside its file. */
const MAX_OVERHEAD_BYTES = 2_097_152;

/** Reads one multipart body: streaming, with each of its parts, its length and its time bounded. */
export class MultipartReceiver<T extends Receivable> {
  private readonly ended = Promise.withResolvers<void>();
  private readonly clock: UploadClock;
  private stored?: Promise<T>;
  private content?: Readable;
  private bytes = 0;

  constructor(
    private readonly request: IncomingMessage,
    private readonly limits: UploadLimits,
    private readonly store: Store<T>,
  ) {
    this.clock = new UploadClock(
      limits,
      () => request.isPaused(),
      (error) => this.fail(error),
    );
  }

  async receive(): Promise<T> {
    try {
      this.requireSize(Number(this.request.headers['content-length'] ?? 0));
      this.read(this.newParser());
      await this.ended.promise;
      if (!this.stored) throw ValidationError.of('file', 'is needed');
      return await this.stored;
    } catch (error) {
      await this.abandon(error as Error);
      throw error;
    } finally {
      this.clock.stop();
    }
  }

  private newParser(): BusboyInstance {
    const { headers } = this.request;
    const limits = { ...PART_LIMITS, fileSize: this.limits.fileBytes };
    try {
      return new Busboy({ headers: headers as BusboyConfig['headers'], limits });
    } catch {
      throw ValidationError.of('body', 'has no boundary in its content type');
    }
  }

  private read(parser: BusboyInstance): void {
    parser.on('file', (_field, content, name) => this.take(name, content));
    parser.on('field', (_name, _value, nameCut, valueCut) => {
      if (nameCut || valueCut) this.fail(new AppError('too-large', 'A field of the upload is larger than 64 KiB.'));
    });
    parser.on('filesLimit', () => this.fail(ValidationError.of('file', 'must be one only')));
    const tooMany = (): void => this.fail(new AppError('too-large', `The upload has more than ${MAX_FIELDS} fields.`));
    parser.on('fieldsLimit', tooMany).on('partsLimit', tooMany);
    parser.on('error', () => this.fail(ValidationError.of('body', 'is not complete multipart/form-data')));
    parser.on('finish', () => this.ended.resolve());
    const brokenOff = (): void => {
      if (!this.request.readableEnded) this.fail(ValidationError.of('body', 'broke off before its end'));
    };
    this.request.once('close', brokenOff).once('error', brokenOff);
    liftBodyTime(this.request);
    this.request.on('data', this.count).pipe(parser);
  }

  private take(name: string | undefined, content: Readable): void {
    this.content = content;
    // Whoever reads the content sees its errors too; before that nobody does, and an error without a listener ends the process.
    content.on('error', () => undefined);
    content.once('limit', () => this.fail(tooLarge(this.limits.fileBytes)));
    this.stored = this.store(name, content);
    this.stored.catch((error: Error) => this.fail(error));
  }

  private readonly count = (chunk: Buffer): void => {
    this.clock.arrived(chunk.length);
    this.bytes += chunk.length;
    try {
      this.requireSize(this.bytes);
    } catch (error) {
      this.fail(error as Error);
    }
  };

  private requireSize(bytes: number): void {
    if (bytes > this.limits.fileBytes + MAX_OVERHEAD_BYTES) throw tooLarge(this.limits.fileBytes);
  }

  private fail(error: Error): void {
    this.ended.reject(error);
  }

  /** Lets the rest of the body pass by, ends the storing and undoes what was stored. */
  private async abandon(error: Error): Promise<void> {
    this.request.off('data', this.count).unpipe();
    this.request.resume();
    this.content?.destroy(error);
    const stored = await this.stored?.catch(() => undefined);
    await stored?.discard();
  }
}

const tooLarge = (bytes: number): AppError => new AppError('too-large', `A file may have at most ${bytes} bytes.`);
