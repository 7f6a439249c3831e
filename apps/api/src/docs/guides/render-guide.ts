import { Marked } from 'marked';
import { escapeHtml } from './escape-html';

/**
 * @param addressOf where a link leads; null shows its text alone
 * @returns the page's HTML, and its title: the text of the first heading
 */
export function renderGuide(
  markdown: string,
  addressOf: (href: string) => string | null,
): { title: string; html: string } {
  const anchors = new Map<string, number>();
  const marked = new Marked({
    renderer: {
      heading({ tokens, depth }) {
        const anchor = unused(anchorOf(this.parser.parseInline(tokens, this.parser.textRenderer)), anchors);
        return `<h${depth} id="${escapeHtml(anchor)}">${this.parser.parseInline(tokens)}</h${depth}>\n`;
      },
      link({ href, tokens }) {
        const address = addressOf(href);
        const text = this.parser.parseInline(tokens);
        return address === null ? text : `<a href="${escapeHtml(address)}">${text}</a>`;
      },
      // Words such as <id> are to be read.
      html: ({ text }) => escapeHtml(text),
    },
  });
  const html = marked.parse(markdown, { async: false });
  return { title: /^# +(.+)$/m.exec(markdown)?.[1]?.replaceAll('`', '').trim() ?? 'Guide', html };
}

/** The anchor of a heading as GitHub makes it, so that links hold at both places. */
const anchorOf = (heading: string): string =>
  heading
    .replace(/&[a-z0-9#]+;/gi, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}\s_-]/gu, '')
    .trim()
    .replace(/\s/g, '-');

function unused(anchor: string, anchors: Map<string, number>): string {
  const times = anchors.get(anchor) ?? 0;
  anchors.set(anchor, times + 1);
  return times === 0 ? anchor : `${anchor}-${times}`;
}
