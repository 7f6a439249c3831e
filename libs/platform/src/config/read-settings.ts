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
  const { settings, faults } = inspectSettings(environment);
  if (faults.length > 0)
    throw new SettingsError(`The environment is not usable: ${faults.map(({ text }) => text).join('; ')}.`);
  return settings;
}

/** What is wrong with a variable, as a part of a sentence. */
export interface SettingFault {
  name: string;
  text: string;
}

/** Reads the settings, and says which variables can't be used as they are. */
export function inspectSettings(environment: NodeJS.ProcessEnv): {
  settings: Settings;
  faults: SettingFault[];
} {
  const given = givenSettings(environment);
  const settings = plainToInstance(Settings, given, { exposeDefaultValues: true });
  const faults = validateSync(settings).map(({ property, constraints = {} }) => ({
    name: property,
    text: `${property} ${faultOf(property, constraints)}, not "${redact(property, given)}"`,
  }));
  if (settings.DATABASE_OWNER_URL && !settings.DATABASE_URL) {
    faults.push({ name: 'DATABASE_OWNER_URL', text: 'DATABASE_OWNER_URL needs DATABASE_URL beside it' });
  }
  return { settings, faults };
}

/** The settings that an environment gives, as they stand there. */
const givenSettings = (environment: NodeJS.ProcessEnv): Record<string, string | undefined> =>
  Object.fromEntries(
    SETTING_NAMES.map((name) => [name, environment[name]?.trim()]).filter(([, value]) => Boolean(value)),
  );

/** The first thing to be said about a variable, without its name. */
function faultOf(name: string, constraints: Record<string, string>): string {
  const message = constraints.isInt ?? Object.values(constraints)[0] ?? 'is not usable';
  return message.replace(`${name} `, '');
}

const redact = (name: string, given: Record<string, unknown>): string =>
  name.endsWith('_URL') ? String(given[name]).replace(/^.*@/, '…@') : String(given[name]);
