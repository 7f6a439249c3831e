import { RequestContext } from '../context/request-context';
import { BoundStatement, Statement } from './statement';

const ENTER_REQUEST: Statement = { name: 'enter_request', text: 'SELECT * FROM enter_request($1, $2, $3)' };
const ENTER_BACKGROUND: Statement = { name: 'enter_background', text: 'SELECT * FROM enter_background($1, $2)' };

type Role = 'echonio_app' | 'echonio_importer';

const takingOf = (role: Role): BoundStatement => ({
  name: `take_role_${role}`,
  text: `SELECT set_config('role', '${role}', true)`,
  values: [],
});
const TAKE = { echonio_app: takingOf('echonio_app'), echonio_importer: takingOf('echonio_importer') };

/** The statement by which a transaction acts as a role. */
export const takeRole = (role: Role): BoundStatement => TAKE[role];

/**
 * The statements that each transaction of an organization begins with; the last one gives who acts.
 * @param role null when the session has the right one
 */
export function entranceOf(context: RequestContext, role: Role | null): BoundStatement[] {
  const { organizationId, tokenDigest, requiredPermissions } = context;
  const enter = tokenDigest
    ? { ...ENTER_REQUEST, values: [organizationId, tokenDigest, requiredPermissions] }
    : { ...ENTER_BACKGROUND, values: [organizationId, context.operatorId] };
  return role === null ? [enter] : [takeRole(role), enter];
}
