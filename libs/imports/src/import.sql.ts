import { statement, utcText } from '@echonio/platform';

const undoJson = `
  (SELECT jsonb_build_object('operatorId', u.operator_id, 'removed', u.removed, 'restored', u.restored, 'leftCount', u.left_count,
            'left', u.left_customers, 'startedAt', ${utcText('u.started_at')}, 'finishedAt', ${utcText('u.finished_at')})
     FROM import_undos u WHERE u.organization_id = i.organization_id AND u.import_id = i.id)`;

/**
 * An import's place in the queue becomes that of its sweep.
 * @param ended what gives its organization_id and id @param due SQL of when, which may use other columns of that
 */
export const queueSweep = (ended: string, due: string): string => `
   UPDATE import_queue q SET task = 'sweep', due_at = ${due}, lease_owner = NULL, lease_until = NULL, attempts = 0
     FROM ${ended} WHERE q.organization_id = ${ended}.organization_id AND q.import_id = ${ended}.id`;

/** The row `i` as an ImportRecord. What was applied is counted from its batches until its counts are final. */
export const recordJson = `
  jsonb_build_object('id', i.id, 'fileId', i.file_id, 'operatorId', i.operator_id, 'state', i.state,
    'options', '{"duplicateBy": ["email", "phone"], "defaultRegion": null}' || i.options || jsonb_build_object('dryRun', i.dry_run),
    'format', i.format, 'encoding', i.encoding, 'delimiter', i.delimiter, 'columns', i.columns,
    'ignoredColumns', i.ignored_columns, 'rows', i.rows, 'rejected', i.rejected,
    'bytesRead', i.bytes_read, 'bytesTotal', i.bytes_total, 'error', i.error,
    'createdAt', ${utcText('i.created_at')}, 'startedAt', ${utcText('i.started_at')},
    'finishedAt', ${utcText('i.finished_at')}, 'undo', ${undoJson})
  || (SELECT jsonb_build_object('applied', coalesce(sum(b.last - b.first + 1), 0),
        'created', i.created + coalesce(sum(b.created), 0), 'updated', i.updated + coalesce(sum(b.updated), 0),
        'skipped', i.skipped + coalesce(sum(b.skipped), 0))
        FROM import_batches b WHERE b.organization_id = i.organization_id AND b.import_id = i.id) AS record`;

/** $2 id → record */
export const FIND = statement(
  'import_find',
  `SELECT ${recordJson} FROM imports i WHERE i.organization_id = $1 AND i.id = $2`,
);

/** $2 state or null, $3 offset, $4 limit → items, newest first, and count of all */
export const LIST = statement(
  'import_list',
  `WITH page AS MATERIALIZED (
     SELECT * FROM imports WHERE organization_id = $1 AND ($2::text IS NULL OR state = $2) ORDER BY id DESC OFFSET $3 LIMIT $4
   )
   SELECT coalesce((SELECT json_agg(r.record ORDER BY r.id DESC) FROM (SELECT i.id, ${recordJson} FROM page i) r), '[]') AS items,
          (SELECT count(*)::float8 FROM imports WHERE organization_id = $1 AND ($2::text IS NULL OR state = $2)) AS count`,
);

/** $2 file → record of the one import that uses the file up, if there is one */
export const FIND_BY_FILE = statement(
  'import_find_by_file',
  `SELECT ${recordJson} FROM imports i WHERE i.organization_id = $1 AND i.file_id = $2 AND NOT i.dry_run
      AND i.state NOT IN ('failed', 'cancelled', 'undone')`,
);

/** $2 file, $3 options but for the dry run → record of the operator's dry run with them that is under way, if there is one */
export const FIND_DRY_RUN = statement(
  'import_find_dry_run',
  `SELECT ${recordJson} FROM imports i WHERE i.organization_id = $1 AND i.source_file_id = $2 AND i.dry_run AND i.state = 'reading'
      AND i.operator_id = current_setting('app.operator_id')::uuid AND i.options = $3::jsonb ORDER BY i.id LIMIT 1`,
);

/** $2 id, $3 file, $4 dry run, $5 other options → record; none if there is no such file */
export const START = statement(
  'import_start',
  `WITH started AS (
     INSERT INTO imports (organization_id, id, file_id, source_file_id, operator_id, dry_run, options, bytes_total)
     SELECT $1, $2, f.id, f.id, current_setting('app.operator_id')::uuid, $4, $5, f.size
       FROM files f WHERE f.organization_id = $1 AND f.id = $3
     RETURNING *
   ), queued AS (
     INSERT INTO import_queue (organization_id, import_id, operator_id)
     SELECT organization_id, id, operator_id FROM started
   )
   SELECT ${recordJson} FROM started i`,
);

