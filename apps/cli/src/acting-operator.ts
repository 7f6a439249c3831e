import { Permission } from '@echonio/access';
import { NotFoundError, OpenDatabase, RequestContext } from '@echonio/platform';
import { administerOpen } from './administer';
import { CommandArguments } from './command-arguments';
import { CommandOption } from './command';

/** Who a command acts as. */
export const ACTING_OPTIONS: Record<'organization' | 'operator', CommandOption> = {
  organization: { value: 'NAME', required: true, help: 'the organization' },
  operator: { value: 'NAME', required: true, help: 'the operator who does it, with its permissions' },
};

/**
 * The operator that a command line names, for the product's services. They trust a context without a token, so the permissions are
 * checked here.
 * @throws NotFoundError for the organization or the operator; an error that names the permission it lacks
 */
export function actingOperator(
  database: OpenDatabase,
  given: CommandArguments,
  needed: readonly Permission[],
): Promise<RequestContext> {
  const name = given.text('operator');
  return administerOpen(database, async (administration) => {
    const organizationId = await administration.organization(given.text('organization'));
    const operator = (await administration.operators(organizationId)).find((each) => each.name === name);
    if (!operator) throw new NotFoundError(`operator: "${name}"`);
    const { id, permissions } = operator;
    const lacking = permissions.includes('superuser') ? [] : needed.filter((each) => !permissions.includes(each));
    if (lacking.length > 0) throw new Error(`The operator "${name}" lacks the permission ${lacking.join(', ')}.`);
    return RequestContext.ofBackground(organizationId, id);
  });
}
