import { constants } from 'node:os';

/** One Ctrl-C may come twice: from the terminal and, a moment later, passed on by npm. */
const SAME_REQUEST_MS = 300;

/** Why the signal of `stopSignal` was aborted. */
export class StopRequest extends Error {
  constructor(readonly signal: NodeJS.Signals) {
    super(`Stopped by ${signal}.`);
  }
}

/** Aborted by the first SIGINT or SIGTERM of this process, with a StopRequest as its reason; a second one ends the process at once. */
export function stopSignal(): AbortSignal {
  const controller = new AbortController();
  let askedAt: number | undefined;
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.on(signal, () => {
      if (askedAt === undefined) {
        askedAt = performance.now();
        controller.abort(new StopRequest(signal));
      } else if (performance.now() - askedAt > SAME_REQUEST_MS) {
        process.exit(128 + constants.signals[signal]);
      }
    });
  }
  return controller.signal;
}
