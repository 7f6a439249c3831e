import { Injectable } from '@nestjs/common';

/** Tells those who wait for an import that it may have ended. */
@Injectable()
export class ImportEnds {
  private readonly waiting = new Map<string, Set<() => void>>();
  private readonly blocked = new Set<string>();
  private closed = false;

  /** This process is going down: nobody is to wait any longer. */
  get areClosed(): boolean {
    return this.closed;
  }

  /** Resolves when the import was left by this process's worker, or when the time is over. */
  next(importId: string, timeoutMs: number): Promise<void> {
    if (this.closed) return Promise.resolve();
    return new Promise((resolve) => {
      const waiters = this.waiting.get(importId) ?? new Set();
      this.waiting.set(importId, waiters);
      const done = (): void => {
        clearTimeout(timer);
        waiters.delete(done);
        if (waiters.size === 0) this.waiting.delete(importId);
        resolve();
      };
      const timer = setTimeout(done, timeoutMs).unref();
      waiters.add(done);
    });
  }

  /** Whether the last try of this process's worker found no space; the next comes by itself. */
  isBlocked(importId: string): boolean {
    return this.blocked.has(importId);
  }

  setBlocked(importId: string, isBlocked: boolean): void {
    if (isBlocked) this.blocked.add(importId);
    else this.blocked.delete(importId);
  }

  announce(importId: string): void {
    for (const done of [...(this.waiting.get(importId) ?? [])]) done();
  }

  close(): void {
    this.closed = true;
    for (const importId of [...this.waiting.keys()]) this.announce(importId);
  }
}
