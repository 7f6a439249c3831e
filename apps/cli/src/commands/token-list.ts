import { administer } from '../administer';
import { Command, writeResult } from '../command';

export const tokenList: Command = {
  name: 'token list',
  summary: 'Lists the tokens of an organization that are not revoked, a line each; never the tokens themselves.',
  options: {
    organization: { value: 'NAME', required: true, help: 'the organization' },
    operator: { value: 'NAME', help: 'only those of this operator' },
  },
  async run(given, environment) {
    const tokens = await administer(environment, async (administration) => {
      const organizationId = await administration.organization(given.text('organization'));
      const operator = given.optional('operator');
      const operatorId = operator === undefined ? null : await administration.operator(organizationId, operator);
      return administration.tokens(organizationId, operatorId);
    });
    for (const token of tokens) writeResult(environment, token);
  },
};
