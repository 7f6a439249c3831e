import { servingRoleFault } from '@echonio/platform';
import { fail, Finding, ok, warn } from '../finding';
import { Session } from '../session';

const NAME = `SELECT quote_ident(current_user) AS name`;
const OWNS = `
  SELECT count(*) FILTER (WHERE NOT pg_has_role(current_user, c.relowner, 'USAGE'))::int AS foreign
    FROM pg_class c WHERE c.relnamespace = current_schema()::regnamespace AND c.relkind IN ('r', 'p')`;

const CURES: [RegExp, (role: string, user: string) => string][] = [
  [/superuser/, (role) => `As an administrator: ALTER ROLE ${role} NOSUPERUSER;`],
  [/bypasses/, (role) => `As an administrator: ALTER ROLE ${role} NOBYPASSRLS;`],
  [/echonio_app is missing/, () => 'Start the product once as the owner (npm start): its migrations make the role.'],
  [/echonio_importer/, (role) => `As an administrator: GRANT echonio_importer TO ${role};`],
  [/owns/, () => 'Let DATABASE_URL name a user of its own, as the README has it, and DATABASE_OWNER_URL the owner.'],
  [/./, (_role, user) => `As an administrator: GRANT echonio_app TO ${user};`],
];

/** Whether the role that serves requests is bound by row-level security. */
export async function checkServingRole(session: Session): Promise<Finding[]> {
  const [user] = await session.ask<{ name: string }>(NAME);
  const { name } = user!;
  const direct = await servingRoleFault(session.client, false);
  if (direct === null) return [ok('serving role', `${name} serves, owns no table and is bound by row-level security.`)];
  const taken = (await servingRoleFault(session.client, true)) ?? (await changeFault(session));
  if (taken !== null) {
    const finding = `${name} may not serve requests: ${direct}, and it can't take on echonio_app: ${taken}.`;
    return [fail('serving role', finding, cureOf(taken.startsWith('the role') ? taken : direct, name))];
  }
  const finding = `${name} takes on echonio_app in each transaction, because ${direct}.`;
  const strong = /superuser|bypasses/.test(direct);
  return [strong ? warn('serving role', finding, cureOf(direct, name)) : ok('serving role', finding)];
}

/** Whether the owner may migrate. */
export async function checkOwner({ ask }: Session): Promise<Finding[]> {
  const [user] = await ask<{ name: string }>(NAME);
  const [row] = await ask<{ foreign: number }>(OWNS);
  if (row!.foreign === 0) return [ok('owner', `${user!.name} owns the tables, so that it may migrate and back up.`)];
  return [
    warn(
      'owner',
      `${user!.name} doesn't own ${row!.foreign} of the tables: migrations and backups as this user will fail.`,
      'Let DATABASE_OWNER_URL name the user that owns the tables.',
    ),
  ];
}

async function changeFault({ client }: Session): Promise<string | null> {
  try {
    await client.query(`BEGIN; SET LOCAL ROLE echonio_app; ROLLBACK`);
    return null;
  } catch (error) {
    await client.query('ROLLBACK');
    return (error as Error).message;
  }
}

function cureOf(fault: string, user: string): string {
  const role = /the role (\S+)/.exec(fault)?.[1] ?? user;
  return CURES.find(([pattern]) => pattern.test(fault))![1](role === 'echonio_app' ? role : user, user);
}
