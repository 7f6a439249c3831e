import { administer } from '../administer';
import { Command, writeResult } from '../command';

export const organizationList: Command = {
  name: 'organization list',
  summary: 'Lists the organizations, a line each, with the numbers of their operators and customers.',
  options: {},
  async run(_given, environment) {
    const organizations = await administer(environment, (administration) => administration.organizations());
    for (const organization of organizations) writeResult(environment, organization);
  },
};
