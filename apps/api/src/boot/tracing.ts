import { setTimeout as sleep } from 'node:timers/promises';
import { diag, DiagLogLevel } from '@opentelemetry/api';
import { beginTracing, createLogger, Settings, SettingsError } from '@echonio/platform';
import { version } from '../../../../package.json';

/** How long the last spans may take to be sent when the server stops. */
const FLUSH_MS = 1_000;
/** A collector that is away is told of once in a while, not with each batch. */
const QUIET_MS = 60_000;

/** Whether the standard variables of OpenTelemetry ask for traces. */
export function wantsTraces(environment: NodeJS.ProcessEnv): boolean {
  const value = (name: string): string => environment[name]?.trim() ?? '';
  if (value('OTEL_SDK_DISABLED').toLowerCase() === 'true') return false;
  const exporters = value('OTEL_TRACES_EXPORTER');
  if (exporters !== '') return exporters !== 'none';
  return value('OTEL_EXPORTER_OTLP_ENDPOINT') !== '' || value('OTEL_EXPORTER_OTLP_TRACES_ENDPOINT') !== '';
}

/**
 * Sends traces if the environment asks for them; otherwise nothing of the SDK is loaded.
 * @returns sends what is left and stops
 * @throws SettingsError when the variables can't be used
 */
export async function startTracing(settings: Settings): Promise<() => Promise<void>> {
  if (!wantsTraces(process.env)) return async () => {};
  const { NodeSDK } = await import('@opentelemetry/sdk-node');
  // Those by default tell the command line and the user as well.
  process.env.OTEL_NODE_RESOURCE_DETECTORS ??= 'serviceinstance,host,env';
  const logger = createLogger(settings);
  let quietUntil = 0;
  const tell = (message: string): void => {
    if (performance.now() < quietUntil) return;
    quietUntil = performance.now() + QUIET_MS;
    logger.warn({ context: 'Traces' }, message.slice(0, 300));
  };
  diag.setLogger({ error: tell, warn: tell, info() {}, debug() {}, verbose() {} }, DiagLogLevel.WARN);
  try {
    const sdk = new NodeSDK({
      serviceName: isNamed(process.env) ? undefined : 'echonio-customers',
      metricReaders: [],
      logRecordProcessors: [],
    });
    sdk.start();
    beginTracing(version);
    return async () => {
      const end = sdk.shutdown().catch((error: unknown) => logger.warn({ error }, 'the last traces were not sent'));
      await Promise.race([end, sleep(FLUSH_MS, undefined, { ref: false })]);
    };
  } catch (error) {
    throw new SettingsError(`The OTEL_ variables are not usable: ${(error as Error).message}.`);
  }
}

const isNamed = ({ OTEL_SERVICE_NAME, OTEL_RESOURCE_ATTRIBUTES }: NodeJS.ProcessEnv): boolean =>
  Boolean(OTEL_SERVICE_NAME?.trim()) || /(^|,)\s*service\.name=/.test(OTEL_RESOURCE_ATTRIBUTES ?? '');
