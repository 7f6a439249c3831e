import { Injectable } from '@nestjs/common';
import { OrganizationRegions } from '@echonio/access';
import { fillMatchKeys } from '@echonio/customers';
import { FilesService } from '@echonio/files';
import { Settings, TenantDatabase, TenantTransaction, Traced } from '@echonio/platform';
import { ImportMetrics } from '../import-metrics';
import { DESCRIBE, PROGRESS, REJECT, REJECTED_ORDINALS, RESTART } from '../import.sql';
import type { ImportFile } from '../readers/import-file';
import { membership } from './batch-plan';
import { BatchChecker, CheckedBatch, NumberedRow } from './batch-checker';
import { beginApplying } from './begin-applying';
import { ClaimedImport } from './claimed-import';
import { DryRun } from './dry-run';
import { ImportFailedError } from './import-errors';
import { RejectedRow } from './row-checker';
import { SourceBatch, SourceLimits, walkSource } from './source-walk';
import { COPY_STAGING } from './staged-row';
import { Staging } from './staging';
import { TagResolver } from './tag-resolver';

/** Rows in memory at once, twice over: while some are written the next are checked. */
const BATCH_ROWS = 200;
const NOTHING = Buffer.alloc(0);

/** The first phase: a file goes, row by row, through the rules into the staging. Nothing of it can be seen. */
@Injectable()
export class ImportStager {
  constructor(
    private readonly database: TenantDatabase,
    private readonly files: FilesService,
    private readonly regions: OrganizationRegions,
    private readonly staging: Staging,
    private readonly dryRun: DryRun,
    private readonly settings: Settings,
    private readonly metrics: ImportMetrics,
  ) {}

  /** Reads the file from its start, whatever an earlier try left behind. @throws ImportFailedError */
  @Traced('imports.read')
  async read(claimed: ClaimedImport): Promise<void> {
    const { ctx, id, record } = claimed;
    const { atomic, createTags, dryRun, onDuplicate } = record.options;
    await this.staging.clear(ctx.organizationId, id);
    await this.staging.beginRejects(claimed);
    await claimed.write((transaction) => transaction.finish(RESTART, [id]));
    if (dryRun) {
      if (onDuplicate !== 'create') await fillMatchKeys(this.database, ctx, await this.regions.of(ctx));
      await this.dryRun.begin(claimed);
    }
    const tags = new TagResolver(ctx, this.database, createTags);
    const lines = new Map<string, number>();
    let firstReject: RejectedRow | undefined;
    await this.walk(claimed, tags, async (batch, checked) => {
      firstReject ??= checked.rejected[0];
      const stages = !(atomic && firstReject);
      const plan = dryRun
        ? (transaction: TenantTransaction) =>
            this.dryRun.plan(transaction, claimed, checked, { newTags: tags.newTags(), lines })
        : undefined;
      const kept = { ...checked, staged: stages ? checked.staged : NOTHING };
      const rejected = await this.keep(claimed, batch, kept, batch.rows.length, plan);
      this.metrics.rowsRead(batch.rows.length, rejected);
    });
    // What stays behind after a failure here goes with the sweep.
    if (dryRun) await this.dryRun.forget(claimed).catch(() => undefined);
    if (atomic && firstReject) throw refusalOf(firstReject);
    if (!dryRun) await claimed.write((transaction) => beginApplying(transaction, id, tags.newTags()));
  }

  /** Fills the staging anew, because a crash of the database may have emptied it: with the accepted rows that aren't applied yet. */
  @Traced('imports.restage')
  async restage(claimed: ClaimedImport): Promise<void> {
    await claimed.reload();
    const { ctx, id } = claimed;
    const isApplied = membership((await claimed.applied()).batches);
    await this.staging.clear(ctx.organizationId, id);
    const tags = new TagResolver(ctx, this.database, false);
    const accepted = async (rows: NumberedRow[]): Promise<NumberedRow[]> => {
      const rejected = await this.rejectedAmong(claimed, rows);
      return rows.filter(({ ordinal }) => !isApplied(ordinal) && !rejected.has(ordinal));
    };
    const keep = async (batch: SourceBatch, checked: CheckedBatch): Promise<void> =>
      void (await this.keep(claimed, batch, checked, 0));
    await this.walk(claimed, tags, keep, accepted);
  }

