import type { FastifyInstance } from 'fastify';
import { NestFastifyApplication } from '@nestjs/platform-fastify';
import { acceptUploads } from '@echonio/files';
import {
  boundBodyTime,
  DtoPipe,
  Logger,
  logRequests,
  Metrics,
  ProblemFilter,
  RouteTable,
  Settings,
  useBodyParsers,
} from '@echonio/platform';
import { securityHeaders } from './security-headers';
import { serveApiDocs } from './serve-api-docs';

/** Pipes, filters and parsers: the same for the server, the tests and the OpenAPI writer. */
export async function configureApp(app: NestFastifyApplication, settings: Settings, logger: Logger): Promise<void> {
  const fastify = app.getHttpAdapter().getInstance() as unknown as FastifyInstance;
  const routes = app.get(RouteTable);
  routes.attach(fastify);
  boundBodyTime(fastify, settings.REQUEST_TIMEOUT_MS);
  const constant = { 'cache-control': 'no-store', ...(await securityHeaders()) };
  fastify.addHook('onRequest', (request, reply, done) => {
    void reply.header('x-request-id', request.id).headers(constant);
    done();
  });
  useBodyParsers(fastify);
  acceptUploads(fastify);
  logRequests(fastify, logger);
  app.get(Metrics).observe(fastify);
  app.enableCors({
    origin: settings.CORS_ORIGINS === '*' ? '*' : settings.CORS_ORIGINS.split(',').map((origin) => origin.trim()),
    methods: ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE'],
    exposedHeaders: [
      'Content-Disposition',
      'ETag',
      'Link',
      'Location',
      'Preference-Applied',
      'Retry-After',
      'X-Request-Id',
      'RateLimit',
      'RateLimit-Policy',
    ],
    maxAge: 86_400,
    strictPreflight: false,
  });
  app.useGlobalFilters(new ProblemFilter(routes));
  app.useGlobalPipes(new DtoPipe());
  serveApiDocs(app);
}
