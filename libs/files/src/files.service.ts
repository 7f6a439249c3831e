import type { Readable } from 'node:stream';
import { Injectable, Logger, OnModuleInit } from '@nestjs/common';
import {
  AppError,
  ConflictError,
  ForbiddenError,
  Metrics,
  NotFoundError,
  RequestContext,
  Settings,
  Tally,
  TenantDatabase,
  TenantTransaction,
  Traced,
  UnavailableError,
  uuidv7,
  ValidationError,
} from '@echonio/platform';
import { ContentFacts, ContentInspector } from './content-inspector';
import { showableFileName } from './file-name';
import { FilesRepository } from './files.repository';
import { Draft, FileStorage } from './storage/file-storage';
import { IMAGE_TYPES, StoredFile } from './stored-file';
import { IncomingUpload } from './upload/incoming-upload';

/** Any one of these lets an operator upload. */
const UPLOADERS = ['createCustomer', 'editCustomer', 'importCustomers'] as const;

interface Arrived {
  name: string;
  facts: ContentFacts;
  draft: Draft;
}

/** Files of an organization: content on the disk, everything else in a row. A row is written last and removed first. */
@Injectable()
export class FilesService implements OnModuleInit {
  private readonly logger = new Logger('Files');
  private readonly uploads: Tally;
  private readonly bytes: Tally;

  constructor(
    private readonly repository: FilesRepository,
    private readonly database: TenantDatabase,
    private readonly storage: FileStorage,
    private readonly settings: Settings,
    metrics: Metrics,
  ) {
    this.uploads = metrics.counter('uploads_total', 'Files that were stored');
    this.bytes = metrics.counter('upload_bytes_total', 'Bytes of the files that were stored');
  }

  onModuleInit(): Promise<void> {
    return this.storage.prepare();
  }

  /**
   * Takes the one file of a multipart body. The caller is proved before its first byte is stored.
   * @throws UnauthorizedError, ForbiddenError, ValidationError, StorageFullError, AppError for a body of another type, too large or too slow
   */
  @Traced('files.upload')
  async upload(ctx: RequestContext, body: unknown): Promise<StoredFile> {
    if (body === undefined) throw ValidationError.of('file', 'is needed');
    if (!(body instanceof IncomingUpload)) {
      throw new AppError('unsupported-type', 'Send multipart/form-data with one file.');
    }
    await this.database.prove(ctx);
    if (!UPLOADERS.some((permission) => ctx.may(permission))) throw new ForbiddenError([UPLOADERS.join(' or ')]);
    const limits = {
      fileBytes: this.settings.FILE_LIMIT_BYTES,
      idleMs: this.settings.UPLOAD_IDLE_TIMEOUT_MS,
      graceMs: this.settings.REQUEST_TIMEOUT_MS,
    };
    return this.keep(ctx, await body.receive(limits, (name, content) => this.arrive(name, content)));
  }

  /** Stores a content that comes from elsewhere than a request. @param name as it is to be shown */
  async store(ctx: RequestContext, name: string, content: AsyncIterable<Buffer>): Promise<StoredFile> {
    return this.keep(ctx, await this.arrive(name, content));
  }

  /** @throws NotFoundError */
  async find(ctx: RequestContext, id: string): Promise<StoredFile> {
    const file = await this.repository.find(ctx, id);
    if (!file) throw new NotFoundError('file');
    return file;
  }

  /**
   * A file with its content, which the caller must read or destroy.
   * @throws NotFoundError also when the content is gone or isn't what was stored
   */
  async openContent(ctx: RequestContext, id: string): Promise<{ file: StoredFile; stream: Readable }> {
    const file = await this.find(ctx, id);
    const content = await this.storage.open(keyOf(file));
    if (content?.size === file.size) return { file, stream: content.stream };
    content?.stream.destroy();
    this.logger.error(`The content of file ${id} is ${content ? 'of another size than was stored' : 'missing'}.`);
    throw new NotFoundError('content: the file is known, but what it held is gone from the storage');
  }

  /** For its creator and for superusers. @throws NotFoundError, ForbiddenError, ConflictError while something uses it */
  async remove(ctx: RequestContext, id: string): Promise<{ result: true; id: string }> {
    const removed = await this.database.transaction(ctx, async (transaction) => {
      const creator = await this.repository.lock(transaction, id);
      if (creator === undefined) throw new NotFoundError('file');
      if (creator !== ctx.operatorId && !ctx.may('superuser')) throw new ForbiddenError(['superuser']);
      return this.repository.removeLocked(transaction, id);
    });
    if (!removed) throw new ConflictError('The file is in use.');
    await ctx.afterCommit(() => this.removeContent(ctx, id));
    return { result: true, id };
  }

  /** @returns whether the file went; it stays while something refers to it */
  async removeIfUnused(ctx: RequestContext, id: string): Promise<boolean> {
    const removed = await this.repository.remove(ctx, id);
    if (removed) await this.removeContent(ctx, id);
    return removed;
  }

  /** Keeps a file from getting new references until the transaction ends. */
  async lock(transaction: TenantTransaction, id: string): Promise<void> {
    await this.repository.lock(transaction, id);
  }

  /** Removes the content of a file whose row is gone. A failure is left to the sweeper. */
  async removeContent(ctx: RequestContext, id: string): Promise<void> {
    await this.storage.remove({ organizationId: ctx.organizationId, fileId: id }).catch((error: unknown) => {
      this.logger.error({ error }, `The content of file ${id} could not be removed.`);
    });
  }

  /** @throws ValidationError naming the field unless the file is an image of this organization, as avatars must be */
  async requireImage(transaction: Pick<TenantTransaction, 'run'>, id: string, field: string): Promise<void> {
    const images = await this.imagesAmong(transaction, [id]);
    if (!images.has(id)) throw ValidationError.of(field, 'must be an uploaded PNG, JPEG, WebP or GIF image');
  }

  /** @returns those of the ids that are images of this organization, as avatars must be */
  imagesAmong(transaction: Pick<TenantTransaction, 'run'>, ids: readonly string[]): Promise<Set<string>> {
    return this.repository.ofTypes(transaction, ids, IMAGE_TYPES);
  }

  private async arrive(
    name: string | undefined,
    content: AsyncIterable<Buffer>,
  ): Promise<Arrived & Pick<Draft, 'discard'>> {
    const inspector = new ContentInspector();
    const draft = await this.storage.write(inspector.watch(content));
    return { name: showableFileName(name), facts: inspector.facts(), draft, discard: () => draft.discard() };
  }

  private async keep(ctx: RequestContext, { name, facts, draft }: Arrived): Promise<StoredFile> {
    const id = uuidv7();
    ctx.repeat?.describeContent(name, facts.sha256);
    try {
      await draft.publish({ organizationId: ctx.organizationId, fileId: id });
    } catch (error) {
      await draft.discard();
      throw error;
    }
    const file = await this.repository.insert(ctx, id, name, facts).catch(async (error: unknown) => {
      // When the answer of the database was lost the row may be there; then the sweeper finds out later.
      if (!(error instanceof UnavailableError)) await this.removeContent(ctx, id);
      throw error;
    });
    this.uploads.inc();
    this.bytes.inc(file.size);
    return file;
  }
}

const keyOf = ({ organizationId, id }: StoredFile): { organizationId: string; fileId: string } => ({
  organizationId,
  fileId: id,
});
