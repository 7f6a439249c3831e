import { createLogger, Settings } from '@echonio/platform';

/** Aborted by an error that nobody caught: it is logged, and a process in an unknown state has to stop. */
export function crashSignal(settings: Settings): AbortSignal {
  const logger = createLogger(settings);
  const controller = new AbortController();
  const crash = (error: unknown): void => {
    logger.fatal({ error }, 'an error that nobody caught stops the server');
    controller.abort(error);
  };
  process.on('uncaughtException', crash);
  process.on('unhandledRejection', crash);
  return controller.signal;
}
