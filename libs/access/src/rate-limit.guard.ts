import { CanActivate, ExecutionContext, Injectable } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { AppError, Metrics, RequestContext, Settings, Tally } from '@echonio/platform';
import { RateLimiter, RateVerdict } from './rate-limiter';

/**
 * Bounds the requests of one token (`RATE_LIMIT_PER_MINUTE`) and of all tokens of an organization (`ORGANIZATION_RATE_LIMIT_PER_MINUTE`) in a
 * minute, 0 for none, and says in `RateLimit` what is left. An organization's count when their token has been proved, which is behind
 * the request: what was forged costs it nothing, and those that are under way may go beyond the limit.
 */
@Injectable()
export class RateLimitGuard implements CanActivate {
  private readonly token: RateLimiter | null;
  private readonly organization: RateLimiter | null;

  private readonly limited: Record<Whose, Tally>;

  constructor(settings: Settings, metrics: Metrics) {
    const help = 'Requests refused by a rate limit, by whose';
    this.limited = metrics.counters('rate_limited_requests_total', help, 'limit', ['token', 'organization']);
    this.token = limiter(settings.RATE_LIMIT_PER_MINUTE);
    this.organization = limiter(settings.ORGANIZATION_RATE_LIMIT_PER_MINUTE);
  }

  canActivate(execution: ExecutionContext): boolean {
    if (!this.token && !this.organization) return true;
    const http = execution.switchToHttp();
    const { context } = http.getRequest<{ context?: RequestContext }>();
    if (!context?.tokenDigest) return true;
    const reply = http.getResponse<FastifyReply>();
    const verdicts: Verdicts = {};
    if (this.token) verdicts.token = this.token.take(context.tokenDigest.toString('base64'));
    if (this.organization) verdicts.organization = this.ofOrganization(this.organization, context, reply);
    tell(reply, verdicts);
    for (const [whose, { allowed, resetSeconds }] of Object.entries(verdicts))
      if (!allowed) throw this.refusal(whose as Whose, resetSeconds);
    return true;
  }

  private refusal(whose: Whose, resetSeconds: number): AppError {
    this.limited[whose].inc();
    return new AppError('rate-limited', `Too many requests ${WHOSE[whose]}.`, [], resetSeconds);
  }

  private ofOrganization(organization: RateLimiter, context: RequestContext, reply: FastifyReply): RateVerdict {
    const verdict = organization.next(context.organizationId);
    if (verdict.allowed) {
      reply.raw.once('close', () => {
        if (context.operator) organization.take(context.organizationId);
      });
    }
    return verdict;
  }
}

const WHOSE = { token: 'with this token', organization: 'of this organization' };
type Whose = keyof typeof WHOSE;
type Verdicts = Partial<Record<Whose, RateVerdict>>;

const limiter = (limit: number): RateLimiter | null => (limit > 0 ? new RateLimiter(limit) : null);

function tell(reply: FastifyReply, verdicts: Verdicts): void {
  const each = Object.entries(verdicts);
  void reply.header('RateLimit-Policy', each.map(([whose, { limit }]) => `"${whose}";q=${limit};w=60`).join(', '));
  const left = each.map(([whose, { remaining, resetSeconds }]) => `"${whose}";r=${remaining};t=${resetSeconds}`);
  void reply.header('RateLimit', left.join(', '));
}
