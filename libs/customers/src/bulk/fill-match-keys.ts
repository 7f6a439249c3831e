import { RequestContext, statement, TenantDatabase } from '@echonio/platform';
import { contactMatchKey } from '../contact-match-key';

const AT_ONCE = 1_000;

/** $2 how many → id, type, value of contacts that have no key; they stay locked until the transaction ends */
const WITHOUT_KEY = statement(
  'contacts_without_key',
  `SELECT id, type, value FROM contacts WHERE organization_id = $1 AND match_key IS NULL ORDER BY id LIMIT $2 FOR NO KEY UPDATE`,
);

/** $2 ids, $3 keys */
const FILL = statement(
  'contacts_fill_keys',
  `UPDATE contacts k SET match_key = n.key FROM unnest($2::uuid[], $3::text[]) AS n (id, key)
    WHERE k.organization_id = $1 AND k.id = n.id`,
);

/** Gives contacts from before there were keys theirs. @param region ISO 3166 code of the organization */
export async function fillMatchKeys(database: TenantDatabase, ctx: RequestContext, region: string): Promise<void> {
  for (let filled = AT_ONCE; filled === AT_ONCE;) {
    filled = await database.transaction(ctx, async (transaction) => {
      const contacts = await transaction.run<{ id: string; type: string; value: string }>(WITHOUT_KEY, [AT_ONCE]);
      if (contacts.length === 0) return 0;
      const keys = contacts.map((contact) => contactMatchKey(contact, region));
      await transaction.finish(FILL, [contacts.map(({ id }) => id), keys]);
      return contacts.length;
    });
  }
}
