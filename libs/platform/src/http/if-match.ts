import { createParamDecorator, ExecutionContext } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { PreconditionFailedError } from '../errors';

/** The value of `If-Match`, or undefined when the request has none. */
export const IfMatch = createParamDecorator(
  (_: unknown, context: ExecutionContext) => context.switchToHttp().getRequest<FastifyRequest>().headers['if-match'],
);

/**
 * Compares strongly, as RFC 9110 asks for: a weak ETag never matches.
 * @throws PreconditionFailedError when the header names other versions only
 */
export function requireMatch(ifMatch: string | undefined, version: number): void {
  if (ifMatch === undefined || ifMatch.trim() === '*') return;
  const named = ifMatch.split(',').map((tag) => tag.trim());
  if (!named.includes(`"${version}"`)) throw new PreconditionFailedError();
}
