import { Injectable, Logger, OnModuleDestroy } from '@nestjs/common';
import { detached, HealthWarnings, Metrics, Statement, Tally, TenantDatabase } from '@echonio/platform';

const DELAY_MS = 2_000;
/** Well below what PostgreSQL lets the index put off before it makes the next writer put it in order. */
const MOST_CHANGES = 1_000;

const FLUSH: Statement = { name: 'customer_flush_search_index', text: 'SELECT flush_search_index()' };

const FAILING =
  'The search index could not be put in order at the last try, which makes searches slower; the log says why.';

/**
 * Puts the trigram index in order soon after changes, so that neither the searches of all organizations read through what it has put off, nor
 * some creation waits until it has put it in order.
 */
@Injectable()
export class SearchIndexKeeper implements OnModuleDestroy {
  private readonly logger = new Logger('SearchIndexKeeper');
  private readonly outcomes: Record<'done' | 'failed', Tally>;
  private failing = false;
  private changes = 0;
  /** Changes that a flush under way, or in line, is about. */
  private taken = 0;
  private timer?: NodeJS.Timeout;
  private running: Promise<void> = Promise.resolve();
  /** Under way or in line. */
  private flushes = 0;
  private stopped = false;

  constructor(
    private readonly database: TenantDatabase,
    metrics: Metrics,
    warnings: HealthWarnings,
  ) {
    warnings.add('the search index', () => (this.failing ? FAILING : null));
    const help = 'Times that this process has put the search index in order, by outcome';
    this.outcomes = metrics.counters('search_index_flushes_total', help, 'outcome', ['done', 'failed']);
    const pending = 'Search keys that this process has written and that are not in order in the index yet';
    metrics.gauge('search_index_pending_changes', pending, () => this.changes + this.taken);
  }

  /** A search key was written. */
  note(): void {
    if (this.stopped) return;
    this.changes += 1;
    this.timer ??= setTimeout(() => this.start(), DELAY_MS).unref();
    if (this.changes >= MOST_CHANGES && this.flushes === 0) this.start();
  }

  async onModuleDestroy(): Promise<void> {
    this.stopped = true;
    clearTimeout(this.timer);
    await this.running;
  }

  private start(): void {
    clearTimeout(this.timer);
    this.timer = undefined;
    const changes = this.changes;
    this.changes = 0;
    this.taken += changes;
    this.flushes += 1;
    this.running = detached(() => this.running.then(() => this.flush())).finally(() => (this.taken -= changes));
  }

  private async flush(): Promise<void> {
    try {
      await this.database.runAsImporter(FLUSH);
      this.failing = false;
      this.outcomes.done.inc();
    } catch (error) {
      this.failing = true;
      this.outcomes.failed.inc();
      this.logger.warn({ error }, 'The search index was not put in order; the next change tries again.');
    } finally {
      this.flushes -= 1;
    }
  }
}
