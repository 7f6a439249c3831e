import { plainToInstance } from 'class-transformer';
import { validateSync } from 'class-validator';
import { Settings } from './settings';

/** The environment can't be used. The message names every faulty variable, one sentence each. */
export class SettingsError extends Error {}

/** Every variable that is read. */
export const SETTING_NAMES: readonly string[] = Object.keys(new Settings()).concat(
  'DATABASE_URL',
  'DATABASE_OWNER_URL',
  'FILES_DIR',
);

/**
 * Reads the settings from environment variables. A blank variable counts as not set; unknown ones are left alone.
 * @throws SettingsError naming all faulty variables at once
 */
export function readSettings(environment: NodeJS.ProcessEnv = process.env): Settings {
  const given = Object.fromEntries(
    SETTING_NAMES.map((name) => [name, environment[name]?.trim()]).filter(([, value]) => Boolean(value)),
  );
  const settings = plainToInstance(Settings, given, { exposeDefaultValues: true });
  const faults = validateSync(settings).map(
    ({ property, constraints = {} }) =>
      `${property} ${faultOf(property, constraints)}, not "${redact(property, given)}"`,
  );
  if (settings.DATABASE_OWNER_URL && !settings.DATABASE_URL) {
    faults.push('DATABASE_OWNER_URL needs DATABASE_URL beside it');
  }
  if (faults.length > 0) throw new SettingsError(`The environment is not usable: ${faults.join('; ')}.`);
  return settings;
}

/** The first thing to be said about a variable, without its name. */
function faultOf(name: string, constraints: Record<string, string>): string {
  const message = constraints.isInt ?? Object.values(constraints)[0] ?? 'is not usable';
  return message.replace(`${name} `, '');
}

const redact = (name: string, given: Record<string, unknown>): string =>
  name.endsWith('_URL') ? String(given[name]).replace(/^.*@/, '…@') : String(given[name]);
