import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Injectable } from '@nestjs/common';
import { DOCS, GUIDES, GUIDES_DIRECTORY } from '../places';
import { renderGuide } from './render-guide';

/** A guide of the repository as a page shows it. */
export interface Guide {
  /** Its name in the address. */
  name: string;
  /** Its first heading. */
  title: string;
  html: string;
}

/** What a newcomer reads first; the others follow by name. */
const FIRST = ['first-steps', 'import', 'search', 'lists', 'idempotency', 'tenants', 'client', 'running'];

/** The guides in `docs/`, each rendered once. */
@Injectable()
export class Guides {
  private rendered: Promise<Guide[]> | undefined;

  all(): Promise<Guide[]> {
    return (this.rendered ??= readGuides(GUIDES_DIRECTORY).catch((error: unknown) => {
      this.rendered = undefined;
      throw error;
    }));
  }
}

async function readGuides(directory: string): Promise<Guide[]> {
  const files = (await readdir(directory)).filter((file) => file.endsWith('.md'));
  const names = new Set(files.map(nameOf));
  const guides = files.map(async (file) => {
    const markdown = await readFile(join(directory, file), 'utf8');
    return { name: nameOf(file), ...renderGuide(markdown, (href) => addressOf(href, names)) };
  });
  return (await Promise.all(guides)).sort((a, b) => rank(a) - rank(b) || a.title.localeCompare(b.title, 'en'));
}

const nameOf = (file: string): string => file.replace(/\.md$/, '').toLowerCase();

function rank({ name }: Guide): number {
  const at = FIRST.indexOf(name);
  return at === -1 ? FIRST.length : at;
}

/** The server that the guides speak of: on its own pages it is the one that serves them, wherever that is. */
const OWN = /^http:\/\/127\.0\.0\.1:3000(?=\/)/;

/** Where a link of a guide leads on the server; null when it leads into the repository, which isn't served. */
function addressOf(href: string, names: ReadonlySet<string>): string | null {
  if (OWN.test(href)) return href.replace(OWN, '').startsWith(DOCS) ? href.replace(OWN, '') : null;
  if (/^(https?:|mailto:|#)/.test(href)) return href;
  if (href === '../openapi.json') return '/openapi.json';
  const [, file, fragment = ''] = /^(?:\.\/)?([^/#]+)\.md(#.*)?$/.exec(href) ?? [];
  return file !== undefined && names.has(file.toLowerCase()) ? `${GUIDES}/${file.toLowerCase()}${fragment}` : null;
}
