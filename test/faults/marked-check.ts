import type { Client } from 'pg';
import type { MarkedCustomer, MarkedState } from './marked-customer.ts';
import type { Tally } from './verdict.ts';

interface Stored extends MarkedState {
  id: string;
  /** Rows of the search that hold its name as it is. */
  keys: number;
}

/** Holds what is stored of an organization against what its clients were told. One try of the tally for each customer that was acknowledged or is there. */
export async function checkMarked(
  owner: Client,
  organizationId: string,
  customers: readonly MarkedCustomer[],
  tally: Tally,
): Promise<void> {
  const stored = await customersOf(owner, organizationId);
  const byId = new Map(stored.map((each) => [each.id, each]));
  const byName = new Map(stored.map((each) => [each.name, each]));
  const known = new Set<string>();
  for (const customer of customers) {
    const found = customer.id ? byId.get(customer.id) : byName.get(customer.marker);
    if (found) known.add(found.id);
    // Nobody was told that it is there, and it isn't.
    else if (!customer.id) continue;
    tally.count(`customer ${customer.marker}`, faultsOf(customer, found));
  }
  const strange = stored.filter(({ id }) => !known.has(id)).map(({ name }) => name);
  tally.count('the rest', strange.length > 0 ? [`nobody asked for ${strange.join(', ')}`] : []);
  tally.count('the counters', await counterFaults(owner, organizationId));
}

function faultsOf({ states }: MarkedCustomer, found: Stored | undefined): string[] {
  const wanted = states.map((state) => JSON.stringify(state));
  if (!found) return states.includes(null) ? [] : [`lost; it was ${wanted.join(' or ')}`];
  const { name, mobile, tagIds, events, keys } = found;
  const text = JSON.stringify({ name, mobile, tagIds, events });
  const faults = wanted.includes(text) ? [] : [`it is ${text}, not ${wanted.join(' or ')}`];
  return keys === 1 ? faults : [...faults, `${keys} search keys of its name`];
}

async function customersOf(owner: Client, organizationId: string): Promise<Stored[]> {
  const { rows } = await owner.query<Stored>(
    `SELECT c.name,
            (SELECT string_agg(k.value, ',') FROM contacts k WHERE k.organization_id = $1 AND k.customer_id = c.id) AS mobile,
            coalesce((SELECT json_agg(g.tag_id ORDER BY g.tag_id::text COLLATE "C") FROM customer_tags g
                       WHERE g.organization_id = $1 AND g.customer_id = c.id), '[]') AS "tagIds",
            coalesce((SELECT json_agg(e.type ORDER BY e.sequence) FROM timeline_events e
                       WHERE e.organization_id = $1 AND e.customer_id = c.id), '[]') AS events,
            c.id, (SELECT count(*)::int FROM customer_search s WHERE s.organization_id = $1 AND s.customer_id = c.id
                      AND s.updated_at = c.updated_at AND position(c.name IN s.key) > 0) AS keys
       FROM customers c WHERE c.organization_id = $1`,
    [organizationId],
  );
  return rows;
}

async function counterFaults(owner: Client, organizationId: string): Promise<string[]> {
  const { rows } = await owner.query<Record<string, number>>(
    `SELECT n.customers_count::int AS counted, n.event_sequence::int AS sequence,
            (SELECT count(*)::int FROM customers WHERE organization_id = $1) AS customers,
            (SELECT count(*)::int FROM customer_search WHERE organization_id = $1) AS keys,
            (SELECT count(*)::int FROM timeline_events WHERE organization_id = $1) AS events,
            (SELECT count(DISTINCT sequence)::int FROM timeline_events WHERE organization_id = $1) AS sequences,
            (SELECT coalesce(max(sequence), 0)::int FROM timeline_events WHERE organization_id = $1) AS latest
       FROM organization_counters n WHERE n.organization_id = $1`,
    [organizationId],
  );
  if (!rows[0]) return ['the organization has none'];
  const { counted, sequence, customers, keys, events, sequences, latest } = rows[0];
  return [
    ...(counted === customers ? [] : [`${counted} counted of ${customers} customers`]),
    ...(keys === customers ? [] : [`${keys} search keys of ${customers} customers`]),
    ...(events === sequences ? [] : [`${events! - sequences!} events share a number`]),
    ...(sequence! >= latest! ? [] : [`the next event would be ${sequence! + 1}, and there is ${latest}`]),
  ];
}
