import { Administration } from '@echonio/access';
import { administer } from '../administer';
import { Command, writeNote, writeResult } from '../command';
import { expiryOf, PERMISSIONS_HELP, PERMISSIONS_NOTE, permissionsOf, regionOf } from '../option-values';

export const tokenCreate: Command = {
  name: 'token create',
  summary: 'Makes a token, and the organization and the operator if they are missing.',
  options: {
    organization: { value: 'NAME', required: true, help: 'the organization' },
    operator: { value: 'NAME', required: true, help: 'the operator that the token acts as' },
    permissions: { value: 'LIST', required: true, help: PERMISSIONS_HELP },
    label: { value: 'TEXT', help: 'what the token is for' },
    expires: { value: 'DAYS', help: 'after how many days it ends (default: never)' },
    region: { value: 'CODE', help: 'of a new organization: its country, such as IR (default DEFAULT_REGION)' },
  },
  notes: `Prints one line of JSON, {"token", "organizationId", "operatorId"}. The token can't be shown again.
An operator that exists gets the permissions named here instead of its own, for all its tokens.
${PERMISSIONS_NOTE}`,
  async run(given, environment) {
    const permissions = permissionsOf(given);
    const options = { label: given.optional('label'), expiresAt: expiryOf(given) };
    const region = regionOf(given) ?? environment.settings.DEFAULT_REGION;
    const note = (what: string, name: string): void => writeNote(environment, `${what} "${name}" was made.`);
    const make = async (administration: Administration): Promise<object> => {
      const organization = await administration.ensureOrganization(given.text('organization'), region);
      const operator = await administration.ensureOperator(organization.id, given.text('operator'), permissions);
      const { token } = await administration.createToken(organization.id, operator.id, options);
      if (organization.created) note('Organization', given.text('organization'));
      if (operator.created) note('Operator', given.text('operator'));
      return { token, organizationId: organization.id, operatorId: operator.id };
    };
    const result = await administer(environment, (administration) =>
      administration.transaction(() => make(administration)),
    );
    writeResult(environment, result);
  },
};
