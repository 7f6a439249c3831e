import type { FastifyInstance, FastifyRequest } from 'fastify';
import { AppError, ValidationError } from '../errors';
import { parseForm, parseQueryString } from './form';
import { checkInput } from './input-check';
import { repeatableNames } from './repeatable-query';

const utf8 = new TextDecoder('utf-8', { fatal: true });

/**
 * The bodies that the API reads: JSON and forms. Another type with a body is refused (415), an empty body is no body, and a body of DELETE
 * is ignored whatever it is. Query strings are read strictly: each name once unless the route takes it more often, valid UTF-8.
 */
export function useBodyParsers(fastify: FastifyInstance): void {
  fastify.removeAllContentTypeParsers();
  fastify.addHook('onRequest', (request, _reply, done) => {
    if (request.method === 'DELETE') ignoreBody(request);
    try {
      request.query = queryOf(request);
      done();
    } catch (error) {
      done(error as Error);
    }
  });
  const text = (parse: (text: string) => unknown) => async (_request: FastifyRequest, body: Buffer) =>
    body.length === 0 ? undefined : checked(parse(decode(body)));
  fastify.addContentTypeParser('application/json', { parseAs: 'buffer' }, text(parseJson));
  fastify.addContentTypeParser('application/x-www-form-urlencoded', { parseAs: 'buffer' }, text(parseForm));
  fastify.addContentTypeParser('*', async (request: FastifyRequest, payload: NodeJS.ReadableStream) => {
    payload.resume();
    if (!hasBody(request)) return undefined;
    throw new AppError('unsupported-type', 'Send application/json or application/x-www-form-urlencoded.');
  });
}

function queryOf(request: FastifyRequest): Record<string, unknown> {
  const url = request.raw.url!;
  const question = url.indexOf('?');
  if (question < 0) return {};
  const query = parseQueryString(url.slice(question + 1).split('#', 1)[0]!, repeatableNames(request));
  checkInput(query, 'query');
  return query;
}

function ignoreBody(request: FastifyRequest): void {
  delete request.headers['content-type'];
  delete request.headers['content-length'];
  delete request.headers['transfer-encoding'];
}

/** Whether a request announces a body. */
export const hasBody = ({ headers }: Pick<FastifyRequest, 'headers'>): boolean =>
  headers['transfer-encoding'] !== undefined || Number(headers['content-length'] ?? 0) > 0;

function decode(body: Buffer): string {
  try {
    return utf8.decode(body);
  } catch {
    throw ValidationError.of('body', 'must be UTF-8');
  }
}

function parseJson(text: string): unknown {
  if (text.trim() === '') return undefined;
  try {
    return JSON.parse(text);
  } catch {
    throw ValidationError.of('body', 'is not valid JSON');
  }
}

function checked(body: unknown): unknown {
  if (body === undefined) return undefined;
  if (body === null || typeof body !== 'object' || Array.isArray(body)) {
    throw ValidationError.of('body', 'must be an object');
  }
  checkInput(body);
  return body;
}
