import { hash } from 'node:crypto';
import { RouteConfig } from '@nestjs/platform-fastify';
import type { FastifyRequest } from 'fastify';
import { ValidationError } from '../errors';
import { IdempotentRequest, RepeatKind } from '../idempotency/idempotent-request';
import { subjectOfRoute } from '../idempotency/subject';

const REPEATED = 'repeated';
const KEY = /^[\x21-\x7e]{1,255}$/;
const CHANGES: ReadonlySet<string> = new Set(['POST', 'PUT', 'PATCH', 'DELETE']);

/** How a route takes a repeat under the same `Idempotency-Key`, when it isn't answered with the first reply. */
export const Repeated = (kind: Exclude<RepeatKind, 'stored'>): MethodDecorator => RouteConfig({ [REPEATED]: kind });

/**
 * The request as one that may come again, or undefined when it has no `Idempotency-Key` or changes nothing.
 * @throws ValidationError
 */
export function idempotentRequest(request: FastifyRequest): IdempotentRequest | undefined {
  const given = request.headers['idempotency-key'];
  if (given === undefined || !CHANGES.has(request.method)) return undefined;
  if (typeof given !== 'string' || !KEY.test(given)) {
    throw ValidationError.of('Idempotency-Key', 'must be 1 to 255 visible ASCII characters, once');
  }
  const { method, url, headers, body, params, routeOptions } = request;
  const asked = JSON.stringify([method, url, headers['if-match'] ?? null, body ?? null]);
  return new IdempotentRequest({
    kind: (routeOptions.config as { [REPEATED]?: RepeatKind })[REPEATED] ?? 'stored',
    key: sha256(given),
    fingerprint: (content) => sha256(`${asked}${content}`),
    subject: subjectOfRoute(params),
  });
}

const sha256 = (text: string): Buffer => hash('sha256', text, 'buffer');
