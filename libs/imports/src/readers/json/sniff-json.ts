import type { TextSource } from '../text/text-source';

/**
 * Tells NDJSON from a JSON document in a text that starts with `{`: NDJSON has a whole object on its first line, and more
 * below it. Reads on from `head` as far as it needs, `most` characters about.
 */
export async function sniffJson(
  source: TextSource,
  head: string,
  most: number,
): Promise<{ format: 'json' | 'ndjson'; head: string }> {
  let text = head;
  let ended = false;
  const readOn = async (): Promise<boolean> => {
    const more: string | null = ended || text.length > most ? null : await source.next();
    ended = more === null;
    text += more ?? '';
    return !ended;
  };
  const start = text.search(/\S/);
  let end = endOfLine(text, start);
  while (end === -1 && (await readOn())) end = endOfLine(text, start);
  if (end === -1 || !isLineOfNdjson(text.slice(start, end))) return { format: 'json', head: text };
  while (isBlank(text.slice(end)) && (await readOn()));
  return { format: isBlank(text.slice(end)) ? 'json' : 'ndjson', head: text };
}

function endOfLine(text: string, from: number): number {
  const offset = text.slice(from).search(/[\r\n]/);
  return offset === -1 ? -1 : from + offset;
}

function isLineOfNdjson(line: string): boolean {
  try {
    const value = JSON.parse(line) as { items?: unknown } | null;
    return !Array.isArray(value?.items);
  } catch {
    return false;
  }
}

function isBlank(text: string): boolean {
  return text.trim() === '';
}
