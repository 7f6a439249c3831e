// Compiled and bundled as for a browser.
import { createClient } from '@echonio/customers-client';
import type { ImportFileEvent, PersonalCustomer } from '@echonio/customers-client';

export async function importPicked(input: HTMLInputElement, token: string): Promise<ImportFileEvent | undefined> {
  const api = createClient({ baseUrl: '', token });
  let last: ImportFileEvent | undefined;
  for await (const event of api.importFile(input.files![0]!)) last = event;
  return last;
}

export async function firstPerson(baseUrl: string, token: string): Promise<PersonalCustomer['identity'] | null> {
  for await (const customer of createClient({ baseUrl, token }).customers({ search: 'Shook' }))
    if (customer.type === 'personal') return customer.identity;
  return null;
}
