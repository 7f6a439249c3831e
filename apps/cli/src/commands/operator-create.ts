import { administer } from '../administer';
import { Command, writeResult } from '../command';
import { PERMISSIONS_HELP, PERMISSIONS_NOTE, permissionsOf } from '../option-values';

export const operatorCreate: Command = {
  name: 'operator create',
  summary: 'Makes an operator of an organization; token create gives it a token.',
  options: {
    organization: { value: 'NAME', required: true, help: 'the organization' },
    operator: { value: 'NAME', required: true, help: 'its name, unlike every other of the organization' },
    permissions: { value: 'LIST', required: true, help: PERMISSIONS_HELP },
  },
  notes: PERMISSIONS_NOTE,
  async run(given, environment) {
    const permissions = permissionsOf(given);
    const name = given.text('operator');
    const result = await administer(environment, async (administration) => {
      const organizationId = await administration.organization(given.text('organization'));
      return { id: await administration.createOperator(organizationId, name, permissions), organizationId };
    });
    writeResult(environment, { ...result, name, permissions });
  },
};