  private async walk(
    claimed: ClaimedImport,
    tags: TagResolver,
    keep: (batch: SourceBatch, checked: CheckedBatch) => Promise<void>,
    accepted?: (rows: NumberedRow[]) => Promise<NumberedRow[]>,
  ): Promise<void> {
    const region = claimed.record.options.defaultRegion ?? (await this.regions.of(claimed.ctx));
    let checker: BatchChecker;
    const opened = async (file: ImportFile): Promise<void> => {
      checker = new BatchChecker(claimed.ctx.organizationId, claimed.id, tags, {
        file,
        region,
        dropsMissingTags: accepted !== undefined,
        stages: !claimed.record.options.dryRun,
        keepsRaw: claimed.record.options.onDuplicate === 'update',
      });
      await describe(claimed, file);
    };
    const limits = sourceLimits(this.settings);
    let keeping: Promise<void> = Promise.resolve();
    try {
      for await (const batch of walkSource(this.files, claimed, limits, opened)) {
        const checked = await checker!.run(accepted ? await accepted(batch.rows) : batch.rows);
        await keeping;
        keeping = keep(batch, checked);
        // Its failure is met at the next batch, or at the end.
        keeping.catch(() => undefined);
      }
    } finally {
      await keeping;
    }
  }

  /** @returns how many rows were rejected */
  @Traced('imports.stageBatch')
  private keep(
    claimed: ClaimedImport,
    { bytesRead }: SourceBatch,
    { staged, rejected }: CheckedBatch,
    newRows: number,
    plan: (transaction: TenantTransaction) => Promise<RejectedRow[]> = async () => [],
  ): Promise<number> {
    return claimed.write(async (transaction) => {
      const bad = [...rejected, ...(await plan(transaction))];
      if (staged.length > 0) await transaction.copy(COPY_STAGING, staged);
      if (bad.length > 0) await transaction.run(REJECT, [claimed.id, ...rejectColumns(bad)]);
      await transaction.finish(PROGRESS, [claimed.id, newRows, bad.length, bytesRead]);
      return bad.length;
    });
  }

  private async rejectedAmong({ ctx, id }: ClaimedImport, rows: NumberedRow[]): Promise<Set<number>> {
    const values = [id, rows[0]!.ordinal, rows.at(-1)!.ordinal];
    const found = await this.database.run<{ ordinal: number }>(ctx, REJECTED_ORDINALS, values);
    return new Set(found.map(({ ordinal }) => ordinal));
  }
}

function sourceLimits(settings: Settings): SourceLimits {
  return {
    batchRows: BATCH_ROWS,
    rows: settings.IMPORT_ROWS_LIMIT,
    reader: {
      columns: settings.IMPORT_COLUMNS_LIMIT,
      cellBytes: settings.IMPORT_CELL_LIMIT_BYTES,
      rowBytes: settings.IMPORT_ROW_LIMIT_BYTES,
    },
  };
}

function describe(claimed: ClaimedImport, file: ImportFile): Promise<unknown> {
  const { format, encoding, delimiter, columns, ignoredColumns } = file;
  const values = [claimed.id, format, encoding, delimiter, columns, ignoredColumns];
  return claimed.write((transaction) => transaction.finish(DESCRIBE, values));
}

const rejectColumns = (rows: RejectedRow[]): unknown[][] => [
  rows.map(({ ordinal }) => ordinal),
  rows.map(({ line }) => line),
  rows.map(({ raw }) => JSON.stringify(raw)),
  rows.map(({ faults }) => JSON.stringify(faults)),
];

function refusalOf({ line, faults }: RejectedRow): ImportFailedError {
  const { column, message } = faults[0]!;
  const where = column === null ? `line ${line}` : `line ${line}, ${column}`;
  return new ImportFailedError({
    code: 'ROWS_REJECTED',
    message: `With atomic=true one bad row is enough, and the first is: ${where}: ${message}`,
    line,
    column,
  });
}
