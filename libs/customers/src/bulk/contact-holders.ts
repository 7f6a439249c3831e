import { statement, TenantTransaction } from '@echonio/platform';
import { ContactHolder } from './keyed-contact';

/** $2 keys → for each key, type of contact and type of customer, the oldest customer that has such a contact */
const HOLDERS = statement(
  'customer_contact_holders',
  `SELECT DISTINCT ON (k.match_key, k.type, c.type) k.match_key AS "matchKey", k.type AS "contactType", c.type AS "customerType",
          c.id AS "customerId", to_char(c.created_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US') || ' ' || c.id AS age
     FROM contacts k JOIN customers c ON c.organization_id = k.organization_id AND c.id = k.customer_id
    WHERE k.organization_id = $1 AND k.match_key = ANY ($2::text[])
    ORDER BY k.match_key, k.type, c.type, c.created_at, c.id`,
);

/** Who has contacts with these keys: the oldest customer of each type for each key and type of contact. */
export function findContactHolders(transaction: TenantTransaction, keys: readonly string[]): Promise<ContactHolder[]> {
  return keys.length === 0 ? Promise.resolve([]) : transaction.run<ContactHolder>(HOLDERS, [keys]);
}
