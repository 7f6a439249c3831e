import { ExecutionContext, Injectable } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { AuthGuard } from '@nestjs/passport';
import { RequestContext, UnauthorizedError } from '@echonio/platform';
import { ParsedToken } from './access-token';
import { PUBLIC, REQUIRED } from './decorators';

/** Stands before every route: no token of the right shape, no entry; with one, the request gets its context. */
@Injectable()
export class BearerGuard extends AuthGuard('bearer') {
  constructor(private readonly reflector: Reflector) {
    super();
  }

  override async canActivate(execution: ExecutionContext): Promise<boolean> {
    const targets = [execution.getHandler(), execution.getClass()];
    if (this.reflector.getAllAndOverride<boolean>(PUBLIC, targets)) return true;
    await super.canActivate(execution);
    const request = execution.switchToHttp().getRequest<{ user: ParsedToken; context: RequestContext }>();
    const required = this.reflector.getAllAndOverride<string[]>(REQUIRED, targets) ?? [];
    request.context = RequestContext.ofToken(request.user.organizationId, request.user.digest, required);
    return true;
  }

  override handleRequest<User>(error: unknown, user: User | false): User {
    if (error) throw error;
    if (!user) throw new UnauthorizedError();
    return user;
  }
}
