import { setTimeout as sleep } from 'node:timers/promises';
import { Injectable } from '@nestjs/common';
import { HealthWarnings, Metrics, Recent, statement, TenantDatabase } from '@echonio/platform';

/** Imports of all organizations and processes that haven't ended. */
export interface QueueState {
  waiting: number;
  running: number;
  /** In seconds, of the one that has waited longest; 0 when none waits. */
  longestWait: number;
}

/** Whoever asks for metrics waits no longer for the database. */
const PATIENCE_MS = 1_000;
/** From here on somebody should look why nobody is at it. */
const LONG_WAIT_S = 600;
const IS_RUNNING = `coalesce(lease_until >= clock_timestamp(), false)`;

const STATE = statement(
  'import_queue_state',
  `SELECT count(*) FILTER (WHERE NOT ${IS_RUNNING})::int AS waiting, count(*) FILTER (WHERE ${IS_RUNNING})::int AS running,
          greatest(0, coalesce(extract(epoch FROM clock_timestamp() - min(due_at) FILTER (WHERE NOT ${IS_RUNNING})), 0))::float8
            AS "longestWait"
     FROM import_queue WHERE task = 'import'`,
);

/** How the queue stands, and with the same question whether the database answers: asked at most once a second. */
@Injectable()
export class QueueWatch {
  private readonly recent = new Recent(() => this.ask());

  constructor(
    private readonly database: TenantDatabase,
    metrics: Metrics,
    warnings: HealthWarnings,
  ) {
    warnings.add('the queue of imports', async () => waitOf(await this.state()));
    const gauge = (name: string, help: string, read: (state: QueueState) => number): void =>
      metrics.gauge(name, help, async () => {
        const state = await this.state();
        return state ? read(state) : NaN;
      });
    gauge('import_queue_waiting', 'Imports that wait for a worker, of all processes', ({ waiting }) => waiting);
    gauge('import_queue_running', 'Imports that a worker is at, of all processes', ({ running }) => running);
    const longest = 'How long the import that has waited longest has waited';
    gauge('import_queue_oldest_waiting_seconds', longest, ({ longestWait }) => longestWait);
    const up = 'Whether the database has answered this process within a second';
    metrics.gauge('database_up', up, async () => Number((await this.state()) !== null));
  }

  /** Null when the database doesn't answer soon. */
  state(): Promise<QueueState | null> {
    return Promise.race([this.recent.get(), sleep(PATIENCE_MS, null, { ref: false })]);
  }

  private async ask(): Promise<QueueState | null> {
    try {
      const [state] = await this.database.runAsImporter<QueueState>(STATE);
      return state ?? null;
    } catch {
      // Told by what is shown, and by every request that fails as this one did.
      return null;
    }
  }
}

/** The rest is told by the check of the database. */
function waitOf(state: QueueState | null): string | null {
  if (!state || state.longestWait < LONG_WAIT_S) return null;
  const minutes = Math.floor(state.longestWait / 60);
  return `An import has waited for ${minutes} minutes; ${state.waiting} wait and ${state.running} are being worked at.`;
}
