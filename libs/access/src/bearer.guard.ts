import { ExecutionContext, Injectable } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { AuthGuard } from '@nestjs/passport';
import type { FastifyRequest } from 'fastify';
import { idempotentRequest, RequestContext, UnauthorizedError } from '@echonio/platform';
import { ParsedToken } from './access-token';
import { RouteDemands } from './route-demands';
import { TokenMemory } from './token-memory';

type BearerRequest = FastifyRequest & { user: ParsedToken; context: RequestContext };

/** Stands before every route: no token of the right shape, no entry; with one, the request gets its context. */
@Injectable()
export class BearerGuard extends AuthGuard('bearer') {
  private readonly tokens = new TokenMemory();
  private readonly demands: RouteDemands;

  constructor(reflector: Reflector) {
    super();
    this.demands = new RouteDemands(reflector);
  }

  override canActivate(execution: ExecutionContext): boolean | Promise<boolean> {
    const { isPublic, permissions } = this.demands.of(execution);
    if (isPublic) return true;
    const request = execution.switchToHttp().getRequest<BearerRequest>();
    const known = this.tokens.of(request);
    return known ? enter(request, known, permissions) : this.read(execution, request, permissions);
  }

  override handleRequest<User>(error: unknown, user: User | false): User {
    if (error) throw error;
    if (!user) throw new UnauthorizedError();
    return user;
  }

  private async read(
    execution: ExecutionContext,
    request: BearerRequest,
    permissions: readonly string[],
  ): Promise<boolean> {
    await super.canActivate(execution);
    this.tokens.keep(request, request.user);
    return enter(request, request.user, permissions);
  }
}

function enter(request: BearerRequest, { organizationId, digest }: ParsedToken, permissions: readonly string[]): true {
  request.context = RequestContext.ofToken(organizationId, digest, permissions, idempotentRequest(request));
  return true;
}
