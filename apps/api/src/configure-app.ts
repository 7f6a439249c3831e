import cors from '@fastify/cors';
import type { FastifyInstance } from 'fastify';
import { NestFastifyApplication } from '@nestjs/platform-fastify';
import { acceptUploads } from '@echonio/files';
import {
  boundBodyTime,
  boundReaderTime,
  DtoPipe,
  Logger,
  logRequests,
  Metrics,
  ProblemFilter,
  ProblemMetrics,
  RouteTable,
  Settings,
  traceRequests,
  useBodyParsers,
} from '@echonio/platform';
import { corsOptions } from './cors-options';
import { DOCS } from './docs/places';
import { serveDocs } from './docs/serve-docs';
import { DATA_HEADERS, pageHeaders } from './security-headers';

/** Pipes, filters and parsers: the same for the server, the tests and the OpenAPI writer. */
export async function configureApp(app: NestFastifyApplication, settings: Settings, logger: Logger): Promise<void> {
  const fastify = app.getHttpAdapter().getInstance() as unknown as FastifyInstance;
  const routes = app.get(RouteTable);
  routes.attach(fastify);
  traceRequests(fastify);
  // Not by `app.enableCors`, which sets each header twice.
  await app.register(cors, corsOptions(settings));
  boundBodyTime(fastify, settings.REQUEST_TIMEOUT_MS);
  boundReaderTime(fastify, settings.READER_TIMEOUT_MS);
  const pages = await pageHeaders();
  fastify.addHook('onRequest', (request, reply, done) => {
    void reply.header('x-request-id', request.id).header('cache-control', 'no-store');
    void reply.headers(request.raw.url!.startsWith(DOCS) ? pages : DATA_HEADERS);
    done();
  });
  useBodyParsers(fastify);
  acceptUploads(fastify);
  logRequests(fastify, logger);
  const metrics = app.get(Metrics);
  metrics.observe(fastify);
  app.useGlobalFilters(new ProblemFilter(routes, new ProblemMetrics(metrics)));
  app.useGlobalPipes(new DtoPipe());
  await serveDocs(app);
}
