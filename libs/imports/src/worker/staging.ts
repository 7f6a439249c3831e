import { Injectable } from '@nestjs/common';
import { statement, TenantDatabase } from '@echonio/platform';
import { CLEAR_TRACES } from '../undo/traces.sql';
import { ClaimedImport } from './claimed-import';

/** Rows that one statement deletes: few enough to stay far below the time limit of statements. */
const CHUNK = 10_000;

/** $1 organization, $2 import, $3 how many → deleted */
const CLEAR = statement(
  'import_staging_clear',
  `WITH gone AS (
     DELETE FROM import_staging WHERE organization_id = $1 AND import_id = $2 AND ordinal = ANY (ARRAY(
       SELECT ordinal FROM import_staging WHERE organization_id = $1 AND import_id = $2 ORDER BY ordinal LIMIT $3))
     RETURNING 1
   )
   SELECT count(*)::int AS deleted FROM gone`,
);

/** $2 import, $3 how many → deleted */
const CLEAR_REJECTS = statement(
  'import_rejects_clear',
  `WITH gone AS (
     DELETE FROM import_rejects WHERE organization_id = $1 AND import_id = $2 AND ordinal = ANY (ARRAY(
       SELECT ordinal FROM import_rejects WHERE organization_id = $1 AND import_id = $2 ORDER BY ordinal LIMIT $3))
     RETURNING 1
   )
   SELECT count(*)::int AS deleted FROM gone`,
);

/** → organizationId, importId of one import that has staged rows and doesn't run */
const ORPHAN = statement(
  'import_staging_orphan',
  `WITH RECURSIVE staged AS (
     (SELECT organization_id, import_id FROM import_staging ORDER BY organization_id, import_id LIMIT 1)
     UNION ALL
     SELECT n.organization_id, n.import_id FROM staged s CROSS JOIN LATERAL (
       SELECT organization_id, import_id FROM import_staging
        WHERE (organization_id, import_id) > (s.organization_id, s.import_id) ORDER BY organization_id, import_id LIMIT 1) n
   )
   SELECT s.organization_id AS "organizationId", s.import_id AS "importId" FROM staged s
    WHERE NOT EXISTS (SELECT FROM import_queue q
                       WHERE q.organization_id = s.organization_id AND q.import_id = s.import_id AND q.task = 'import') LIMIT 1`,
);

interface Deleted {
  deleted: number;
}

/** Where the rows of a file wait until they are applied, and those that were rejected. */
@Injectable()
export class Staging {
  constructor(private readonly database: TenantDatabase) {}

  async clear(organizationId: string, importId: string): Promise<void> {
    await inChunks(() => this.database.runAsImporter<Deleted>(CLEAR, [organizationId, importId, CHUNK]));
  }

  /** Removes the rows of imports that were deleted, or ended just before a crash. */
  async clearOrphans(): Promise<void> {
    for (;;) {
      const [orphan] = await this.database.runAsImporter<{ organizationId: string; importId: string }>(ORPHAN);
      if (!orphan) return;
      await this.clear(orphan.organizationId, orphan.importId);
    }
  }

  async clearRejects({ ctx, id }: Pick<ClaimedImport, 'ctx' | 'id'>): Promise<void> {
    await inChunks(() => this.database.run<Deleted>(ctx, CLEAR_REJECTS, [id, CHUNK]));
  }

  /**
   * Forgets those of an earlier try. A worker that has lost the import must not: rows that are lost from the staging are read again, and
   * rejects aren't.
   * @throws ClaimLostError
   */
  async beginRejects(claimed: ClaimedImport): Promise<void> {
    const values = [claimed.id, CHUNK];
    await inChunks(() => claimed.write((transaction) => transaction.finish<Deleted>(CLEAR_REJECTS, values)));
  }

  /** What it takes to undo an import. */
  async clearTraces({ ctx, id }: Pick<ClaimedImport, 'ctx' | 'id'>): Promise<void> {
    for (const clear of CLEAR_TRACES) await inChunks(() => this.database.run<Deleted>(ctx, clear, [id, CHUNK]));
  }
}

async function inChunks(clear: () => Promise<Deleted[]>): Promise<void> {
  for (let deleted = CHUNK; deleted === CHUNK;) deleted = (await clear())[0]!.deleted;
}
