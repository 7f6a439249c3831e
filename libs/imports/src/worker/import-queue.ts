import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { statement, TenantDatabase } from '@echonio/platform';

/** How long an import is a worker's without a sign of life; then another takes it over. */
export const LEASE_MS = 6_000;

export interface QueuedTask {
  organizationId: string;
  importId: string;
  operatorId: string;
  /** How often the task was begun, this time included. */
  attempts: number;
}

const TASK = `q.organization_id AS "organizationId", q.import_id AS "importId", q.operator_id AS "operatorId", q.attempts`;

/**
 * $1 task, $2 owner, $3 lease in ms, $4 ids that the owner is already at → the task. Organizations of which least is under way come
 * first, then who has waited longest. What the owner itself holds, and isn't at, is left from a try that broke off.
 */
const CLAIM = statement(
  'import_queue_claim',
  `UPDATE import_queue q SET lease_owner = $2, lease_until = clock_timestamp() + $3 * interval '1 millisecond', attempts = attempts + 1
    WHERE (q.organization_id, q.import_id) = (
      SELECT c.organization_id, c.import_id FROM import_queue c
       WHERE c.task = $1 AND c.due_at <= clock_timestamp() AND c.import_id <> ALL ($4::uuid[])
         AND (c.lease_until IS NULL OR c.lease_until < clock_timestamp() OR c.lease_owner = $2)
       ORDER BY (SELECT count(*) FROM import_queue r WHERE r.organization_id = c.organization_id AND r.task = $1
                    AND r.lease_until > clock_timestamp()), c.due_at
       FOR UPDATE SKIP LOCKED LIMIT 1)
   RETURNING ${TASK}`,
);

/** $1 owner, $2 lease in ms, $3 ids */
const RENEW = statement(
  'import_queue_renew',
  `UPDATE import_queue SET lease_until = clock_timestamp() + $2 * interval '1 millisecond'
    WHERE lease_owner = $1 AND import_id = ANY ($3::uuid[])`,
);

/** $1 owner, $2 id, $3 ms until the next try, $4 whether this try counts */
const RELEASE = statement(
  'import_queue_release',
  `UPDATE import_queue SET lease_owner = NULL, lease_until = NULL, due_at = clock_timestamp() + $3 * interval '1 millisecond',
          attempts = attempts - CASE WHEN $4 THEN 0 ELSE 1 END
    WHERE lease_owner = $1 AND import_id = $2`,
);

/** $1 owner, $2 id */
const DROP = statement('import_queue_drop', `DELETE FROM import_queue WHERE lease_owner = $1 AND import_id = $2`);

/** Who does what: the tasks of all organizations, taken by the workers of all processes. */
@Injectable()
export class ImportQueue {
  /** The worker of this process. */
  private readonly owner = randomUUID();

  constructor(private readonly database: TenantDatabase) {}

  /** @param busyWith imports that this process is at already */
  async claim(task: 'import' | 'sweep', busyWith: Iterable<string> = []): Promise<QueuedTask | undefined> {
    const values = [task, this.owner, LEASE_MS, [...busyWith]];
    const [row] = await this.database.runAsImporter<QueuedTask>(CLAIM, values);
    return row;
  }

  async renew(importIds: Iterable<string>): Promise<void> {
    await this.database.runAsImporter(RENEW, [this.owner, LEASE_MS, [...importIds]]);
  }

  /** Leaves a task to whoever comes first. @param counts whether it was a try that failed */
  async release(importId: string, delayMs = 0, counts = false): Promise<void> {
    await this.database.runAsImporter(RELEASE, [this.owner, importId, delayMs, counts]);
  }

  async drop(importId: string): Promise<void> {
    await this.database.runAsImporter(DROP, [this.owner, importId]);
  }
}
