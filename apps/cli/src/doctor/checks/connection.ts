import { fail, Finding } from '../finding';

const README = '"Running it for real" in the README has the commands';

/** Why a connection couldn't be made, and what to do. @param variable the setting that names it */
export function connectionFault(variable: string, error: unknown): Finding {
  const { message, code = '' } = error as Error & { code?: string };
  const what = message || code;
  return fail('database', `The database of ${variable} can't be used: ${what}.`, cureOf(variable, code, what));
}

function cureOf(variable: string, code: string, message: string): string {
  if (code === '28P01')
    return `Correct the password in ${variable}, or give the role that one: ALTER ROLE … PASSWORD '…';`;
  if (code.startsWith('28'))
    return `Let pg_hba.conf admit the user and this machine, and check the user in ${variable}.`;
  if (code === '3D000') return `Make the database, or correct its name in ${variable}; ${README}.`;
  if (code === '53300') return 'End sessions that nobody needs, or set a larger max_connections.';
  if (/getaddrinfo/.test(message)) return `Correct the host name in ${variable}.`;
  return `Start PostgreSQL, or correct host and port in ${variable}; from here: pg_isready -h HOST -p PORT`;
}
