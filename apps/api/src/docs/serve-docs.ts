import { dirname } from 'node:path';
import fastifyStatic from '@fastify/static';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { FastifyInstance } from 'fastify';
import { OpenAPIObject, SwaggerModule } from '@nestjs/swagger';
import { createApiDocument } from '../api-document';
import { ASSETS_DIRECTORY, DOCS, GUIDES } from './places';

/** What the pages load; nothing else of these directories is served. */
const ASSETS: ReadonlySet<string> = new Set(
  ['common.css', 'docs.css', 'guides.css', 'favicon.svg', 'start.js', 'swagger-ui.css', 'swagger-ui-bundle.js'].map(
    (name) => `/${name}`,
  ),
);

const OTHER_SPELLINGS = [
  [`${DOCS}/`, DOCS],
  [`${DOCS}/index.html`, DOCS],
  [`${GUIDES}/`, GUIDES],
] as const;

/** The document at `/openapi.json` and `/openapi.yaml`, generated when it is first asked for, and what the pages under `/docs` load. */
export async function serveDocs(app: NestFastifyApplication): Promise<void> {
  let document: OpenAPIObject | undefined;
  SwaggerModule.setup(DOCS, app, () => (document ??= createApiDocument(app)), {
    ui: false,
    jsonDocumentUrl: 'openapi.json',
    yamlDocumentUrl: 'openapi.yaml',
  });
  const fastify = app.getHttpAdapter().getInstance() as unknown as FastifyInstance;
  for (const [path, page] of OTHER_SPELLINGS) fastify.get(path, (_request, reply) => reply.redirect(page));
  await app.register(fastifyStatic, {
    root: [ASSETS_DIRECTORY, dirname(require.resolve('swagger-ui-dist/package.json'))],
    prefix: `${DOCS}/`,
    index: false,
    decorateReply: false,
    allowedPath: (path) => ASSETS.has(path),
    cacheControl: false,
    setHeaders: (reply) => void reply.header('cache-control', 'no-cache'),
  });
}
