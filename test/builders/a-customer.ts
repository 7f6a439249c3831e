import { Tenant } from '../support/test-app';

export interface BuiltCustomer {
  id: string;
  organizationId: string;
  tagsIds: string[];
  contacts: { id: string; data: Record<string, string | null> }[];
  createdAt: string;
  updatedAt: string;
}

/** A customer of the operator's organization, as the reply shows it with `include=meta`. */
export async function aCustomer(tenant: Tenant, values: Record<string, unknown> = {}): Promise<BuiltCustomer> {
  const reply = await tenant.post('/v1/customers?include=meta', {
    type: 'personal',
    identity: { lastName: 'Shook', firstName: 'Gary' },
    ...values,
  });
  if (reply.status !== 201) throw new Error(`the customer was not made: ${reply.text}`);
  return reply.body;
}
