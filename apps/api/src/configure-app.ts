import helmet from '@fastify/helmet';
import type { FastifyInstance } from 'fastify';
import { NestFastifyApplication } from '@nestjs/platform-fastify';
import { acceptUploads } from '@echonio/files';
import {
  boundBodyTime,
  DtoPipe,
  Logger,
  logRequests,
  Metrics,
  ReplyInterceptor,
  ProblemFilter,
  RouteTable,
  Settings,
  useBodyParsers,
} from '@echonio/platform';
import { serveApiDocs } from './serve-api-docs';

/** Pipes, filters and parsers: the same for the server, the tests and the OpenAPI writer. */
export async function configureApp(app: NestFastifyApplication, settings: Settings, logger: Logger): Promise<void> {
  const fastify = app.getHttpAdapter().getInstance() as unknown as FastifyInstance;
  const routes = app.get(RouteTable);
  routes.attach(fastify);
  boundBodyTime(fastify, settings.REQUEST_TIMEOUT_MS);
  fastify.addHook('onRequest', async (request, reply) => {
    void reply.headers({ 'x-request-id': request.id, 'cache-control': 'no-store' });
  });
  await fastify.register(helmet, HELMET);
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
  app.useGlobalInterceptors(new ReplyInterceptor());
  serveApiDocs(app);
}

/** The documentation page runs its own scripts; nothing else is ever shown by a browser. TLS, and so HSTS, is the proxy's. */
const HELMET: Parameters<typeof helmet>[1] = {
  contentSecurityPolicy: {
    useDefaults: false,
    directives: {
      defaultSrc: ["'self'"],
      scriptSrc: ["'self'", "'unsafe-inline'"],
      styleSrc: ["'self'", "'unsafe-inline'"],
      imgSrc: ["'self'", 'data:'],
      objectSrc: ["'none'"],
      frameAncestors: ["'none'"],
      baseUri: ["'none'"],
      formAction: ["'self'"],
    },
  },
  hsts: false,
  crossOriginResourcePolicy: { policy: 'cross-origin' },
};
