import { randomUUID } from 'node:crypto';
import { Tenant } from '../support/test-app';

/** A tag of the operator's organization, as the reply shows it. */
export async function aTag(
  tenant: Tenant,
  values: { title?: string; color?: string | null } = {},
): Promise<{ id: string; title: string; color: string | null; customersCount: number; updatedAt: string }> {
  const reply = await tenant.post('/v1/settings/tags', { title: `tag ${randomUUID()}`, ...values });
  if (reply.status !== 201) throw new Error(`the tag was not made: ${reply.text}`);
  return reply.body;
}
