import { CanActivate, ExecutionContext, Injectable } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { AppError, RequestContext, Settings } from '@echonio/platform';
import { RateLimiter } from './rate-limiter';

/** Bounds the requests of one token per minute (`RATE_LIMIT_PER_MINUTE`, 0 for none) and says in `RateLimit` what is left. */
@Injectable()
export class RateLimitGuard implements CanActivate {
  private readonly limit: number;
  private readonly limiter: RateLimiter;

  constructor(settings: Settings) {
    this.limit = settings.RATE_LIMIT_PER_MINUTE;
    this.limiter = new RateLimiter(this.limit);
  }

  canActivate(execution: ExecutionContext): boolean {
    if (this.limit === 0) return true;
    const http = execution.switchToHttp();
    const digest = http.getRequest<{ context?: RequestContext }>().context?.tokenDigest;
    if (!digest) return true;
    const { allowed, remaining, resetSeconds } = this.limiter.take(digest.toString('base64'));
    const reply = http.getResponse<FastifyReply>();
    void reply.header('RateLimit-Policy', `"token";q=${this.limit};w=60`);
    void reply.header('RateLimit', `"token";r=${remaining};t=${resetSeconds}`);
    if (!allowed) throw new AppError('rate-limited', 'Too many requests with this token.', [], resetSeconds);
    return true;
  }
}
