import { administer } from '../administer';
import { Command, writeResult } from '../command';

export const operatorRemove: Command = {
  name: 'operator remove',
  summary: 'Removes an operator; its tokens end at once, what it made stays.',
  options: {
    organization: { value: 'NAME', required: true, help: 'the organization' },
    operator: { value: 'NAME', required: true, help: 'the operator' },
  },
  notes: 'The last superuser of an organization is not removed.',
  async run(given, environment) {
    const id = await administer(environment, async (administration) => {
      const organizationId = await administration.organization(given.text('organization'));
      const operatorId = await administration.operator(organizationId, given.text('operator'));
      await administration.removeOperator(organizationId, operatorId);
      return operatorId;
    });
    writeResult(environment, { result: true, id });
  },
};
