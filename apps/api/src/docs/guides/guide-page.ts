import { GUIDES } from '../places';
import { escapeHtml } from './escape-html';
import type { Guide } from './guides';

/** The page of one guide, with the way to the others. */
export const guidePage = (guide: Guide, all: Guide[]): string =>
  layout(guide.title, `<main>\n${guide.html}</main>\n<nav><h2>Guides</h2>${linksTo(all, guide)}</nav>`);

/** The page that leads to the guides. */
export const indexPage = (all: Guide[]): string =>
  layout(
    'Guides',
    `<main><h1>Guides</h1>${linksTo(all)}<p>Every call is described in the <a href="/docs">API</a>.</p></main>`,
  );

const linksTo = (guides: Guide[], shown?: Guide): string => {
  const items = guides.map((guide) => {
    const current = guide === shown ? ' aria-current="page"' : '';
    return `<li><a href="${GUIDES}/${encodeURIComponent(guide.name)}"${current}>${escapeHtml(guide.title)}</a></li>`;
  });
  return `<ul>${items.join('')}</ul>`;
};

const layout = (title: string, body: string): string => `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escapeHtml(title)} · Echonio Customers</title>
<link rel="icon" href="/docs/favicon.svg" type="image/svg+xml">
<link rel="stylesheet" href="/docs/common.css">
<link rel="stylesheet" href="/docs/guides.css">
</head>
<body>
<header class="docs-header"><a class="docs-home" href="/docs">Echonio Customers</a> <nav><a href="/docs">API</a> <a href="${GUIDES}">Guides</a></nav></header>
${body}
</body>
</html>
`;
