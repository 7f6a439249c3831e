import { ArgumentsHost, Catch, ExceptionFilter, Logger } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { translateDatabaseError } from '../database/database-errors';
import type { ProblemMetrics } from '../metrics/problem-metrics';
import { traceProblem } from '../tracing/trace-requests';
import type { IdempotentRequest } from '../idempotency/idempotent-request';
import { StoredReply } from '../idempotency/stored-reply';
import { repeatOf, sendAgain } from './kept-reply';
import { asAppError, problemOf } from './problem';
import { RouteTable } from './route-table';

/** The only place where an error becomes a reply. */
@Catch()
export class ProblemFilter implements ExceptionFilter {
  private readonly logger = new Logger('Problem');

  constructor(
    private readonly routes: RouteTable,
    private readonly metrics: ProblemMetrics,
  ) {}

  catch(thrown: unknown, host: ArgumentsHost): void {
    const http = host.switchToHttp();
    this.reply(thrown, http.getRequest<FastifyRequest>(), http.getResponse<FastifyReply>());
  }

  reply(thrown: unknown, request: FastifyRequest, reply: FastifyReply): void {
    const repeat = repeatOf(request);
    // What it has done is undone before the client knows and sends it again, corrected.
    if (repeat) return void this.abandoned(repeat, request).then(() => this.reply(thrown, request, reply));
    if (thrown instanceof StoredReply) return this.replay(reply, thrown);
    const error = this.routes.refusalFor(translateDatabaseError(thrown), request);
    const problem = problemOf(error, request.id);
    const kind = asAppError(error)?.kind;
    this.metrics.problem(kind);
    traceProblem(request, kind);
    if (problem.status === 500) this.logger.error({ requestId: request.id, error }, 'request failed');
    if (reply.raw.headersSent) {
      reply.raw.destroy();
      return;
    }
    if (problem.status === 401) void reply.header('WWW-Authenticate', 'Bearer');
    const allow = problem.status === 405 ? this.routes.methodsOf(request) : [];
    if (allow.length > 0) void reply.header('Allow', allow.join(', '));
    const { retryAfter, location } = asAppError(error) ?? {};
    if (retryAfter !== undefined) void reply.header('Retry-After', String(retryAfter));
    if (location !== undefined) void reply.header('Location', location);
    void reply.status(problem.status).type('application/problem+json; charset=utf-8').send(JSON.stringify(problem));
  }

  private replay(reply: FastifyReply, { reply: kept }: StoredReply): void {
    this.metrics.replayed();
    sendAgain(reply, kept);
  }

  private abandoned(repeat: IdempotentRequest, { id: requestId }: FastifyRequest): Promise<void> {
    return repeat.abandon().catch((error: unknown) => {
      this.logger.warn({ requestId, error }, 'the key of a failed request could not be given back');
    });
  }
}
