import { randomUUID } from 'node:crypto';
import { createAccessToken, parseAccessToken } from './access-token';

describe('access tokens', () => {
  it('carry their organization and are told from others by their digest', () => {
    for (const organizationId of [
      randomUUID(),
      '00000000-0000-0000-0000-000000000000',
      'ffffffff-ffff-ffff-ffff-ffffffffffff',
    ]) {
      const { token, digest } = createAccessToken(organizationId);
      expect(parseAccessToken(token)).toEqual({ organizationId, digest });
      expect(createAccessToken(organizationId).token).not.toBe(token);
    }
  });

  it('are refused without a look-up when a character is wrong, missing or too many', () => {
    const { token } = createAccessToken(randomUUID());
    for (let at = 0; at < token.length; at += 1) {
      const other = token[at] === 'x' ? 'y' : 'x';
      expect(parseAccessToken(token.slice(0, at) + other + token.slice(at + 1))).toBeNull();
      expect(parseAccessToken(token.slice(0, at) + token.slice(at + 1))).toBeNull();
    }
    expect(parseAccessToken(`${token}x`)).toBeNull();
    expect(parseAccessToken('')).toBeNull();
  });
});
