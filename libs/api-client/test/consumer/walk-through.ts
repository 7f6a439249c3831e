// Compiled in a project of its own, as an ES module and as CommonJS, and run by Node against the product.
import { createClient, isProblem, unwrap } from '@echonio/customers-client';
import type { Customer, UploadProgress } from '@echonio/customers-client';

const [baseUrl = '', token = ''] = process.argv.slice(2);
const api = createClient({ baseUrl, token: async () => token, retry: { firstDelayMs: 20 } });

const nameOf = (customer: Customer): string | null =>
  customer.type === 'corporate' ? customer.identity.name : customer.identity.lastName;

async function create(name: string): Promise<Customer> {
  return unwrap(api.POST('/v1/customers', { body: { identity: { name } } }));
}

async function listed(search: string): Promise<(string | null)[]> {
  const names: (string | null)[] = [];
  for await (const customer of api.customers({ search, sort: 'name' }, { pageSize: 2 })) names.push(nameOf(customer));
  return names;
}

async function problemOf(): Promise<object> {
  try {
    await unwrap(api.POST('/v1/customers', { body: { contacts: [{ type: 'tel', value: '' }] } }));
  } catch (error) {
    if (isProblem(error, 'validation')) return { kind: error.kind, at: error.messageOf('contacts.0.value') };
    throw error;
  }
  throw new Error('It was taken.');
}

async function uploaded(): Promise<object> {
  const told: UploadProgress[] = [];
  const content = new Blob(['x'.repeat(200_000)]);
  const file = await api.upload(content, { name: 'نامه.txt', onProgress: (progress) => void told.push(progress) });
  return { name: file.name, size: file.size, steps: told.length > 3, end: told.at(-1) };
}

async function imported(): Promise<object> {
  const types = new Set<string>();
  for await (const event of api.importFile(new Blob(['name,type\nA,\nB,corporate\nC,nothing\n']))) {
    types.add(event.type);
    if (event.type !== 'completed') continue;
    const params = { path: { importId: event.import.id }, query: { format: 'ndjson' as const } };
    const rejects = await unwrap(api.GET('/v1/imports/{importId}/rejects', { params, parseAs: 'text' }));
    return {
      types: [...types],
      created: event.import.created,
      rejects: (JSON.parse(rejects) as { line: number }).line,
    };
  }
  throw new Error([...types].join());
}

async function main(): Promise<void> {
  const lost = await create('Lost reply');
  for (const name of ['Walk b', 'Walk a', 'Walk c']) await create(name);
  const customerId = lost.id;
  await unwrap(
    api.POST('/v1/customers/{customerId}/timeline', {
      params: { path: { customerId } },
      body: { description: 'Called' },
    }),
  );
  const events: string[] = [];
  for await (const event of api.timeline(customerId, { type: 'note' })) events.push(event.type);
  const result = {
    lost: await listed('Lost reply'),
    walk: await listed('Walk'),
    events,
    problem: await problemOf(),
    upload: await uploaded(),
    import: await imported(),
  };
  process.stdout.write(JSON.stringify(result));
}

main().catch((error: unknown) => {
  process.stderr.write(String(error));
  process.exitCode = 1;
});
