import { join } from 'node:path';
import { build } from 'esbuild';
import { ClientProject } from '../support/client-project';
import { ForgetfulProxy } from '../support/forgetful-proxy';
import { TestApp } from '../support/test-app';

const FILES = `SELECT count(*)::int FROM files WHERE organization_id = $1`;

let app: TestApp;
let proxy: ForgetfulProxy;
let project: ClientProject;
let compiled: { node: string; page: string };

// Four runs of the compiler: a machine with other work on it takes its time.
beforeAll(async () => {
  [app, project] = await Promise.all([TestApp.start(), ClientProject.make()]);
  proxy = await ForgetfulProxy.before(app.url);
  const [node, page] = await Promise.all([project.compile('node'), project.compile('page')]);
  compiled = { node, page };
}, 240_000);
afterAll(async () => {
  project?.remove();
  await proxy?.close();
  await app?.close();
});

it('compiles in a strict project, as an ES module, as CommonJS and for a bundler, with the snippets of the guide', () => {
  expect(compiled).toEqual({ node: '', page: '' });
});

describe.each(['walk-through.mjs', 'walk-through.cjs'])('%s', (script) => {
  it('works against the product, and does once what it had to ask for twice', async () => {
    const tenant = await app.tenant();
    const before = proxy.tries.size;
    expect(await project.run(script, proxy.url, tenant.token)).toEqual({
      lost: ['Lost reply'],
      walk: ['Walk a', 'Walk b', 'Walk c'],
      events: ['note'],
      problem: { kind: 'validation', at: 'is required' },
      upload: { name: 'نامه.txt', size: 200_000, steps: true, end: { loaded: 200_000, total: 200_000 } },
      import: { types: expect.arrayContaining(['uploading', 'started', 'completed']), created: 2, rejects: 4 },
    });
    // Four customers, a note, two files and an import were made, and one customer refused: each was asked for twice.
    expect([...proxy.tries.values()].slice(before)).toEqual(Array.from({ length: 9 }, () => 2));
    const [files] = (await app.owner.query(FILES, [tenant.organizationId])).rows as { count: number }[];
    expect(files).toEqual({ count: 2 });
    expect((await tenant.get('/v1/imports')).body).toMatchObject({ count: 1 });
    expect((await tenant.get('/v1/customers?limit=0')).body).toMatchObject({ count: 6 });
  });
});

it('is bundled for browsers without a word of Node, and works so', async () => {
  const outfile = join(project.directory, 'page.mjs');
  const { metafile } = await build({
    absWorkingDir: project.directory,
    entryPoints: ['page.ts'],
    outfile,
    bundle: true,
    minify: true,
    format: 'esm',
    platform: 'browser',
    metafile: true,
    logLevel: 'silent',
  });
  const external = Object.values(metafile.outputs).flatMap(({ imports }) => imports);
  expect(external).toEqual([]);
  expect(metafile.outputs['page.mjs']!.bytes).toBeLessThan(32_000);
  const tenant = await app.tenant();
  await tenant.post('/v1/customers', { identity: { lastName: 'Shook', firstName: 'Gary' } });
  const page = (await import(outfile)) as { firstPerson(url: string, token: string): Promise<unknown> };
  expect(await page.firstPerson(app.url, tenant.token)).toMatchObject({ lastName: 'Shook', firstName: 'Gary' });
});
