import { createParamDecorator, ExecutionContext } from '@nestjs/common';
import { ApiHeader } from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';
import { PreconditionFailedError } from '../errors';

/** Documents the header on the handler that takes it. */
const documented: ParameterDecorator = (target, key) => {
  const descriptor = Object.getOwnPropertyDescriptor(target, key!)!;
  ApiHeader({
    name: 'If-Match',
    required: false,
    description: 'The ETag of the version to change; with another version nothing happens (412).',
    schema: { type: 'string', examples: ['"1"'] } as never,
  })(target, key!, descriptor);
};

/** The value of `If-Match`, or undefined when the request has none. */
export const IfMatch = createParamDecorator(
  (_: unknown, context: ExecutionContext) => context.switchToHttp().getRequest<FastifyRequest>().headers['if-match'],
  [documented],
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
