import { NestFastifyApplication } from '@nestjs/platform-fastify';
import { DtoPipe, ReplyInterceptor, ProblemFilter, RouteTable, Settings, useBodyParsers } from '@echonio/platform';

/** Pipes, filters and parsers: the same for the server, the tests and the OpenAPI writer. */
export async function configureApp(app: NestFastifyApplication, settings: Settings): Promise<void> {
  const fastify = app.getHttpAdapter().getInstance();
  const routes = new RouteTable();
  routes.attach(fastify as never);
  useBodyParsers(fastify as never);
  fastify.addHook('onRequest', async (request, reply) => {
    void reply.header('x-request-id', request.id);
    if (request.url.startsWith('/v1/')) void reply.header('cache-control', 'no-store');
    void reply.header('x-content-type-options', 'nosniff');
  });
  app.enableCors({
    origin: settings.CORS_ORIGINS === '*' ? '*' : settings.CORS_ORIGINS.split(',').map((origin) => origin.trim()),
    methods: ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE'],
    exposedHeaders: ['ETag', 'Link', 'Location', 'Retry-After', 'X-Request-Id', 'RateLimit', 'RateLimit-Policy'],
    maxAge: 86_400,
  });
  app.useGlobalFilters(new ProblemFilter(routes));
  app.useGlobalPipes(new DtoPipe());
  app.useGlobalInterceptors(new ReplyInterceptor());
}
