import { loadEnvironmentFile, stopSignal } from '@echonio/platform';
import { runCli } from './run-cli';

// A reader that has seen enough, such as head, closes the pipe: no fault of ours.
process.stdout.on('error', () => {});

async function main(): Promise<number> {
  try {
    loadEnvironmentFile();
  } catch (error) {
    process.stderr.write(`cli: ${(error as Error).message}\n`);
    return 1;
  }
  const { env: variables, stdout, stderr } = process;
  return runCli(process.argv.slice(2), { variables, stdout, stderr, signal: stopSignal() });
}

void main().then((code) => {
  process.exitCode = code;
});
