import { execFile } from 'node:child_process';
import { readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';

/** Builds the client into libs/api-client/dist, as ES modules and as CommonJS, each with types. */
const CLIENT = join(import.meta.dirname, '../libs/api-client');
const TSC = join(import.meta.dirname, '../node_modules/typescript/bin/tsc');
const FORMATS = {
  esm: { type: 'module', args: [] },
  cjs: {
    type: 'commonjs',
    args: [
      '--module',
      'commonjs',
      '--moduleResolution',
      'bundler',
      '--esModuleInterop',
      // The other one has checked the same files.
      '--noCheck',
      '--verbatimModuleSyntax',
      'false',
    ],
  },
};

const run = promisify(execFile);

async function build([name, { type, args }]) {
  const out = join(CLIENT, 'dist', name);
  await run(process.execPath, [TSC, '-p', join(CLIENT, 'tsconfig.build.json'), '--outDir', out, ...args]);
  await writeFile(join(out, 'package.json'), `${JSON.stringify({ type })}\n`);
  // The compiler renames imports in code, but not in declarations.
  for (const file of (await readdir(out)).filter((file) => file.endsWith('.d.ts'))) {
    const text = await readFile(join(out, file), 'utf8');
    await writeFile(join(out, file), text.replace(/(from '\.\/[\w-]+|from "\.\/[\w-]+)\.ts(['"])/g, '$1.js$2'));
  }
}

await rm(join(CLIENT, 'dist'), { recursive: true, force: true });
await Promise.all(Object.entries(FORMATS).map(build));
