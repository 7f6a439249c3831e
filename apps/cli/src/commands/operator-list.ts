import { administer } from '../administer';
import { Command, writeResult } from '../command';

export const operatorList: Command = {
  name: 'operator list',
  summary: 'Lists the operators of an organization, a line each, oldest first.',
  options: { organization: { value: 'NAME', required: true, help: 'the organization' } },
  async run(given, environment) {
    const operators = await administer(environment, async (administration) =>
      administration.operators(await administration.organization(given.text('organization'))),
    );
    for (const operator of operators) writeResult(environment, operator);
  },
};
