import type { components, paths } from '../../dist/api-types/schema';

type Created = paths['/v1/customers']['post']['responses']['201']['content']['application/json'];

/** Compiles only while the identity of a customer narrows by its type. */
export function nameOf(customer: Created): string | null {
  return customer.type === 'corporate' ? customer.identity.name : customer.identity.lastName;
}

/** Compiles only while every field of a reply is required. */
export const firstFault = (problem: components['schemas']['ProblemDetails']): string =>
  problem.errors?.[0]?.field ?? problem.code;
