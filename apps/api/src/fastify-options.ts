import type { FastifyHttpOptions } from 'fastify';
import { randomUUID } from 'node:crypto';
import type { Server } from 'node:http';
import { answerUnreadableRequest, BARE_REPLY_HEADERS, problemOf, Settings } from '@echonio/platform';

/** How the HTTP server is set up: bounds, time limits, request ids. */
export function fastifyOptions(settings: Settings): FastifyHttpOptions<Server> & { skipMiddie: true } {
  return {
    // There are no middlewares.
    skipMiddie: true,
    bodyLimit: settings.BODY_LIMIT_BYTES,
    // Node has one limit for all requests; `boundBodyTime` gives bodies theirs, so that an upload may take longer than the rest.
    requestTimeout: 0,
    connectionTimeout: settings.REQUEST_TIMEOUT_MS,
    keepAliveTimeout: 72_000,
    // Whoever still gets through while the server stops is answered like all others.
    return503OnClosing: false,
    http: { headersTimeout: settings.HEADERS_TIMEOUT_MS, connectionsCheckingInterval: 5_000 },
    genReqId: () => randomUUID(),
    requestIdHeader: false,
    logger: false,
    // The strict reader of query strings runs in a hook, where a fault can be answered as a problem.
    routerOptions: { querystringParser: () => ({}), maxParamLength: 500 },
    clientErrorHandler: answerUnreadableRequest,
    frameworkErrors: (error, request, reply) => {
      const problem = problemOf(error, request.id);
      void reply
        .code(problem.status as never)
        // No hook has run, so nothing bounds the time of a body.
        .header('connection', 'close')
        .headers({ ...BARE_REPLY_HEADERS, 'x-request-id': request.id })
        .send(JSON.stringify(problem) as never);
    },
  };
}
