import { StopRequest, loadEnvironmentFile, readSettings, stopSignal } from '@echonio/platform';
import { crashSignal } from './boot/crash-signal';
import { serve } from './boot/serve';
import { startFault } from './boot/start-fault';

// Whoever reads the output may have gone; the server serves on.
for (const stream of [process.stdout, process.stderr]) stream.on('error', () => {});

async function main(): Promise<number> {
  const stop = stopSignal();
  try {
    loadEnvironmentFile();
    const settings = readSettings();
    const crash = crashSignal(settings);
    await serve(settings, AbortSignal.any([stop, crash]));
    return crash.aborted ? 1 : 0;
  } catch (error) {
    if (error instanceof StopRequest) return 0;
    process.stderr.write(`${startFault(error)}\n`);
    return 1;
  }
}

void main().then((code) => process.exit(code));
