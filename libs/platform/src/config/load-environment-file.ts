import { existsSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { loadEnvFile } from 'node:process';
import { SettingsError } from './read-settings';

/** The tree of the sources, or of their build in `dist/`. */
const TREE = resolve(__dirname, '../../../..');

/** Where the `.env` file beside package.json is, or would be. */
export const environmentFile = (): string => join(productDirectory(), '.env');

/** Where package.json is. */
export const productDirectory = (): string => (basename(TREE) === 'dist' ? dirname(TREE) : TREE);

/**
 * Adds the variables of the `.env` file beside package.json, if there is one, to the environment; those that are set already stay.
 * @throws SettingsError when it can't be read
 */
export function loadEnvironmentFile(): void {
  const path = environmentFile();
  if (!existsSync(path)) return;
  try {
    loadEnvFile(path);
  } catch (error) {
    throw new SettingsError(`The file ${path} can't be read: ${(error as Error).message}.`);
  }
}
