import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { NestFastifyApplication } from '@nestjs/platform-fastify';
import { OpenDatabase, openDatabase, Settings } from '@echonio/platform';
import { createApp } from '../create-app';
import { prepareDrain } from './drain';
import { firstBoot } from './first-boot';
import { startTracing } from './tracing';

/** What of the time to stop is left to the database after the requests had theirs. */
const SHARE_OF_REQUESTS = 0.6;

/**
 * Serves until it is told to stop, then answers what is in flight and closes everything.
 * @throws what keeps it from starting; StopRequest, or the signal's other reason, when it is told to stop before it serves
 */
export async function serve(settings: Settings, stop: AbortSignal): Promise<void> {
  stop.addEventListener('abort', () => endInTime(settings), { once: true });
  const stopTracing = await startTracing(settings);
  const database = await openDatabase(settings, (line) => process.stderr.write(`${line}\n`));
  try {
    stop.throwIfAborted();
    const app = await createApp(settings, database);
    const drain = prepareDrain(app);
    try {
      await start(app, settings, database);
      if (!stop.aborted) await once(stop, 'abort');
    } finally {
      await drain(settings.SHUTDOWN_TIMEOUT_MS * SHARE_OF_REQUESTS);
    }
  } finally {
    await Promise.all([database.close(), stopTracing()]);
  }
}

async function start(app: NestFastifyApplication, settings: Settings, database: OpenDatabase): Promise<void> {
  await app.init();
  // Not `app.listen`, which logs a fault that is told in a sentence.
  await app.getHttpAdapter().getInstance().listen({ port: settings.PORT, host: settings.HOST });
  const introduction = await firstBoot(app, settings, database.ownerUrl);
  const base = baseUrl((app.getHttpServer() as { address(): AddressInfo }).address());
  const lines = [
    ...introduction,
    'Echonio Customers is ready; Ctrl-C stops it.',
    `  API   ${base}/v1`,
    `  Docs  ${base}/docs`,
  ];
  process.stdout.write(`${lines.join('\n')}\n`);
}

/** Where a browser on this machine finds the server. */
function baseUrl({ address, port }: AddressInfo): string {
  if (address === '0.0.0.0' || address === '::') return `http://localhost:${port}`;
  return `http://${address.includes(':') ? `[${address}]` : address}:${port}`;
}

/** A last resort, should the database not stop: whoever waits for the end of this process gets it. */
function endInTime(settings: Settings): void {
  setTimeout(() => {
    process.stderr.write(`The server did not stop within ${settings.SHUTDOWN_TIMEOUT_MS} ms and ends as it is.\n`);
    process.exit(1);
  }, settings.SHUTDOWN_TIMEOUT_MS).unref();
}
