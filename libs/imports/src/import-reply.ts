import { ImportRecord } from './import';
import { ImportReply } from './dto/import.reply.dto';

/** Reading is about this part of the whole work. */
const READING_PERCENT = 40;

/** An import as replies show it. */
export function importReply(record: ImportRecord): ImportReply {
  const { id, fileId, operatorId, state, options, format, encoding, delimiter, ignoredColumns } = record;
  const { rows, created, updated, skipped, rejected, error, createdAt, startedAt, finishedAt } = record;
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
  };
}

/** How far an import has come, from 0 to 100 with two decimals. */
export function percentOf({ state, options, bytesRead, bytesTotal, applied, rows }: ImportRecord): number {
  if (state === 'completed') return 100;
  const read = bytesTotal === 0 ? 0 : Math.min(bytesRead / bytesTotal, 1);
  if (options.dryRun) return rounded(read * 100);
  const done = rows === 0 ? 0 : applied / rows;
  return rounded(read * READING_PERCENT + done * (100 - READING_PERCENT));
}

const rounded = (percent: number): number => Math.round(percent * 100) / 100;
