import type { FastifyInstance, FastifyRequest } from 'fastify';
import { Logger } from 'pino';
import { RequestContext } from '../context/request-context';
import { QUIET_ROUTES } from '../http/quiet-routes';
import { traceIdOf } from '../tracing/trace-requests';

/** One line for each request: its route, never its address, because a search names people. */
export function logRequests(fastify: FastifyInstance, logger: Logger): void {
  // The fields are those below, so that none has to be looked through for secrets.
  const lines = logger.child({}, { redact: [] });
  fastify.addHook('onResponse', (request, reply, done) => {
    const route = request.routeOptions.url ?? 'none';
    const level = reply.statusCode >= 500 ? 'error' : QUIET_ROUTES.test(route) ? 'debug' : 'info';
    if (logger.isLevelEnabled(level)) {
      const caller = callerOf(request);
      lines[level]({
        requestId: request.id,
        method: request.method,
        route,
        status: reply.statusCode,
        ms: Math.round(reply.elapsedTime * 10) / 10,
        organizationId: caller?.organizationId,
        operatorId: caller?.operatorId,
        traceId: traceIdOf(request),
      });
    }
    done();
  });
}

/** The organization is told only once the token was proved; before that it is a claim. */
function callerOf(request: FastifyRequest): RequestContext | undefined {
  const { context } = request as FastifyRequest & { context?: RequestContext };
  return context?.operator && context;
}
