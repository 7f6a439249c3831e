import { Injectable } from '@nestjs/common';
import { AppError, Metrics, RequestContext, Settings } from '@echonio/platform';
import { EventStream, Sent } from './events/event-stream';
import { ImportMeter } from './events/import-meter';
import { ImportSight, importSights } from './events/import-sights';
import { ImportWatch } from './events/import-watch';
import { Watcher } from './events/organization-watch';
import { hasEnded, ImportRecord } from './import';
import { importReply } from './import-reply';
import { ImportsRepository } from './imports.repository';

/** The longest that a stream is silent; shorter where silent connections are closed sooner. */
const HEARTBEAT_MS = 15_000;
/** When another try makes sense, if an organization has as many streams as it may. */
const RETRY_AFTER_S = 10;

const LAST_WORDS: Record<Parameters<Watcher['stop']>[0], string> = {
  refused: 'the token is not good any more',
  gone: 'the import is gone',
  closing: 'this server is going down; ask again',
};

/** The progress of imports as streams of server-sent events. */
@Injectable()
export class ImportEventsService {
  private readonly open = new Map<string, number>();

  constructor(
    private readonly repository: ImportsRepository,
    private readonly watch: ImportWatch,
    private readonly settings: Settings,
    metrics: Metrics,
  ) {
    metrics.gauge('import_event_streams', 'Open streams of the progress of imports', () =>
      [...this.open.values()].reduce((sum, count) => sum + count, 0),
    );
  }

  /**
   * `progress` events from now until the import has ended, and at last one that is named after how it ended.
   * @throws NotFoundError, AppError `rate-limited` when the organization has too many streams open in this process
   */
  async stream(ctx: RequestContext, id: string): Promise<EventStream> {
    const leave = this.enter(ctx.organizationId);
    const record = await this.repository.find(ctx, id).catch((error: unknown): never => {
      leave();
      throw error;
    });
    let unwatch = (): void => {};
    const heartbeat = Math.min(HEARTBEAT_MS, this.settings.REQUEST_TIMEOUT_MS / 3);
    const stream = new EventStream(heartbeat, () => {
      unwatch();
      leave();
    });
    if (hasEnded(record)) stream.finish(endOf(record));
    else unwatch = this.watch.watch(watcherOf(ctx, record, stream));
    return stream;
  }

  /** Looks at an import, twice a second, until it has ended or the signal is aborted; not while the database is away. */
  follow(ctx: RequestContext, id: string, signal: AbortSignal): AsyncGenerator<ImportSight, void, undefined> {
    return importSights(this.watch, ctx, id, signal);
  }

  /** @returns gives the place back, to be called once */
  private enter(organizationId: string): () => void {
    const count = (this.open.get(organizationId) ?? 0) + 1;
    if (count > this.settings.IMPORT_STREAMS_PER_ORGANIZATION) {
      const message = `The organization has ${count - 1} streams of this kind open here, and may not have more.`;
      throw new AppError('rate-limited', message, [], RETRY_AFTER_S);
    }
    this.open.set(organizationId, count);
    return () => {
      const left = this.open.get(organizationId)! - 1;
      if (left === 0) this.open.delete(organizationId);
      else this.open.set(organizationId, left);
    };
  }
}

function watcherOf(ctx: RequestContext, now: ImportRecord, stream: EventStream): Watcher {
  let told = JSON.stringify(new ImportMeter().measure(performance.now(), now));
  stream.offer({ event: 'progress', data: told });
  return {
    importId: now.id,
    ctx,
    see(record, progress) {
      if (hasEnded(record)) return stream.finish(endOf(record));
      const data = JSON.stringify(progress);
      if (data !== told) stream.offer({ event: 'progress', data });
      told = data;
    },
    stop: (why) => stream.finish({ comment: LAST_WORDS[why] }),
  };
}

const endOf = (record: ImportRecord): Sent => ({ event: record.state, data: JSON.stringify(importReply(record)) });
