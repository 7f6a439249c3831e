import { randomUUID } from 'node:crypto';
import { ParsedToken } from './access-token';
import { TokenMemory } from './token-memory';

const request = (authorization?: string): { headers: { authorization?: string } } => ({ headers: { authorization } });
const aToken = (): ParsedToken => ({ organizationId: randomUUID(), digest: Buffer.alloc(32) });

describe('TokenMemory', () => {
  it('gives what was kept for the very same text', () => {
    const memory = new TokenMemory();
    const token = aToken();
    memory.keep(request('Bearer a'), token);
    expect(memory.of(request('Bearer a'))).toBe(token);
    for (const other of ['bearer a', 'Bearer a ', 'Bearer b', '', undefined]) {
      expect(memory.of(request(other))).toBeUndefined();
    }
  });

  it('keeps no long texts, and no more than a few thousand', () => {
    const memory = new TokenMemory();
    memory.keep(request(`Bearer ${' '.repeat(200)}a`), aToken());
    expect(memory.of(request(`Bearer ${' '.repeat(200)}a`))).toBeUndefined();
    for (let number = 0; number <= 4_096; number += 1) memory.keep(request(`Bearer ${number}`), aToken());
    expect(memory.of(request('Bearer 0'))).toBeUndefined();
    expect(memory.of(request('Bearer 4096'))).toBeDefined();
  });
});
