import { plainToInstance } from 'class-transformer';
import { validateSync } from 'class-validator';
import { Settings } from './settings';

/** The environment can't be used. The message names every faulty variable, one sentence each. */
export class SettingsError extends Error {}

/**
 * Reads the settings from environment variables. A blank variable counts as not set; unknown ones are left alone.
 * @throws SettingsError naming all faulty variables at once
 */
export function readSettings(environment: NodeJS.ProcessEnv = process.env): Settings {
  const known = Object.keys(new Settings()).concat('DATABASE_URL', 'DATABASE_OWNER_URL', 'FILES_DIR');
  const given = Object.fromEntries(
    known.map((name) => [name, environment[name]?.trim()]).filter(([, value]) => value !== undefined && value !== ''),
  );
  const settings = plainToInstance(Settings, given, { exposeDefaultValues: true });
  const faults = validateSync(settings).map(
    (error) =>
      `${error.property}: ${Object.values(error.constraints ?? {}).join(', ')} (it is "${redact(error.property, given)}")`,
  );
  if (settings.DATABASE_OWNER_URL && !settings.DATABASE_URL) {
    faults.push('DATABASE_OWNER_URL: needs DATABASE_URL beside it');
  }
  if (faults.length > 0) throw new SettingsError(`The environment is not usable. ${faults.join('. ')}.`);
  return settings;
}

const redact = (name: string, given: Record<string, unknown>): string =>
  name.endsWith('_URL') ? String(given[name]).replace(/\/\/.*@/, '//…@') : String(given[name]);
