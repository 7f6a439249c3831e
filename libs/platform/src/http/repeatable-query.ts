import { RouteConfig } from '@nestjs/platform-fastify';
import type { FastifyRequest } from 'fastify';

const REPEATABLE = 'repeatableQuery';

/** The parameters of the query string that a route takes more than once; any other is refused then. */
export const RepeatableQuery = (...names: string[]): MethodDecorator => RouteConfig({ [REPEATABLE]: names });

/** The names that `RepeatableQuery` gave to the route of a request. */
export function repeatableNames(request: FastifyRequest): readonly string[] {
  const config = request.routeOptions?.config as { [REPEATABLE]?: string[] } | undefined;
  return config?.[REPEATABLE] ?? [];
}
