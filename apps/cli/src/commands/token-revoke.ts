import { administer } from '../administer';
import { Command, writeResult } from '../command';
import { idOf } from '../option-values';

export const tokenRevoke: Command = {
  name: 'token revoke',
  summary: 'Revokes a token: it is refused from its very next use on.',
  options: {
    organization: { value: 'NAME', required: true, help: 'the organization' },
    token: { value: 'ID', required: true, help: 'the id of the token, as token list shows it' },
  },
  async run(given, environment) {
    const id = idOf(given, 'token');
    await administer(environment, async (administration) =>
      administration.revokeToken(await administration.organization(given.text('organization')), id),
    );
    writeResult(environment, { result: true, id });
  },
};
