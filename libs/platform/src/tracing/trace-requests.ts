import { Context, context, propagation, ROOT_CONTEXT, SpanKind, SpanStatusCode, trace } from '@opentelemetry/api';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { ErrorKind } from '../errors';
import { QUIET_ROUTES } from '../http/quiet-routes';
import { activeTracer } from './tracing';

const contexts = new WeakMap<FastifyRequest, Context>();

/**
 * Makes each request a span that is named by its route. A `traceparent` is taken as the parent; baggage and `tracestate` of a client are
 * not carried on. Does nothing as long as nobody wants traces.
 */
export function traceRequests(fastify: FastifyInstance): void {
  const tracer = activeTracer();
  if (!tracer) return;
  fastify.addHook('onRequest', (request, _reply, done) => {
    const { method, id } = request;
    const { url: route } = request.routeOptions;
    if (QUIET_ROUTES.test(route ?? '')) return done();
    const attributes = { 'http.request.method': method, 'http.route': route, 'echonio.request.id': id };
    const name = route === undefined ? method : `${method} ${route}`;
    const span = tracer.startSpan(name, { kind: SpanKind.SERVER, attributes }, parentOf(request));
    const own = trace.setSpan(ROOT_CONTEXT, span);
    contexts.set(request, own);
    context.with(own, done);
  });
  // A body that was read has come in another context.
  fastify.addHook('preValidation', (request, _reply, done) => {
    const own = contexts.get(request);
    return own ? context.with(own, done) : done();
  });
  fastify.addHook('onResponse', (request, { statusCode }, done) => {
    const span = spanOf(request);
    span?.setAttribute('http.response.status_code', statusCode);
    if (statusCode >= 500) span?.setStatus({ code: SpanStatusCode.ERROR });
    span?.end();
    done();
  });
}

/** @param kind undefined for a failure of ours */
export function traceProblem(request: FastifyRequest, kind: ErrorKind | undefined): void {
  spanOf(request)?.setAttribute('error.type', kind ?? 'server-error');
}

/** The trace that a request belongs to, for its log line. */
export function traceIdOf(request: FastifyRequest): string | undefined {
  return activeTracer() ? spanOf(request)?.spanContext().traceId : undefined;
}

const spanOf = (request: FastifyRequest): ReturnType<typeof trace.getSpan> => {
  const own = contexts.get(request);
  return own && trace.getSpan(own);
};

function parentOf({ headers }: FastifyRequest): Context {
  const given = trace.getSpanContext(propagation.extract(ROOT_CONTEXT, headers));
  if (!given) return ROOT_CONTEXT;
  const { traceId, spanId, traceFlags } = given;
  return trace.setSpanContext(ROOT_CONTEXT, { traceId, spanId, traceFlags, isRemote: true });
}
