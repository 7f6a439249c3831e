/** Tags in one cell: `|` between, a backslash before a `|` or a backslash that belongs to a title. */
export function formatTags(titles: readonly string[]): string {
  return titles.map((title) => title.replace(/[\\|]/g, '\\$&')).join('|');
}

/** The trimmed, non-blank titles of a cell written by `formatTags` or by hand. */
export function parseTags(cell: string): string[] {
  if (!cell.includes('\\')) return withoutBlanks(cell.split('|'));
  const titles: string[] = [];
  let title = '';
  for (let i = 0; i < cell.length; i++) {
    const character = cell[i]!;
    const next = cell[i + 1];
    if (character === '\\' && (next === '|' || next === '\\')) {
      title += next;
      i++;
    } else if (character === '|') {
      titles.push(title);
      title = '';
    } else {
      title += character;
    }
  }
  return withoutBlanks([...titles, title]);
}

function withoutBlanks(titles: string[]): string[] {
  return titles.map((title) => title.trim()).filter((title) => title !== '');
}
