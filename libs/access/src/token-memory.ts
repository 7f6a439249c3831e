import type { FastifyRequest } from 'fastify';
import { ParsedToken } from './access-token';

const MAX_TEXTS = 4_096;
const MAX_LENGTH = 128;

/**
 * What was read from the texts of `Authorization` that came lately. It depends on the text alone, so nothing here goes out of date: whether a
 * token stands is proved by the database each time. When more texts come than are remembered, it begins anew.
 */
export class TokenMemory {
  private tokens = new Map<string, ParsedToken>();

  of({ headers }: Pick<FastifyRequest, 'headers'>): ParsedToken | undefined {
    return this.tokens.get(headers.authorization ?? '');
  }

  keep({ headers }: Pick<FastifyRequest, 'headers'>, token: ParsedToken): void {
    const text = headers.authorization ?? '';
    if (text.length > MAX_LENGTH) return;
    if (this.tokens.size >= MAX_TEXTS) this.tokens = new Map();
    this.tokens.set(text, token);
  }
}
