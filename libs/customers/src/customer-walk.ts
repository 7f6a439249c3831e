import { statement, TenantSnapshot } from '@echonio/platform';
import { likePatterns, parseQuery } from '@echonio/search-text';
import { CustomerBody } from './customer-body';
import { customerJson, each } from './customer.sql';

/** → customer, version of every customer, the one that was modified longest ago first */
const ALL = each((withMeta) =>
  statement(
    `customer_walk${withMeta ? '_meta' : ''}`,
    `SELECT ${customerJson(withMeta)} AS customer, c.version
       FROM customers c WHERE c.organization_id = $1 ORDER BY c.updated_at, c.id`,
  ),
);

/** $2 terms `[[pattern, …], …]` → the same of those that a search finds */
const FOUND = each((withMeta) =>
  statement(
    `customer_walk_found${withMeta ? '_meta' : ''}`,
    `SELECT ${customerJson(withMeta)} AS customer, c.version
       FROM matching_customers($2) f JOIN customers c ON c.organization_id = $1 AND c.id = f.customer_id
      ORDER BY f.updated_at, f.customer_id`,
  ),
);

/** A customer as replies show it, with its version. */
export type WalkedCustomer = CustomerBody & { version: number };

/**
 * All customers, or all that a search finds, oldest modification first, some at a time.
 * @param size how many are in memory at once
 */
export async function* walkCustomers(
  snapshot: TenantSnapshot,
  { search, withMeta }: { search: string; withMeta: boolean },
  size: number,
): AsyncGenerator<WalkedCustomer[], void, undefined> {
  const kind = Number(withMeta) as 0 | 1;
  const terms = parseQuery(search).map((term) => likePatterns(term));
  const pages =
    terms.length === 0
      ? snapshot.pages<WalkedRow>(ALL[kind], [], size)
      : snapshot.pages<WalkedRow>(FOUND[kind], [JSON.stringify(terms)], size);
  for await (const page of pages) yield page.map(({ customer, version }) => ({ ...customer, version }));
}

interface WalkedRow {
  customer: CustomerBody;
  version: number;
}
