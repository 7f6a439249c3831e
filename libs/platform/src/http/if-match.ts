import { createParamDecorator, ExecutionContext } from '@nestjs/common';
import { ApiHeader } from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';
import { PreconditionFailedError, ValidationError } from '../errors';

/** An entity tag of RFC 9110, with blanks around it. */
const ENTITY_TAG = /[ \t]*(?:W\/)?"[\x21\x23-\x7e\x80-\xff]*"[ \t]*/y;

/** Documents the header on the handler that takes it. */
const documented: ParameterDecorator = (target, key) => {
  const descriptor = Object.getOwnPropertyDescriptor(target, key!)!;
  ApiHeader({
    name: 'If-Match',
    required: false,
    description:
      'The ETag of the version to change, several of them, or `*` for any; with another version nothing happens (412). A weak ETag (`W/"1"`) ' +
      'matches none.',
    schema: { type: 'string', examples: ['"1"'] } as never,
  })(target, key!, descriptor);
};

/** The value of `If-Match`, or undefined when the request has none. */
export const IfMatch = createParamDecorator(
  (_: unknown, context: ExecutionContext) => {
    const ifMatch = context.switchToHttp().getRequest<FastifyRequest>().headers['if-match'];
    if (ifMatch !== undefined) entityTags(ifMatch);
    return ifMatch;
  },
  [documented],
);

/**
 * Compares strongly, as RFC 9110 asks for: a weak ETag never matches.
 * @throws PreconditionFailedError when the header names other versions only
 */
export function requireMatch(ifMatch: string | undefined, version: number): void {
  if (ifMatch === undefined) return;
  const named = entityTags(ifMatch);
  if (named !== '*' && !named.includes(`"${version}"`)) throw new PreconditionFailedError();
}

/** @throws ValidationError when the header is neither `*` nor a list of entity tags */
function entityTags(ifMatch: string): '*' | string[] {
  if (ifMatch.trim() === '*') return '*';
  const tags: string[] = [];
  for (let at = 0; at <= ifMatch.length; at += 1) {
    ENTITY_TAG.lastIndex = at;
    const tag = ENTITY_TAG.exec(ifMatch)?.[0] ?? /^[ \t]*/.exec(ifMatch.slice(at))![0];
    at += tag.length;
    if (at < ifMatch.length && ifMatch[at] !== ',') throw malformed();
    if (tag.trim() !== '') tags.push(tag.trim());
  }
  if (tags.length === 0) throw malformed();
  return tags;
}

const malformed = (): ValidationError =>
  ValidationError.of('If-Match', 'must be * or a list of ETags, each in double quotes');
