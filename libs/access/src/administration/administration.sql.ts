import { statement, utcText } from '@echonio/platform';

/** → every organization with the numbers of its operators and customers, by name */
export const LIST_ORGANIZATIONS = statement(
  'administration_organizations',
  `SELECT o.id, o.name, o.default_region AS "defaultRegion", ${utcText('o.created_at')} AS "createdAt",
          (SELECT count(*)::int FROM operators p WHERE p.organization_id = o.id AND p.removed_at IS NULL) AS operators,
          (SELECT c.customers_count::float8 FROM organization_counters c WHERE c.organization_id = o.id) AS customers
     FROM organizations o ORDER BY o.name`,
);

/** $1 name → id */
export const FIND_ORGANIZATION = statement(
  'administration_organization',
  `SELECT id FROM organizations WHERE name = $1`,
);

/** $1 id, $2 name, $3 region → id, unless the name is taken; its counters come with it. */
export const INSERT_ORGANIZATION = statement(
  'administration_organization_insert',
  `WITH organization AS (
     INSERT INTO organizations (id, name, default_region) VALUES ($1, $2, $3)
         ON CONFLICT ON CONSTRAINT organizations_name_unique DO NOTHING RETURNING id
   ), counters AS (INSERT INTO organization_counters (organization_id) SELECT id FROM organization)
   SELECT id FROM organization`,
);

/** $1 id: everything in it goes along. */
export const REMOVE_ORGANIZATION = statement(
  'administration_organization_remove',
  `DELETE FROM organizations WHERE id = $1`,
);

/** $1 organization, $2 name → id */
export const FIND_OPERATOR_BY_NAME = statement(
  'administration_operator',
  `SELECT id FROM operators WHERE organization_id = $1 AND name = $2 AND removed_at IS NULL`,
);

/** $1 organization, $2 id, $3 name, $4 permissions → id, unless the name is taken */
export const INSERT_NEW_OPERATOR = statement(
  'administration_operator_insert',
  `INSERT INTO operators (organization_id, id, name, permissions) VALUES ($1, $2, $3, $4)
     ON CONFLICT (organization_id, name) WHERE removed_at IS NULL DO NOTHING RETURNING id`,
);

/** $1 organization, $2 operator or null for all → their tokens that aren't revoked, oldest first */
export const LIST_ALL_TOKENS = statement(
  'administration_tokens',
  `SELECT t.id, o.id AS "operatorId", o.name AS operator, t.label, ${utcText('t.created_at')} AS "createdAt",
          ${utcText('t.expires_at')} AS "expiresAt"
     FROM access_tokens t JOIN operators o ON o.organization_id = t.organization_id AND o.id = t.operator_id
    WHERE t.organization_id = $1 AND ($2::uuid IS NULL OR o.id = $2) AND t.revoked_at IS NULL AND o.removed_at IS NULL
    ORDER BY t.created_at, t.id`,
);

/** $1 organization, $2 id → a row if it was there and not revoked */
export const REVOKE_ANY_TOKEN = statement(
  'administration_token_revoke',
  `UPDATE access_tokens SET revoked_at = clock_timestamp()
    WHERE organization_id = $1 AND id = $2 AND revoked_at IS NULL RETURNING id`,
);

/** $1 organization → exists */
export const HAD_TOKENS = statement(
  'administration_had_tokens',
  `SELECT EXISTS (SELECT FROM access_tokens WHERE organization_id = $1) AS exists`,
);
