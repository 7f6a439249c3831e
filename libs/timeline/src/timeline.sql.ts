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
 */
export const recordEvents = (customerId: string, events: string, at: string, customersDelta = '0'): string => `
  counter AS (
    UPDATE organization_counters SET event_sequence = event_sequence + json_array_length(${events}),
           customers_count = customers_count + ${customersDelta}
     WHERE organization_id = $1 RETURNING event_sequence
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
