import { ImportRecord } from './import';
import { ImportReply } from './dto/import.reply.dto';

/** Reading is about this part of the whole work. */
const READING_PERCENT = 40;

/** An import as replies show it. */
export function importReply(record: ImportRecord): ImportReply {
  const { id, fileId, operatorId, state, options, format, encoding, delimiter, ignoredColumns } = record;
  const { rows, created, updated, skipped, rejected, error, createdAt, startedAt, finishedAt, undo } = record;
  const { dryRun, atomic, createTags, onDuplicate, duplicateBy, defaultRegion } = options;
  return {
    id,
    fileId,
    creatorOperatorId: operatorId,
    state,
    dryRun,
    atomic,
    createTags,
    onDuplicate,
    duplicateBy,
    defaultRegion,
    format,
    encoding,
    delimiter,
    ignoredColumns,
    rows,
    created,
    updated,
    skipped,
    rejected,
    percent: percentOf(record),
    error,
    createdAt,
    startedAt,
    finishedAt,
    undo,
  };
}

/** How far an import has come, from 0 to 100 with two decimals. */
export function percentOf(record: ImportRecord): number {
  const { state, options, bytesRead, bytesTotal, applied, rows } = record;
  if (state === 'completed' || state === 'undone') return 100;
  if (state === 'undoing') return undonePercent(record);
  const read = bytesTotal === 0 ? 0 : Math.min(bytesRead / bytesTotal, 1);
  if (options.dryRun) return rounded(read * 100);
  const done = rows === 0 ? 0 : applied / rows;
  return rounded(read * READING_PERCENT + done * (100 - READING_PERCENT));
}

/** Customers that are gone already by themselves keep it a little below the truth. */
function undonePercent({ undo, created, updated }: ImportRecord): number {
  const { removed = 0, restored = 0, leftCount = 0 } = undo ?? {};
  return created + updated === 0
    ? 0
    : rounded(Math.min((removed + restored + leftCount) / (created + updated), 1) * 100);
}

const rounded = (percent: number): number => Math.round(percent * 100) / 100;
