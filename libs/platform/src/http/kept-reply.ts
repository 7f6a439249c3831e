import type { FastifyReply, FastifyRequest } from 'fastify';
import type { RequestContext } from '../context/request-context';
import type { IdempotentRequest, KeptReply } from '../idempotency/idempotent-request';

/** What every reply of JSON is said to be. */
export const JSON_TYPE = 'application/json; charset=utf-8';

/** The request that a reply belongs to, when it may come again under the same key. */
export const repeatOf = (request: FastifyRequest | undefined): IdempotentRequest | undefined =>
  (request as { context?: RequestContext } | undefined)?.context?.repeat;

/** Makes what the request has done last together with its reply, then sends it. */
export async function sendOnceKept(response: FastifyReply, repeat: IdempotentRequest, reply: KeptReply): Promise<void> {
  await repeat.complete(reply);
  send(response, reply);
}

/** Sends what was replied to the same request before. */
export function sendAgain(response: FastifyReply, reply: KeptReply): void {
  void response.header('Idempotency-Replayed', 'true');
  send(response, reply);
}

function send(response: FastifyReply, { status, headers, body }: KeptReply): void {
  void response.status(status).headers(headers).type(JSON_TYPE).send(body);
}
