import { readdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { TestApp } from '../support/test-app';

const DOCS = join(__dirname, '../../docs');
const NAMES = readdirSync(DOCS)
  .filter((file) => file.endsWith('.md'))
  .map((file) => file.replace('.md', '').toLowerCase());

let app: TestApp;
const pages = new Map<string, string>();

beforeAll(async () => {
  app = await TestApp.start();
  for (const path of ['/docs', '/docs/guides', ...NAMES.map((name) => `/docs/guides/${name}`)])
    pages.set(path, (await app.send('GET', path)).text);
});
afterAll(() => app.close());

const linksOf = (page: string): string[] =>
  [...page.matchAll(/<a href="([^"]+)"/g), ...page.matchAll(/<link [^>]*href="([^"]+)"/g)].map(([, href]) => href!);

describe('the guides', () => {
  it('are all there, without a token, under the title of their first heading', async () => {
    const index = pages.get('/docs/guides')!;
    for (const name of NAMES) {
      const { status, headers, text } = await app.send('GET', `/docs/guides/${name}`);
      expect({ name, status, type: headers['content-type'] }).toEqual({
        name,
        status: 200,
        type: 'text/html; charset=utf-8',
      });
      const title = /<title>(.+) · Echonio Customers<\/title>/.exec(text)![1]!;
      expect(text).toMatch(/<h1 id="/);
      expect(index).toContain(`<a href="/docs/guides/${name}">${title}</a>`);
    }
  });

  it('have links that lead somewhere, to the very heading', async () => {
    const statuses = new Map<string, number>();
    for (const [path, page] of pages) {
      for (const link of linksOf(page).filter((each) => !/^(https?|mailto):/.test(each))) {
        const [target, anchor] = link.startsWith('#') ? [path, link.slice(1)] : (link.split('#') as [string, string?]);
        if (!statuses.has(target)) statuses.set(target, (await app.send('GET', target)).status);
        expect({ path, link, status: statuses.get(target) }).toEqual({ path, link, status: 200 });
        if (anchor && pages.has(target) && target !== '/docs')
          expect({ path, link, found: pages.get(target)!.includes(`id="${anchor}"`) }).toEqual({
            path,
            link,
            found: true,
          });
      }
    }
    expect([...statuses.keys()]).toEqual(expect.arrayContaining(['/docs/guides/search', '/docs/guides.css']));
  });

  it("show what isn't served as text, and words in angle brackets as they are", () => {
    const running = pages.get('/docs/guides/running')!;
    expect(running).toContain('README');
    expect(running).not.toMatch(/href="[^"]*(README|\.md|\.env)/);
  });

  it('lead to the server that shows them, not to one at the default address', () => {
    const page = pages.get('/docs/guides/first-steps')!;
    expect(page).toContain('Swagger UI at\n<a href="/docs">/docs</a>');
    expect([...pages.values()].flatMap(linksOf).filter((link) => link.includes('127.0.0.1'))).toEqual([]);
  });

  it('forbid scripts and pages of others, as /docs does', async () => {
    for (const path of ['/docs', '/docs/guides', '/docs/guides/search']) {
      const { headers } = await app.send('GET', path);
      expect(headers['content-security-policy']).toMatch(/^default-src 'self';script-src 'self';style-src 'self';/);
      expect(headers['x-content-type-options']).toBe('nosniff');
    }
  });

  it.each(['nothing', '..%2fpackage', 'ARCHITECTURE.md', 'adr'])('are not %s', async (name) => {
    const { status, body } = await app.send('GET', `/docs/guides/${name}`);
    expect([status, body.code]).toEqual([404, 'NOT_FOUND']);
  });
});

describe('beside the pages', () => {
  it.each([
    ['/docs/', '/docs'],
    ['/docs/index.html', '/docs'],
    ['/docs/guides/', '/docs/guides'],
  ])('%s leads to %s', async (path, page) => {
    const { status, headers } = await app.send('GET', path);
    expect([status, headers.location]).toEqual([302, page]);
  });

  it.each(['swagger-initializer.js', 'package.json', 'start.ts', 'index.js'])('no %s is served', async (name) => {
    expect((await app.send('GET', `/docs/${name}`)).status).toBe(404);
  });

  it('the document is the same as JSON and as YAML', async () => {
    const yaml = createRequire(require.resolve('@nestjs/swagger'))('js-yaml') as { load(text: string): unknown };
    const [asJson, asYaml] = [await app.send('GET', '/openapi.json'), await app.send('GET', '/openapi.yaml')];
    expect(asYaml.headers['content-type']).toMatch(/^text\/yaml/);
    expect(yaml.load(asYaml.text)).toEqual(asJson.body);
  });
});
