import { isProblem } from '../src/index.ts';
import type { components, Customer, CustomersClient, ImportFileEvent, ImportOptions, paths } from '../src/index.ts';

/** Compiles only while the identity of a customer narrows by its type, in replies of the typed paths and in the model. */
export function nameOf(customer: Customer): string | null {
  if (customer.type === 'corporate') return customer.identity.name;
  // @ts-expect-error A person has no name of a company.
  const none: unknown = customer.identity.name;
  return customer.identity.lastName ?? (none as null);
}

type Created = paths['/v1/customers']['post']['responses']['201']['content']['application/json'];
type Listed = paths['/v1/customers']['get']['responses']['200']['content']['application/json']['items'][number];
export const inReplies = (created: Created, listed: Listed): (string | null)[] => [nameOf(created), nameOf(listed)];

// @ts-expect-error Without a look at the type, an identity has the keys of neither.
export const unnarrowed = (customer: Customer): unknown => customer.identity.manager;

/** Compiles only while every field of a reply is required, and none of a request that has a default. */
export const firstFault = (problem: components['schemas']['ProblemDetails']): string =>
  problem.errors?.[0]?.field ?? problem.code;
export const noOptions: ImportOptions = {};

export function kindOf(error: unknown): 'not-found' | 'conflict' | null {
  return isProblem(error, 'not-found', 'conflict') ? error.kind : null;
}

export function createdBy(event: ImportFileEvent): number | null {
  switch (event.type) {
    case 'uploading':
      return event.loaded / event.total;
    case 'progress':
      return event.progress.created;
    case 'started':
      return event.importId.length;
    case 'cancelled':
      return event.import?.created ?? null;
    default:
      return event.import.created;
  }
}

export async function wrongCalls(api: CustomersClient): Promise<void> {
  // @ts-expect-error No such path.
  await api.GET('/v1/customer');
  // @ts-expect-error The path needs an id.
  await api.GET('/v1/customers/{customerId}');
  // @ts-expect-error There is no such type of customer.
  api.customers({ type: 'both' });
  // @ts-expect-error The client chooses the offset itself.
  api.customers({ offset: 1 });
  // @ts-expect-error Contacts are a list; the text of one is for forms.
  await api.POST('/v1/customers', { body: { contacts: '[]' } });
}
