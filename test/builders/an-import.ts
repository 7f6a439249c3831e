import { Tenant } from '../support/test-app';
import { TestReply } from '../support/test-request';

/** Uploads a file and imports it. @returns the reply to the import */
export async function anImport(
  tenant: Tenant,
  content: string | Buffer,
  options: Record<string, unknown> = {},
  headers: Record<string, string> = {},
): Promise<TestReply> {
  const { id } = await tenant.upload('customers', content);
  return tenant.post('/v1/customers/import', { id, ...options }, headers);
}
