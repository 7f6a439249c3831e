import { utcText } from '@echonio/platform';

/** An event as the JSON object of replies; `e` is the alias of a `timeline_events` row. */
export const eventJson = (e: string): string => `
  json_build_object('id', ${e}.id, 'customerId', ${e}.customer_id, 'creatorOperatorId', ${e}.creator_operator_id,
    'type', ${e}.type, 'description', ${e}.description, 'data', ${e}.data, 'updatedAt', ${utcText(`${e}.updated_at`)},
    'createdAt', ${utcText(`${e}.created_at`)}, 'deletedAt', ${utcText(`${e}.deleted_at`)})`;

/**
 * Common table expressions `counter` and `event`, which number and insert events of a customer in the order given.
 * They belong at the end of a statement: the counter's row is the last lock that a transaction takes.
 * @param events the parameter with a JSON array of NewEvent
 * @param at an expression for the time of the events
 * @param customersDelta an expression for the change of the number of customers
 * @param condition a condition without which nothing is counted or recorded; what it locks is locked before the counter
 */
export const recordEvents = (
  customerId: string,
  events: string,
  at: string,
  customersDelta = '0',
  condition = 'true',
): string => `
  counter AS (
    UPDATE organization_counters SET event_sequence = event_sequence + json_array_length(${events}),
           customers_count = customers_count + ${customersDelta}
     WHERE organization_id = $1 AND ${condition} RETURNING event_sequence
  ), event AS (
    INSERT INTO timeline_events
      (organization_id, id, customer_id, sequence, creator_operator_id, type, description, data, created_at, updated_at)
    SELECT $1, n.id, ${customerId}, counter.event_sequence - json_array_length(${events}) + n.ordinal,
           current_setting('app.operator_id')::uuid, n.type,
           CASE WHEN n."tagId" IS NULL THEN n.description ELSE concat(t.title, ' ', n.description) END,
           n.data, ${at}, ${at}
      FROM counter, ROWS FROM (json_to_recordset(${events})
             AS (id uuid, type text, description text, data jsonb, "tagId" uuid))
             WITH ORDINALITY AS n(id, type, description, data, "tagId", ordinal)
      LEFT JOIN tags t ON t.organization_id = $1 AND t.id = n."tagId"
    RETURNING *
  )`;

/** The parameters of `eventPage`; those of filters may be null, for all. */
export interface EventPageParameters {
  type: string;
  operatorId: string;
  from: string;
  to: string;
  offset: string;
  limit: string;
}

/** The page `{items, count}` of a customer's events, newest first, as a JSON object. */
export const eventPage = (organizationId: string, customerId: string, parameter: EventPageParameters): string => {
  const matching = `
    FROM timeline_events e WHERE e.organization_id = ${organizationId} AND e.customer_id = ${customerId}
     AND (${parameter.type}::text IS NULL OR e.type = ${parameter.type}) AND (${parameter.operatorId}::uuid IS NULL OR e.creator_operator_id = ${parameter.operatorId})
     AND (${parameter.from}::timestamptz IS NULL OR e.created_at >= ${parameter.from}) AND (${parameter.to}::timestamptz IS NULL OR e.created_at < ${parameter.to})`;
  return `
    json_build_object('items', coalesce((SELECT json_agg(${eventJson('p')} ORDER BY p.sequence DESC) FROM (
        SELECT e.* ${matching} ORDER BY e.sequence DESC OFFSET ${parameter.offset} LIMIT ${parameter.limit}) p), '[]'),
      'count', (SELECT count(*) ${matching}))`;
};
