import { ExecutionContext, Injectable } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { AuthGuard } from '@nestjs/passport';
import type { FastifyRequest } from 'fastify';
import { idempotentRequest, RequestContext, UnauthorizedError } from '@echonio/platform';
import { ParsedToken } from './access-token';
import { PUBLIC, REQUIRED } from './decorators';
import { TokenMemory } from './token-memory';

type BearerRequest = FastifyRequest & { user: ParsedToken; context: RequestContext };

/** Stands before every route: no token of the right shape, no entry; with one, the request gets its context. */
@Injectable()
export class BearerGuard extends AuthGuard('bearer') {
  private readonly tokens = new TokenMemory();

  constructor(private readonly reflector: Reflector) {
    super();
  }

  override canActivate(execution: ExecutionContext): boolean | Promise<boolean> {
    const targets = [execution.getHandler(), execution.getClass()];
    if (this.reflector.getAllAndOverride<boolean>(PUBLIC, targets)) return true;
    const required = this.reflector.getAllAndOverride<string[]>(REQUIRED, targets) ?? [];
    const request = execution.switchToHttp().getRequest<BearerRequest>();
    const known = this.tokens.of(request);
    return known ? enter(request, known, required) : this.read(execution, request, required);
  }

  override handleRequest<User>(error: unknown, user: User | false): User {
    if (error) throw error;
    if (!user) throw new UnauthorizedError();
    return user;
  }

  private async read(execution: ExecutionContext, request: BearerRequest, required: string[]): Promise<boolean> {
    await super.canActivate(execution);
    this.tokens.keep(request, request.user);
    return enter(request, request.user, required);
  }
}

function enter(request: BearerRequest, { organizationId, digest }: ParsedToken, required: string[]): true {
  request.context = RequestContext.ofToken(organizationId, digest, required, idempotentRequest(request));
  return true;
}
