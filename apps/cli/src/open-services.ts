import { INestApplicationContext, ModuleMetadata } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { createLogger, DatabaseModule, NestLogger, OpenDatabase, Settings } from '@echonio/platform';

/** What a command needs of the product, put together for it. */
class CommandServices {}

/**
 * The product's own services on an open database, without a server. Closing them closes the database's sessions too.
 * @param log is given lines of JSON, warnings and worse unless LOG_LEVEL says otherwise
 */
export function openServices(
  settings: Settings,
  database: OpenDatabase,
  parts: Pick<ModuleMetadata, 'imports' | 'providers'>,
  log: (line: string) => void,
): Promise<INestApplicationContext> {
  const { LOG_LEVEL } = settings;
  const logger = createLogger(
    { LOG_LEVEL: LOG_LEVEL === 'info' ? 'warn' : LOG_LEVEL },
    { write: (line) => log(line.trimEnd()) },
  );
  const imports = [DatabaseModule.register(settings, database), ...(parts.imports ?? [])];
  return NestFactory.createApplicationContext(
    { module: CommandServices, ...parts, imports },
    { logger: new NestLogger(logger), abortOnError: false },
  );
}