/** $2 id, $3 claim → record, if the import still runs; from now on only this claim may write */
export const CLAIM = statement(
  'import_claim',
  `UPDATE imports i SET claim = $3, started_at = coalesce(i.started_at, clock_timestamp())
    WHERE i.organization_id = $1 AND i.id = $2 AND i.state IN ('reading', 'applying', 'undoing') RETURNING ${recordJson}`,
);

/** The session shows whose it is until the transaction ends; END_SESSIONS finds it by that. */
export const MARK_SESSION = `set_config('application_name', 'echonio import ' || $2::uuid, true)`;

/** $1 import: transactions that a worker without a claim has left open, wherever it is, end now. */
export const END_SESSIONS = statement('import_end_sessions', `SELECT end_import_sessions($1)`);

/** $2 id, $3 claim → a row, unless the claim is lost */
export const FENCE = statement(
  'import_fence',
  `SELECT ${MARK_SESSION} FROM imports i WHERE i.organization_id = $1 AND i.id = $2 AND i.claim = $3 FOR NO KEY UPDATE`,
);

/** $2 id: what reading found so far is forgotten. */
export const RESTART = statement(
  'import_restart',
  `UPDATE imports SET rows = 0, created = 0, updated = 0, skipped = 0, rejected = 0, bytes_read = 0 WHERE organization_id = $1 AND id = $2`,
);

/** $2 id, $3 format, $4 encoding, $5 delimiter, $6 columns, $7 ignored columns */
export const DESCRIBE = statement(
  'import_describe',
  `UPDATE imports SET format = $3, encoding = $4, delimiter = $5, columns = $6, ignored_columns = $7
    WHERE organization_id = $1 AND id = $2`,
);

/** $2 id, $3 rows more, $4 of them rejected, $5 bytes read in all */
export const PROGRESS = statement(
  'import_progress',
  `UPDATE imports SET rows = rows + $3, rejected = rejected + $4, bytes_read = $5 WHERE organization_id = $1 AND id = $2`,
);

/** $2 id, $3 ordinals, $4 lines, $5 rows, $6 errors; rows and errors as JSON texts */
export const REJECT = statement(
  'import_reject',
  `INSERT INTO import_rejects (organization_id, import_id, ordinal, line, raw, errors)
   SELECT $1, $2, r.ordinal, r.line, r.raw, r.errors
     FROM unnest($3::bigint[], $4::bigint[], $5::json[], $6::json[]) AS r (ordinal, line, raw, errors)`,
);

/** $2 id, $3 ordinal behind which, $4 how many → ordinal, line, raw, errors */
export const REJECTS = statement(
  'import_rejects',
  `SELECT ordinal::float8 AS ordinal, line::float8 AS line, raw, errors FROM import_rejects
    WHERE organization_id = $1 AND import_id = $2 AND ordinal > $3 ORDER BY ordinal LIMIT $4`,
);

/** $2 id → shown, row by row */
export const PREVIEW = statement(
  'import_preview',
  `SELECT shown FROM import_previews WHERE organization_id = $1 AND import_id = $2 ORDER BY ordinal`,
);

/** $2 id, $3 first and $4 last ordinal → ordinal of each row between them that is rejected */
export const REJECTED_ORDINALS = statement(
  'import_rejected_ordinals',
  `SELECT ordinal::float8 AS ordinal FROM import_rejects
    WHERE organization_id = $1 AND import_id = $2 AND ordinal BETWEEN $3 AND $4`,
);

/** $2 id: the customers are going to be created. */
export const BEGIN_APPLYING = statement(
  'import_begin_applying',
  `UPDATE imports SET state = 'applying' WHERE organization_id = $1 AND id = $2`,
);

/**
 * $2 id, $3 state, $4 error, $5 hours until rejects go. A dry run has counted what it would have done; what a failed import
 * didn't create counts as skipped, so that the counts make up the rows.
 */
export const END = statement(
  'import_end',
  `WITH applied AS (
     SELECT coalesce(sum(created), 0) AS created, coalesce(sum(updated), 0) AS updated, coalesce(sum(skipped), 0) AS skipped
       FROM import_batches WHERE organization_id = $1 AND import_id = $2
   ), counted AS (
     DELETE FROM import_batches WHERE organization_id = $1 AND import_id = $2
   ), ended AS (
     UPDATE imports i SET state = $3, error = $4, finished_at = clock_timestamp(), source_file_id = NULL, claim = NULL,
            created = CASE WHEN $3 = 'completed' AND i.dry_run THEN i.created ELSE a.created END,
            updated = CASE WHEN $3 = 'completed' AND i.dry_run THEN i.updated ELSE a.updated END,
            skipped = CASE WHEN $3 = 'completed' THEN i.skipped + a.skipped ELSE i.rows - i.rejected - a.created - a.updated END
       FROM applied a WHERE i.organization_id = $1 AND i.id = $2 RETURNING i.organization_id, i.id
   )
   ${queueSweep('ended', 'clock_timestamp() + make_interval(hours => $5)')}`,
);
