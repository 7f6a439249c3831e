import { Injectable } from '@nestjs/common';
import { statement, TenantDatabase } from '@echonio/platform';
import { CLEAR_TRACES } from '../undo/traces.sql';
import { deleteAll, deleteSome, Deleted } from './chunked-delete';
import { ClaimedImport } from './claimed-import';

const CLEAR = deleteSome('import_staging', 'ordinal');
const CLEAR_REJECTS = deleteSome('import_rejects', 'ordinal');

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

/** Where the rows of a file wait until they are applied, and those that were rejected. */
@Injectable()
export class Staging {
  constructor(private readonly database: TenantDatabase) {}

  async clear(organizationId: string, importId: string): Promise<void> {
    await deleteAll((chunk) => this.database.runAsImporter<Deleted>(CLEAR, [organizationId, importId, chunk]));
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
    await deleteAll((chunk) => this.database.run<Deleted>(ctx, CLEAR_REJECTS, [id, chunk]));
  }

  /**
   * Forgets those of an earlier try. A worker that has lost the import must not: rows that are lost from the staging are read again, and
   * rejects aren't.
   * @throws ClaimLostError
   */
  async beginRejects(claimed: ClaimedImport): Promise<void> {
    await deleteAll((chunk) =>
      claimed.write((transaction) => transaction.finish<Deleted>(CLEAR_REJECTS, [claimed.id, chunk])),
    );
  }

  /** What it takes to undo an import. */
  async clearTraces({ ctx, id }: Pick<ClaimedImport, 'ctx' | 'id'>): Promise<void> {
    for (const clear of CLEAR_TRACES) {
      await deleteAll((chunk) => this.database.run<Deleted>(ctx, clear, [id, chunk]));
    }
  }
}
