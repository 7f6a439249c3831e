import { administer } from '../administer';
import { Command, writeResult } from '../command';
import { regionOf } from '../option-values';

export const organizationCreate: Command = {
  name: 'organization create',
  summary: 'Makes an organization.',
  options: {
    organization: { value: 'NAME', required: true, help: 'its name, unlike every other' },
    region: { value: 'CODE', help: 'whose phone numbers it writes without a country code (default DEFAULT_REGION)' },
  },
  async run(given, environment) {
    const name = given.text('organization');
    const region = regionOf(given) ?? environment.settings.DEFAULT_REGION;
    const { id, created } = await administer(environment, (administration) =>
      administration.transaction(() => administration.ensureOrganization(name, region)),
    );
    if (!created) throw new Error(`There is an organization "${name}" already.`);
    writeResult(environment, { id, name, defaultRegion: region });
  },
};
