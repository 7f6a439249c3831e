import { Injectable, Logger, OnApplicationBootstrap, OnModuleDestroy } from '@nestjs/common';
import { detached, inBackground, Origins, StorageFullError, UnavailableError } from '@echonio/platform';
import { ImportEnds } from '../import-ends';
import { ClaimLostError, WorkerStoppingError } from './import-errors';
import { ImportJob } from './import-job';
import { ImportQueue, LEASE_MS, QueuedTask } from './import-queue';

/** Imports that one process runs at once. */
const CONCURRENCY = 2;
/** How soon an import that another process left behind is found; with the lease it bounds how long it may lie. */
const POLL_MS = 2_000;
const LONGEST_DELAY_MS = 30_000;

/** Runs the imports of the queue: those asked for here, and those that other processes could not finish. */
@Injectable()
export class ImportWorker implements OnApplicationBootstrap, OnModuleDestroy {
  private readonly logger = new Logger('Imports');
  private readonly running = new Map<string, Promise<void>>();
  private readonly stopping = new AbortController();
  private filling: Promise<void> | null = null;
  private woken = false;
  private readonly origins = new Origins();
  private timers: NodeJS.Timeout[] = [];

  constructor(
    private readonly queue: ImportQueue,
    private readonly job: ImportJob,
    private readonly ends: ImportEnds,
  ) {}

  onApplicationBootstrap(): void {
    this.timers = [
      setInterval(() => this.wake(), POLL_MS).unref(),
      setInterval(() => void this.renewLeases(), LEASE_MS / 3).unref(),
    ];
    this.wake();
  }

  /** Leaves running imports at the end of their batch, for another process to go on with at once. */
  async onModuleDestroy(): Promise<void> {
    this.stopping.abort();
    this.ends.close();
    this.timers.forEach((timer) => clearInterval(timer));
    await this.filling;
    await Promise.all(this.running.values());
  }

  /** Looks for work now. @param importId what the step under way has asked for */
  wake(importId?: string): void {
    if (importId !== undefined) this.origins.remember(importId);
    this.woken = true;
    this.filling ??= detached(() => this.fill()).finally(() => (this.filling = null));
  }

  private async fill(): Promise<void> {
    try {
      while (this.woken && !this.stopping.signal.aborted) {
        this.woken = false;
        while (this.running.size < CONCURRENCY && !this.stopping.signal.aborted) {
          const task = await this.queue.claim('import', this.running.keys());
          if (!task) break;
          this.start(task);
        }
      }
    } catch (error) {
      this.logger.warn({ error }, 'the queue of imports can not be read; next try soon');
    }
  }

  private start(task: QueuedTask): void {
    const done = this.perform(task).finally(() => {
      this.running.delete(task.importId);
      this.ends.announce(task.importId);
      this.wake();
    });
    this.running.set(task.importId, done);
  }

  private async perform(task: QueuedTask): Promise<void> {
    this.ends.setBlocked(task.importId, false);
    try {
      const run = (): Promise<void> => this.job.run(task, this.stopping.signal);
      await inBackground('import', run, this.origins.take(task.importId));
    } catch (error) {
      this.ends.setBlocked(task.importId, error instanceof StorageFullError);
      await this.leave(task, error).catch((reason: unknown) => {
        this.logger.warn(
          { error: reason, importId: task.importId },
          'an import could not be released; its lease runs out',
        );
      });
    }
  }

  private async leave({ importId, attempts }: QueuedTask, error: unknown): Promise<void> {
    if (error instanceof ClaimLostError) return;
    if (error instanceof WorkerStoppingError) return this.queue.release(importId);
    this.logger.warn({ error, importId }, 'an import was interrupted; it will be tried again');
    if (error instanceof UnavailableError) return this.queue.release(importId, 1_000);
    await this.queue.release(importId, Math.min(1_000 * 2 ** attempts, LONGEST_DELAY_MS), true);
  }

  private async renewLeases(): Promise<void> {
    if (this.running.size === 0) return;
    await this.queue.renew(this.running.keys()).catch((error: unknown) => {
      this.logger.warn({ error }, 'the leases of imports could not be renewed');
    });
  }
}
