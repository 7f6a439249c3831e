import { statement, utcText } from '@echonio/platform';

const OPERATOR = `o.id, o.organization_id AS "organizationId", o.name, o.permissions, ${utcText('o.created_at')} AS "createdAt"`;

const ACTING = `nullif(current_setting('app.operator_id', true), '')::uuid`;

/** → the operator whose request it is */
export const FIND_ACTING = statement(
  'operator_acting',
  `SELECT ${OPERATOR} FROM operators o WHERE o.organization_id = $1 AND o.id = ${ACTING}`,
);

/** $2 id → the operator, unless removed */
export const FIND_OPERATOR = statement(
  'operator_find',
  `SELECT ${OPERATOR} FROM operators o WHERE o.organization_id = $1 AND o.id = $2 AND o.removed_at IS NULL`,
);

/** $2 offset, $3 limit → one row: items, count */
export const LIST_OPERATORS = statement(
  'operator_list',
  `SELECT count(*)::int AS count,
          (SELECT coalesce(json_agg(page), '[]') FROM (
             SELECT ${OPERATOR} FROM operators o WHERE o.organization_id = $1 AND o.removed_at IS NULL
              ORDER BY o.created_at, o.id OFFSET $2 LIMIT $3) page) AS items
     FROM operators WHERE organization_id = $1 AND removed_at IS NULL`,
);

/**
 * $2 id → that operator, the acting one and every superuser, as far as they aren't removed, locked in the order of their ids. Whoever
 * changes operators does this first, so that two of them can't take each other's rights at once.
 */
export const LOCK_OPERATORS = statement(
  'operator_lock',
  `SELECT ${OPERATOR} FROM operators o
    WHERE o.organization_id = $1 AND o.removed_at IS NULL
      AND (o.id = $2 OR o.id = ${ACTING} OR 'superuser' = ANY (o.permissions))
    ORDER BY o.id FOR NO KEY UPDATE`,
);

/** $2 id, $3 name, $4 permissions → the operator */
export const INSERT_OPERATOR = statement(
  'operator_insert',
  `INSERT INTO operators AS o (organization_id, id, name, permissions) VALUES ($1, $2, $3, $4) RETURNING ${OPERATOR}`,
);

/** $2 id, $3 name, $4 permissions → the operator */
export const UPDATE_OPERATOR = statement(
  'operator_update',
  `UPDATE operators o SET name = $3, permissions = $4
    WHERE o.organization_id = $1 AND o.id = $2 AND o.removed_at IS NULL RETURNING ${OPERATOR}`,
);

/** $2 id: the row stays, because customers and events name it; its tokens are revoked. */
export const REMOVE_OPERATOR = statement(
  'operator_remove',
  `WITH token AS (
     UPDATE access_tokens SET revoked_at = clock_timestamp()
      WHERE organization_id = $1 AND operator_id = $2 AND revoked_at IS NULL
   )
   UPDATE operators SET removed_at = clock_timestamp() WHERE organization_id = $1 AND id = $2 AND removed_at IS NULL`,
);
