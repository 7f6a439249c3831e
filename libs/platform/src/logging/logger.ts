import { DestinationStream, Logger, pino } from 'pino';
import { Settings } from '../config/settings';
import { describeError } from './describe-error';
import { LineBuffer } from './line-buffer';
import { traceFields } from '../tracing/trace-fields';
import { timeField } from './time-field';

export type { Logger };

/** One line of JSON for each event, on stdout unless a destination is given. Secrets and whatever names a person stay out. */
export function createLogger(settings: Pick<Settings, 'LOG_LEVEL'>, destination?: DestinationStream): Logger {
  return pino(
    {
      level: settings.LOG_LEVEL,
      base: null,
      timestamp: () => timeField(),
      mixin: traceFields(),
      formatters: { level: (label) => ({ level: label }) },
      serializers: { error: describeError },
      redact: {
        paths: [
          'authorization',
          '*.authorization',
          'headers.authorization',
          'token',
          '*.token',
          'password',
          '*.password',
        ],
        censor: '[redacted]',
      },
    },
    destination ?? new LineBuffer(),
  );
}
