import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, readFile, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

const ROOT = join(__dirname, '../..');

/** A block of commands in a guide, and what the guide shows behind it. */
export interface GuideStep {
  /** Of the block in the guide. */
  line: number;
  commands: string;
  /** The guide says that the last command fails (the fence reads `sh fails`). */
  fails: boolean;
  shown?: { language: string; text: string };
}

/** The steps of a guide in their order, but for those that install the product and start it. */
export async function stepsOf(guide: string): Promise<GuideStep[]> {
  const text = await readFile(join(ROOT, guide), 'utf8');
  const steps: GuideStep[] = [];
  for (const { 1: language, 2: content, index } of text.matchAll(/^```(.*)\n([\s\S]*?)^```$/gm)) {
    const line = text.slice(0, index).split('\n').length;
    if (language === 'json' || language === 'text') steps.at(-1)!.shown = { language, text: content! };
    if (!/^sh\b/.test(language!) || content!.includes('npm ci')) continue;
    steps.push({ line, commands: content!, fails: language === 'sh fails' });
  }
  return steps;
}

/**
 * Runs the steps in one shell, as a reader does in the directory of the product; files that they write land in `place`.
 * `curl` fails where the API refuses, and whatever fails ends the run.
 *
 * @param api the address that takes the place of the one in the guides
 * @returns the standard output of each step that was run, and what was said on standard error
 */
export async function runGuide(steps: GuideStep[], place: string, api: string, environment: Record<string, string>) {
  await layOut(place);
  const script = steps.map(({ commands, fails }, at) => {
    const own = commands.replace('http://127.0.0.1:3000', api);
    return `{ ${fails ? `if (\n${own}) then exit 9; fi` : `\n${own}`}\n} > outputs/${at}\n`;
  });
  await writeFile(join(place, 'script.sh'), `set -euo pipefail\n${script.join('')}`);
  const { PATH } = process.env;
  const child = spawn('bash', ['script.sh'], {
    cwd: place,
    env: { PATH, HOME: place, CURL_HOME: place, ...environment },
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  let said = '';
  child.stderr.on('data', (chunk: Buffer) => (said += chunk.toString()));
  const [code] = await once(child, 'close');
  return { code: code as number | null, said, outputs: await outputsOf(place, steps.length) };
}

async function layOut(place: string): Promise<void> {
  await mkdir(join(place, 'outputs'), { recursive: true });
  for (const name of ['package.json', 'node_modules', 'tools', 'dist', 'test'])
    await symlink(join(ROOT, name), join(place, name));
  await writeFile(join(place, '.curlrc'), 'fail-with-body\n');
}

async function outputsOf(place: string, count: number): Promise<string[]> {
  const all = Array.from({ length: count }, (_, at) => readFile(join(place, 'outputs', String(at)), 'utf8'));
  return (await Promise.allSettled(all)).flatMap((each) => (each.status === 'fulfilled' ? [each.value] : []));
}
