import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';

const MODULE = pathToFileURL(resolve(__dirname, '../../tools/stop-with-parent.mjs')).href;
const LISTEN = "process.on('SIGTERM', () => { console.log('told to stop'); setTimeout(() => process.exit(), 600); });";

/** A server as npm starts it: below a shell. Its output ends when the last of the two processes has gone. */
async function underShell(program: string) {
  const code = `import { stopWithParent } from '${MODULE}'; stopWithParent(); ${program}
    setInterval(() => {}, 1000); console.log('ready', process.pid);`;
  const shell = spawn('sh', ['-c', '"$NODE" --input-type=module -e "$CODE"; :'], {
    detached: true,
    env: { ...process.env, NODE: process.execPath, CODE: code, npm_lifecycle_event: 'start' },
  });
  let output = '';
  shell.stdout.on('data', (data: Buffer) => (output += data.toString()));
  const closed = once(shell, 'close').then(() => output.replace(/^ready \d+\n/, ''));
  await once(shell.stdout, 'data');
  return { shell, closed, pid: Number(output.slice('ready '.length)) };
}

it('stops a server whose shell was killed', async () => {
  const { shell, closed } = await underShell(LISTEN);
  shell.kill('SIGTERM');
  expect(await closed).toBe('told to stop\n');
});

it('ends a program that listens to no signal', async () => {
  const { shell, closed } = await underShell('');
  shell.kill('SIGTERM');
  expect(await closed).toBe('');
});

it('lets a signal sent straight to such a program end it', async () => {
  const { closed, pid } = await underShell('');
  process.kill(pid, 'SIGINT');
  expect(await closed).toBe('');
});

it('does not repeat a signal that reached shell and server alike', async () => {
  const { shell, closed } = await underShell(LISTEN);
  process.kill(-(shell.pid as number), 'SIGTERM');
  expect(await closed).toBe('told to stop\n');
});
