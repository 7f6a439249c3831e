import { NestFactory } from '@nestjs/core';
import { NestFastifyApplication } from '@nestjs/platform-fastify';
import { createLogger, NestLogger, ReplyAdapter, ServedDatabase, Settings } from '@echonio/platform';
import { AppModule } from './app.module';
import { configureApp } from './configure-app';
import { fastifyOptions } from './fastify-options';

/** The whole application on an open database, configured but not listening. */
export async function createApp(settings: Settings, database: ServedDatabase): Promise<NestFastifyApplication> {
  const logger = createLogger(settings);
  const adapter = new ReplyAdapter(fastifyOptions(settings));
  const app = await NestFactory.create<NestFastifyApplication>(AppModule.register(settings, database), adapter, {
    bodyParser: false,
    logger: new NestLogger(logger),
    abortOnError: false,
  });
  await configureApp(app, settings, logger);
  return app;
}
