import { randomInt } from 'node:crypto';
import { createServer } from 'node:net';
import { EmbeddedServerError } from './embedded-server-error';

export const HOST = '127.0.0.1';

/** Whether a server could listen on the port of 127.0.0.1 now. */
export function isPortFree(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const probe = createServer();
    probe.once('error', () => resolve(false));
    probe.listen({ port, host: HOST, exclusive: true }, () => probe.close(() => resolve(true)));
  });
}

/** Throws unless `port` is a whole number that an ordinary server may listen on. */
export function checkPort(port: number): void {
  if (!Number.isInteger(port) || port < 1 || port > 65_535) {
    throw new EmbeddedServerError(`The port of the embedded database must be between 1 and 65535, not ${port}.`);
  }
}

/**
 * The port for the next start: the one asked for, or none if it is taken; else the remembered one if still free; else
 * one picked at random below the range that systems hand out to outgoing connections.
 */
export async function choosePort(asked: number | undefined, remembered: number | undefined): Promise<number> {
  if (asked !== undefined) {
    if (await isPortFree(asked)) return asked;
    throw new EmbeddedServerError(
      `Port ${asked}, asked for the embedded database, can't be used on ${HOST}: another program has it, or this user may not.`,
    );
  }
  if (remembered !== undefined && (await isPortFree(remembered))) return remembered;
  for (let tries = 0; tries < 50; tries++) {
    const port = randomInt(20_000, 32_000);
    if (await isPortFree(port)) return port;
  }
  throw new EmbeddedServerError(`No free port was found on ${HOST} for the embedded database.`);
}
