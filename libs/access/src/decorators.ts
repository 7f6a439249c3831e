import { applyDecorators, createParamDecorator, CustomDecorator, ExecutionContext, SetMetadata } from '@nestjs/common';
import { ApiExtension } from '@nestjs/swagger';
import { PERMISSIONS_EXTENSION, RequestContext } from '@echonio/platform';
import { Permission } from './permissions';

export const PUBLIC = 'access:public';
export const REQUIRED = 'access:required';

/** A route that anyone may call without a token. */
export const Public = (): CustomDecorator => SetMetadata(PUBLIC, true);

/** The permissions that an operator needs for a route, all of them. */
export const RequirePermission = (...permissions: Permission[]): MethodDecorator & ClassDecorator =>
  applyDecorators(SetMetadata(REQUIRED, permissions), ApiExtension(PERMISSIONS_EXTENSION, permissions));

/** The context of the request: the first argument of every service method. */
export const Ctx = createParamDecorator(
  (_: unknown, execution: ExecutionContext) =>
    execution.switchToHttp().getRequest<{ context: RequestContext }>().context,
);
