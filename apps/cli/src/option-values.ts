import { Permission, PERMISSIONS } from '@echonio/access';
import { isId } from '@echonio/platform';
import { CommandArguments } from './command-arguments';
import { UsageError } from './usage-error';

const DAY_MS = 86_400_000;
const MAX_DAYS = 36_500;

export const PERMISSIONS_HELP = 'all, none, or some of the names below with commas between';

export const PERMISSIONS_NOTE = `Permissions: ${PERMISSIONS.join(', ')}.
Reading needs none of them; all is superuser.`;

/** @throws UsageError naming --permissions */
export function permissionsOf(given: CommandArguments): Permission[] {
  const text = given.text('permissions');
  if (text === 'all') return ['superuser'];
  if (text === 'none') return [];
  return text.split(',').map((name) => {
    const known = PERMISSIONS.find((permission) => permission === name.trim());
    if (known) return known;
    throw new UsageError(`--permissions: "${name.trim()}" is none of all, none, ${PERMISSIONS.join(', ')}`);
  });
}

/** @returns the time that --expires days from now is, or undefined when it isn't given @throws UsageError */
export function expiryOf(given: CommandArguments): Date | undefined {
  const text = given.optional('expires');
  if (text === undefined) return undefined;
  const days = /^\d{1,5}$/.test(text) ? Number(text) : NaN;
  if (days >= 1 && days <= MAX_DAYS) return new Date(Date.now() + days * DAY_MS);
  throw new UsageError(`--expires must be a whole number of days from 1 to ${MAX_DAYS}, not "${text}"`);
}

/** @throws UsageError naming --region */
export function regionOf(given: CommandArguments): string | undefined {
  const region = given.optional('region');
  if (region === undefined || /^[A-Z]{2}$/.test(region)) return region;
  throw new UsageError(`--region must be a two-letter country code such as IR, not "${region}"`);
}

/** @throws UsageError naming the option */
export function idOf(given: CommandArguments, name: string): string {
  const id = given.text(name);
  if (isId(id)) return id.toLowerCase();
  throw new UsageError(`--${name} must be an id such as a list shows, not "${id}"`);
}
