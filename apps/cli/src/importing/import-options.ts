import { DUPLICATE_BY, foldedType, ImportOptions, ON_DUPLICATE, OnDuplicate } from '@echonio/imports';
import { isPhoneRegion } from '@echonio/search-text';
import { Command } from '../command';
import { CommandArguments } from '../command-arguments';
import { UsageError } from '../usage-error';

/** What the command line takes of the options of an import. */
export const IMPORT_OPTIONS: Command['options'] = {
  'dry-run': { help: 'read, check and report, and create nothing' },
  atomic: { help: 'one bad row, and nothing is created' },
  'create-tags': { help: 'define the tags that the organization lacks' },
  'on-duplicate': { value: 'WHAT', help: `what becomes of a row whose customer is there: ${ON_DUPLICATE.join(', ')}` },
  'duplicate-by': { value: 'TYPES', help: 'by which contacts, with commas between; else email,phone' },
  region: { value: 'CODE', help: "country of phone numbers without a country code; else the organization's" },
};

/** @throws UsageError naming the option */
export const importOptionsOf = (given: CommandArguments): ImportOptions => ({
  dryRun: given.has('dry-run'),
  atomic: given.has('atomic'),
  createTags: given.has('create-tags'),
  onDuplicate: onDuplicateOf(given),
  duplicateBy: duplicateByOf(given),
  defaultRegion: regionOf(given),
  mapping: null,
  defaults: null,
});

function onDuplicateOf(given: CommandArguments): OnDuplicate {
  const text = given.optional('on-duplicate') ?? 'create';
  const known = ON_DUPLICATE.find((each) => each === text);
  if (known) return known;
  throw new UsageError(`--on-duplicate must be one of ${ON_DUPLICATE.join(', ')}, not "${text}"`);
}

function duplicateByOf(given: CommandArguments): readonly string[] {
  const text = given.optional('duplicate-by');
  if (text === undefined) return DUPLICATE_BY;
  const types = text.split(',').map(foldedType);
  if (types.every((type) => type !== '')) return [...new Set(types)];
  throw new UsageError(`--duplicate-by must be types of contacts with commas between, not "${text}"`);
}

function regionOf(given: CommandArguments): string | null {
  const region = given.optional('region')?.toUpperCase() ?? null;
  if (region === null || isPhoneRegion(region)) return region;
  throw new UsageError(`--region must be a two-letter country code such as IR, not "${region}"`);
}
