/**
 * SQL of the contacts table, for statements of those who own a customer row.
 * Each takes SQL expressions: the customer's organization and id, or the parameter that holds the data.
 */

/** A contact as the JSON object of replies; `k` is the alias of a `contacts` row. */
export const contactJson = (k: string): string => `
  json_build_object('id', ${k}.id, 'data', json_build_object('note', ${k}.note, 'role', ${k}.role, 'type', ${k}.type,
    'value', ${k}.value, 'responder', ${k}.responder))`;

/** The contacts of a customer as the JSON array of replies, in the order given. */
export const contactsJson = (organizationId: string, customerId: string): string => `
  (SELECT coalesce(json_agg(${contactJson('k')} ORDER BY k."position"), '[]')
     FROM contacts k WHERE k.organization_id = ${organizationId} AND k.customer_id = ${customerId})`;

/** The contacts of a customer as one JSON array of lists `[type, value, role, note, responder]`, in the order given; null for none. */
export const contactListsJson = (organizationId: string, customerId: string): string => `
  (SELECT json_agg(json_build_array(k.type, k.value, k.role, k.note, k.responder) ORDER BY k."position")
     FROM contacts k WHERE k.organization_id = ${organizationId} AND k.customer_id = ${customerId})`;

/** The contacts of a customer as rows in one JSON array. */
export const contactRowsJson = (organizationId: string, customerId: string, more = ''): string => `
  (SELECT coalesce(json_agg(json_build_object('id', k.id, 'type', k.type, 'value', k.value, 'role', k.role,
            'note', k.note, 'responder', k.responder${more}) ORDER BY k."position"), '[]')
     FROM contacts k WHERE k.organization_id = ${organizationId} AND k.customer_id = ${customerId})`;

/** The same with their keys. */
export const keyedContactRowsJson = (organizationId: string, customerId: string): string =>
  contactRowsJson(organizationId, customerId, `, 'matchKey', k.match_key`);

const RECORDS = `(id uuid, "position" integer, type text, value text, role text, note text, responder text, "matchKey" text)`;

/** Inserts the contacts of a JSON array of `{id, position, type, value, role, note, responder, matchKey}`. */
export const insertContacts = (organizationId: string, customerId: string, rows: string): string => `
  INSERT INTO contacts (organization_id, id, customer_id, "position", type, value, role, note, responder, match_key)
  SELECT ${organizationId}, k.id, ${customerId}, k."position", k.type, k.value, k.role, k.note, k.responder, k."matchKey"
    FROM json_to_recordset(${rows}) AS k ${RECORDS}`;

/** The same, over what is there under an id. A value that stays keeps its key, which may be of another region. */
export const upsertContacts = (organizationId: string, customerId: string, rows: string): string => `
  ${insertContacts(organizationId, customerId, rows)}
  ON CONFLICT (organization_id, id) DO UPDATE SET "position" = excluded."position", type = excluded.type,
    value = excluded.value, role = excluded.role, note = excluded.note, responder = excluded.responder,
    match_key = CASE WHEN contacts.value = excluded.value AND contacts.type = excluded.type THEN contacts.match_key ELSE excluded.match_key END
  WHERE contacts.customer_id = excluded.customer_id`;
