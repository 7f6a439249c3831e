import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { Settings } from '@echonio/platform';
import { LocalDiskStorage } from './storage/local-disk-storage';

/** Where uploaded files lie. */
export const filesDirectory = ({ FILES_DIR, DATA_DIR }: Pick<Settings, 'FILES_DIR' | 'DATA_DIR'>): string =>
  FILES_DIR ?? join(DATA_DIR, 'files');

/** Asks the database as the tables' owner. */
type Ask = <Row>(sql: string, values?: readonly unknown[]) => Promise<Row[]>;

/** $1 how many → the newest files of all organizations */
const NEWEST = `SELECT organization_id AS "organizationId", id AS "fileId", size::float8 AS size FROM files ORDER BY id DESC LIMIT $1`;
/** $1 organization, $2 ids → those without a row */
const WITHOUT_ROW = `
  SELECT given.id FROM unnest($2::uuid[]) AS given (id)
   WHERE NOT EXISTS (SELECT FROM files f WHERE f.organization_id = $1 AND f.id = given.id)`;
const BATCH = 500;

export interface FilesSurvey {
  /** Rows of which the content was looked for; the ids of those without one, and of those whose content has another size. */
  looked: number;
  missing: string[];
  damaged: string[];
  /** Contents that were met on the disk, and how many of them have no row. */
  met: number;
  strays: number;
}

/**
 * Compares rows and contents, and changes nothing.
 * @param most how many of each are looked at
 * @param settledMs contents written to later than so long ago are no strays yet
 */
export async function surveyFiles(settings: Settings, ask: Ask, most: number, settledMs: number): Promise<FilesSurvey> {
  const root = filesDirectory(settings);
  const rows = await ask<{ organizationId: string; fileId: string; size: number }>(NEWEST, [most]);
  const survey: FilesSurvey = { looked: rows.length, missing: [], damaged: [], met: 0, strays: 0 };
  for (const { organizationId, fileId, size } of rows) {
    const content = await stat(join(root, organizationId, fileId)).catch(unlessMissing);
    if (!content) survey.missing.push(fileId);
    else if (content.size !== size) survey.damaged.push(fileId);
  }
  for await (const batch of new LocalDiskStorage(root).batches(BATCH)) {
    const { organizationId } = batch[0]!;
    const ids = batch.map(({ fileId }) => fileId);
    const without = await ask<{ id: string }>(WITHOUT_ROW, [organizationId, ids]);
    const olderThan = Date.now() - settledMs;
    for (const { id } of without) {
      const content = await stat(join(root, organizationId, id)).catch(unlessMissing);
      if (content && content.mtimeMs < olderThan) survey.strays += 1;
    }
    survey.met += batch.length;
    if (survey.met >= most) break;
  }
  return survey;
}

function unlessMissing(error: NodeJS.ErrnoException): null {
  if (error.code === 'ENOENT' || error.code === 'ENOTDIR') return null;
  throw error;
}
