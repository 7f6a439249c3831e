import { statement, utcText } from '@echonio/platform';

const COLUMNS = `id, organization_id AS "organizationId", creator_operator_id AS "creatorOperatorId", name, mime_type AS "mimeType",
  size::float8 AS size, sha256, ${utcText('created_at')} AS "createdAt"`;

/** SQL for a file as the JSON object of replies; null without it. */
export const fileJson = (organizationId: string, id: string): string =>
  `(SELECT row_to_json(f) FROM (SELECT ${COLUMNS} FROM files WHERE organization_id = ${organizationId} AND id = ${id}) f)`;

/** $2 id → the file */
export const FIND = statement('file_find', `SELECT ${COLUMNS} FROM files WHERE organization_id = $1 AND id = $2`);

/** $2 id, $3 name, $4 type, $5 size, $6 sha256 → the file */
export const INSERT = statement(
  'file_insert',
  `INSERT INTO files (organization_id, id, creator_operator_id, name, mime_type, size, sha256)
   VALUES ($1, $2, current_setting('app.operator_id')::uuid, $3, $4, $5, $6) RETURNING ${COLUMNS}`,
);

/** $2 id → creatorOperatorId; the file can get no new reference until the transaction ends. */
export const LOCK = statement(
  'file_lock',
  `SELECT creator_operator_id AS "creatorOperatorId" FROM files WHERE organization_id = $1 AND id = $2 FOR UPDATE`,
);

/** A statement that removes the row of a file and gives its id; a foreign key refuses while something refers to it. */
export const removeFile = (id: string): string =>
  `DELETE FROM files WHERE organization_id = $1 AND id = ${id} RETURNING id`;

/** $2 id → one row if the file was there */
export const REMOVE = statement('file_remove', removeFile('$2'));

/**
 * $2 ids, $3 types → those of the ids that are files of these types. They stay until the transaction ends, and they are locked before
 * anything else of it is written: the foreign key would lock them last, and meet those who delete the file in the other order.
 */
export const OF_TYPES = statement(
  'file_of_types',
  `SELECT id FROM files WHERE organization_id = $1 AND id = ANY ($2::uuid[]) AND mime_type = ANY ($3)
    ORDER BY id FOR KEY SHARE`,
);

/** $2 ids → those without a file; none for an organization that this database doesn't know, whose contents it can't judge. */
export const WITHOUT_ROW = statement(
  'file_without_row',
  `SELECT given.id FROM unnest($2::uuid[]) AS given (id)
    WHERE EXISTS (SELECT FROM organizations WHERE id = $1)
      AND NOT EXISTS (SELECT FROM files f WHERE f.organization_id = $1 AND f.id = given.id)`,
);
