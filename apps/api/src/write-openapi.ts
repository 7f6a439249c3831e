import { writeFile } from 'node:fs/promises';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter } from '@nestjs/platform-fastify';
import { createDataSource, readSettings } from '@echonio/platform';
import { createApiDocument } from './api-document';
import { AppModule } from './app.module';

/** Writes `openapi.json` from the code alone: nothing is connected to and nothing listens. */
async function writeOpenApi(path: string): Promise<void> {
  const dataSource = createDataSource({ url: 'postgres://nowhere' });
  const app = await NestFactory.create(
    AppModule.register(readSettings({}), { dataSource, takeRole: false }),
    new FastifyAdapter(),
    {
      preview: true,
      logger: ['error'],
    },
  );
  await writeFile(path, `${JSON.stringify(createApiDocument(app), null, 2)}\n`);
}

void writeOpenApi(process.argv[2] ?? 'openapi.json');
