import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, NestFastifyApplication } from '@nestjs/platform-fastify';
import { OpenDatabase, Settings } from '@echonio/platform';
import { AppModule } from './app.module';
import { configureApp } from './configure-app';
import { fastifyOptions } from './fastify-options';

/** The whole application on an open database, configured but not listening. */
export async function createApp(
  settings: Settings,
  database: Pick<OpenDatabase, 'dataSource' | 'takeRole'>,
): Promise<NestFastifyApplication> {
  const adapter = new FastifyAdapter(fastifyOptions(settings));
  const app = await NestFactory.create<NestFastifyApplication>(AppModule.register(settings, database), adapter, {
    bodyParser: false,
    logger: ['error', 'warn'],
    abortOnError: false,
  });
  await configureApp(app, settings);
  return app;
}
